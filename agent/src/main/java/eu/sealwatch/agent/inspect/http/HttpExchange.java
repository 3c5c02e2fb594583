package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.FlowRecord;

/**
 * The first request and its answer. Paths, queries, cookies and credentials are not read.
 *
 * @param authScheme a registered scheme's name, never what follows it
 * @param application what rides on it, empty when not known
 */
record HttpExchange(
        FlowRecord.Basis basis,
        String method,
        String host,
        String userAgent,
        int status,
        String server,
        String upgrade,
        String authScheme,
        String contentType,
        String application)
        implements Facts {

    @Override
    public String protocol() {
        return method.equals("CONNECT") ? "http-proxy" : "http";
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.getHttpBuilder()
                .setMethod(method)
                .setHost(host)
                .setUserAgent(userAgent)
                .setStatus(status)
                .setServer(server)
                .setUpgrade(upgrade)
                .setAuthScheme(authScheme)
                .setContentType(contentType);
        if (!application.isEmpty()) {
            flow.setApplication(application);
        }
    }
}
