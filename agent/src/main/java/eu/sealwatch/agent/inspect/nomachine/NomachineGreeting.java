package eu.sealwatch.agent.inspect.nomachine;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Optional;

/** The versions of both sides, and the TLS handshake that followed. */
record NomachineGreeting(String client, String server, Optional<TlsHandshake> tls)
        implements Facts {

    @Override
    public String protocol() {
        return "nomachine";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        Plain plain = Plain.handshake(protocol());
        plain = client.isEmpty() ? plain : plain.with("nomachine.client_version", client);
        plain = server.isEmpty() ? plain : plain.with("nomachine.server_version", server);
        plain.describe(flow);
        tls.ifPresent(handshake -> flow.setTls(handshake.message()));
    }
}
