package eu.sealwatch.agent.inspect.vmware;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Optional;

/** What the daemon said of itself, and the TLS handshake that followed. */
record VmwareGreeting(String version, boolean tlsRequired, Optional<TlsHandshake> tls)
        implements Facts {

    @Override
    public String protocol() {
        return "vmware-console";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        Plain plain =
                Plain.handshake(protocol())
                        .with("vmware.tls_required", Boolean.toString(tlsRequired));
        plain = version.isEmpty() ? plain : plain.with("vmware.daemon_version", version);
        plain.describe(flow);
        tls.ifPresent(handshake -> flow.setTls(handshake.message()));
    }
}
