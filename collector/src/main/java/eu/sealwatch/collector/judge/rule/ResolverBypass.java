package eu.sealwatch.collector.judge.rule;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.EndpointIndex;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.DetectorSettings;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;

/**
 * {@code leak.resolver-bypass}: names are asked of a resolver that is not meant, in clear or over
 * HTTPS (RFC 8484), TLS (RFC 7858), QUIC (RFC 9250) or DNSCrypt. Meant are those that the settings
 * list and those that are endpoints. Where the settings list none, every inside resolver is meant;
 * where they do, it must be one of them. What a listed resolver asks of others is its work.
 */
final class ResolverBypass implements Rule {
    private static final String CODE = "leak.resolver-bypass";

    /** RFC 7858 section 3.1, RFC 9250 section 4.1.1. */
    static final int PORT = 853;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        DetectorSettings.ResolverBypass settings = scene.policy().detectors().resolverBypass();
        String way = way(scene.flow());
        if (way.isEmpty() || !settings.enabled() || scene.way() == Scene.Way.INBOUND) {
            return List.of();
        }
        if (scene.endpoint().isPresent() && scene.match().service() != EndpointIndex.Fit.NO) {
            return List.of(new Verdict.Allowed(scene.endpoint().get().line()));
        }
        if (listed(scene.destination(), settings)
                || listed(scene.source(), settings)
                || scene.way() == Scene.Way.INTERNAL && settings.resolvers().isEmpty()) {
            return List.of(new Verdict.Allowed(scene.siteLine()));
        }
        String subject =
                scene.index()
                        .assetOf(scene.source())
                        .map(Asset::id)
                        .orElseGet(() -> Scene.format(scene.source()));
        String server = EndpointIndex.claimedName(scene.flow());
        String address = Scene.format(scene.destination());
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.siteLine(),
                        (server.isEmpty() ? address : server) + " " + scene.service(),
                        "%s resolves names %s at %s, which is none of the resolvers that are meant"
                                .formatted(
                                        subject,
                                        way,
                                        server.isEmpty()
                                                ? address
                                                : server + " (" + address + ")")));
    }

    private static String way(FlowRecord flow) {
        String spoken =
                flow.getApplication().isEmpty() ? flow.getProtocol() : flow.getApplication();
        return switch (spoken) {
            case "dns" -> "in clear";
            case "doh" -> "over HTTPS";
            case "dot" -> "over TLS";
            case "doq" -> "over QUIC";
            case "dnscrypt" -> "by DNSCrypt";
            // the handshake says how, and the port what for: few clients offer the ALPN of DoT
            case "tls", "dtls" -> flow.getDestination().getPort() == PORT ? "over TLS" : "";
            case "quic" -> flow.getDestination().getPort() == PORT ? "over QUIC" : "";
            default -> "";
        };
    }

    private static boolean listed(ByteString address, DetectorSettings.ResolverBypass settings) {
        if (settings.resolvers().isEmpty()) {
            return false;
        }
        byte[] bytes = address.toByteArray();
        for (Cidr resolver : settings.resolvers()) {
            if (resolver.contains(bytes)) {
                return true;
            }
        }
        return false;
    }
}
