package eu.sealwatch.agent.inspect.quic;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Quic;
import java.util.Optional;

/** What QUIC shows, and the TLS that its Initial packets carry. */
record QuicHandshake(Quic quic, Optional<TlsHandshake> tls) implements Facts {

    @Override
    public String protocol() {
        return "quic";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setQuic(quic);
        tls.ifPresent(handshake -> {
            handshake.application().ifPresent(flow::setApplication);
            flow.setTls(handshake.message());
        });
    }
}
