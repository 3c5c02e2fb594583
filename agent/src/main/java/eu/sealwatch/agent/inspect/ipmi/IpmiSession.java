package eu.sealwatch.agent.inspect.ipmi;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ipmi;

/** Which security was agreed on with a management controller. */
record IpmiSession(Ipmi ipmi) implements Facts {

    @Override
    public String protocol() {
        return "ipmi";
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setIpmi(ipmi);
    }
}
