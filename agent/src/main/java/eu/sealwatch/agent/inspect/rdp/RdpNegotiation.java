package eu.sealwatch.agent.inspect.rdp;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Rdp;
import java.util.Optional;

/** Which security client and server agreed on, and the TLS handshake that followed. */
record RdpNegotiation(Rdp rdp, Optional<TlsHandshake> tls) implements Facts {

    @Override
    public String protocol() {
        return "rdp";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setRdp(rdp);
        tls.ifPresent(handshake -> flow.setTls(handshake.message()));
    }
}
