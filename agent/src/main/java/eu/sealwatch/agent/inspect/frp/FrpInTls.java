package eu.sealwatch.agent.inspect.frp;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.FlowRecord;

/** frp with the TLS inside it. */
record FrpInTls(TlsHandshake tls) implements Facts {

    @Override
    public String protocol() {
        return "frp";
    }

    @Override
    public int bytes() {
        return tls.bytes();
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setTls(tls.message());
    }
}
