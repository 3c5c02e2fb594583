package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.inspect.named.NamedApplication;
import eu.sealwatch.agent.inspect.named.NamedApplication.Standing;
import eu.sealwatch.agent.inspect.named.NamedApplications;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import eu.sealwatch.wire.v1.Tls;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what rides on a flow where a name gives it away. Asked when a record is written, not for
 * each packet. What the bytes already said is never replaced.
 *
 * <p>The strongest sign decides: what the program says of itself (ALPN, a certificate, its user
 * agent), then whom it asks for (SNI, HTTP Host), then, where it asks for nobody by name, what its
 * look-ups called the address. Of several names for one address any counts: the strictest reading.
 */
final class ApplicationNaming {

    /** What carries others. Anything else is what it is, wherever it goes. */
    private static final Set<String> CARRIERS =
            Set.of(
                    "",
                    "tls",
                    "dtls",
                    "quic",
                    "http",
                    "http-proxy",
                    "http2",
                    "websocket",
                    "ssh",
                    "stun",
                    "wireguard");

    private final NamedApplications names;

    ApplicationNaming(NamedApplications names) {
        this.names = names;
    }

    /** A name, and where it stood. */
    private record Sign(NamedApplication named, String evidence) {
        boolean isTool() {
            return named.standing() == Standing.TOOL;
        }
    }

    void describe(FlowRecord.Builder flow) {
        if (flow.getApplication().isEmpty() && CARRIERS.contains(flow.getProtocol())) {
            Sign sign = strongest(flow);
            if (sign != null) {
                write(sign, flow);
            }
        }
        String tool = flow.getApplication().isEmpty() ? flow.getProtocol() : flow.getApplication();
        String origin = names.origin(tool);
        if (!origin.isEmpty()) {
            attribute(flow, "remote_tool.origin", origin);
        }
    }

    private static void write(Sign sign, FlowRecord.Builder flow) {
        String application = sign.named().application();
        switch (sign.named().standing()) {
            case TOOL -> {
                flow.setApplication(application);
                if (flow.getProtocol().isEmpty()) {
                    flow.setBasis(Basis.PATTERN);
                }
            }
            case WEB_SITE -> attribute(flow, "remote_tool.web_site", application);
            case ACTOR_INFRASTRUCTURE ->
                    attribute(flow, "remote_tool.actor_infrastructure", application);
        }
        attribute(flow, "remote_tool.evidence", sign.evidence());
    }

    private @Nullable Sign strongest(FlowRecord.Builder flow) {
        Tls tls = flow.getTls();
        Sign sign = sign(names.byAlpn(tls.getAlpnOfferedList()), "alpn");
        sign = sign != null ? sign : certificate(tls);
        sign = sign != null ? sign : userAgent(flow);
        if (sign != null) {
            return sign;
        }
        boolean asksByName = !tls.getServerName().isEmpty() || !flow.getHttp().getHost().isEmpty();
        if (!asksByName) {
            return lookedUp(flow.getNamesList());
        }
        Sign server = sign(names.byHost(tls.getServerName()), "sni");
        return server != null ? server : sign(names.byHost(flow.getHttp().getHost()), "http-host");
    }

    private @Nullable Sign certificate(Tls tls) {
        Sign server = certificate(tls.getCertificatesList());
        return server != null ? server : certificate(tls.getClientCertificatesList());
    }

    private @Nullable Sign certificate(List<Certificate> chain) {
        return chain.isEmpty()
                ? null
                : sign(names.bySubject(chain.getFirst().getSubject()), "certificate");
    }

    private @Nullable Sign userAgent(FlowRecord.Builder flow) {
        return sign(names.byUserAgent(flow.getHttp().getUserAgent()), "user-agent");
    }

    private @Nullable Sign lookedUp(List<String> known) {
        Sign note = null;
        for (String name : known) {
            Sign sign = sign(names.byHost(name), "dns-name");
            if (sign != null && sign.isTool()) {
                return sign;
            }
            note = note != null ? note : sign;
        }
        return note;
    }

    private static @Nullable Sign sign(@Nullable NamedApplication named, String evidence) {
        return named == null ? null : new Sign(named, evidence);
    }

    private static void attribute(FlowRecord.Builder flow, String name, String value) {
        flow.addAttributes(Attribute.newBuilder().setName(name).setValue(value));
    }
}
