package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Http;
import java.util.Optional;

/**
 * The first request and its answer. Paths, queries, cookies and credentials are not read.
 *
 * @param proxied whether it was sent to a proxy
 * @param application what rides on it, empty when not known
 * @param tls what a proxy's tunnel carries
 */
record HttpExchange(
        FlowRecord.Basis basis,
        Http http,
        boolean proxied,
        String application,
        Optional<TlsHandshake> tls)
        implements Facts {

    static HttpExchange ofHttp2(String application) {
        return new HttpExchange(
                FlowRecord.Basis.HANDSHAKE,
                Http.newBuilder().setVersion("2").build(),
                false,
                application,
                Optional.empty());
    }

    static HttpExchange ofHttp09(String method) {
        return new HttpExchange(
                FlowRecord.Basis.PATTERN,
                Http.newBuilder().setMethod(method).setVersion("0.9").build(),
                false,
                "",
                Optional.empty());
    }

    @Override
    public String protocol() {
        return proxied ? "http-proxy" : "http";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setHttp(http);
        if (!application.isEmpty()) {
            flow.setApplication(application);
        }
        tls.ifPresent(handshake -> flow.setTls(handshake.message()));
    }
}
