package eu.sealwatch.agent.inspect.smb;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Smb;

/** What was read of an SMB connection. */
record SmbSession(Smb smb) implements Facts {

    @Override
    public String protocol() {
        return "smb";
    }

    /** Complete once a message has shown whether files go by encrypted or in clear. */
    Recognition recognised(boolean ended) {
        return new Recognition.Recognised(this, ended || smb.getEncrypted() || smb.getClear());
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setSmb(smb);
    }
}
