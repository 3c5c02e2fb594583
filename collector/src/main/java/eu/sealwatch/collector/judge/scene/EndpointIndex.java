package eu.sealwatch.collector.judge.scene;

import com.google.protobuf.ByteString;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.NamePattern;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Service;
import eu.sealwatch.wire.v1.FlowRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the endpoint that a flow's outside address is. Names are found by hashing each of their
 * suffixes, so that the number of endpoints by name does not matter; networks by halving, the
 * narrowest first. Immutable; may be shared between threads.
 */
public final class EndpointIndex {

    /** How well an endpoint's services fit a flow. */
    public enum Fit {
        YES,
        NO,
        /** The protocol is not known, and the port does not speak against it. */
        UNKNOWN
    }

    /**
     * @param endpoint matches by place, is in force and, where one does, also by service
     * @param expired matches, but its last day is past; only looked at without an endpoint
     * @param otherWay matches, but permits connections in the other direction alone; likewise
     */
    public record Match(
            Optional<Endpoint> endpoint,
            Fit service,
            Optional<Endpoint> expired,
            Optional<Endpoint> otherWay) {
        static final Match NONE =
                new Match(Optional.empty(), Fit.NO, Optional.empty(), Optional.empty());
    }

    private final boolean assetsListed;
    private final Map<String, List<Endpoint>> byName = new HashMap<>();

    /** By what follows the star: {@code .vendor.example}. */
    private final Map<String, List<Endpoint>> byEnding = new HashMap<>();

    private final PrefixTable<Endpoint> byNetwork;

    public EndpointIndex(Policy policy) {
        assetsListed = !policy.assets().isEmpty();
        var networks = new ArrayList<PrefixTable.Entry<Endpoint>>();
        for (Endpoint endpoint : policy.endpoints()) {
            for (NamePattern name : endpoint.names()) {
                boolean wild = name.text().startsWith("*");
                Map<String, List<Endpoint>> where = wild ? byEnding : byName;
                String key = wild ? name.text().substring(1) : name.text();
                where.computeIfAbsent(key, _ -> new ArrayList<>()).add(endpoint);
            }
            networks.addAll(PrefixTable.entries(endpoint.networks(), endpoint));
        }
        byNetwork = new PrefixTable<>(networks);
    }

    /**
     * Name first: a flow with a visible name matches endpoints that have names only by name. Of
     * several endpoints one whose services fit is taken.
     */
    public Match match(
            FlowRecord flow,
            boolean fromOutside,
            ByteString outside,
            Optional<Asset> asset,
            LocalDate day) {
        var best = new Best(flow, fromOutside, asset, day);
        String claimed = claimedName(flow);
        if (!claimed.isEmpty()) {
            offerByName(claimed, best);
        } else {
            for (int i = 0; i < flow.getNamesCount(); i++) {
                offerByName(flow.getNames(i), best);
            }
        }
        boolean named = !claimed.isEmpty() || flow.getNamesCount() > 0;
        for (var at = byNetwork.find(outside); at != null; at = at.wider()) {
            for (Endpoint endpoint : at.values()) {
                if (!named || endpoint.names().isEmpty()) {
                    best.offer(endpoint);
                }
            }
        }
        return best.match;
    }

    /** The name that the client itself put on the wire, without port; empty when none. */
    public static String claimedName(FlowRecord flow) {
        if (flow.hasTls() && !flow.getTls().getServerName().isEmpty()) {
            return flow.getTls().getServerName();
        }
        String host = flow.hasHttp() ? flow.getHttp().getHost() : "";
        int colon = host.indexOf(':');
        String bare = colon < 0 ? host : host.substring(0, colon);
        return isAddress(bare) ? "" : bare;
    }

    /** A Host header may hold an address; no top-level domain is a number (RFC 3696 section 2). */
    private static boolean isAddress(String host) {
        return host.startsWith("[")
                || !host.isEmpty() && Character.isDigit(host.charAt(host.length() - 1));
    }

    private void offerByName(String name, Best best) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.endsWith(".")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        offerAll(byName.get(plain), best);
        for (int dot = plain.indexOf('.'); dot >= 0; dot = plain.indexOf('.', dot + 1)) {
            offerAll(byEnding.get(plain.substring(dot)), best);
        }
    }

    private static void offerAll(@Nullable List<Endpoint> endpoints, Best best) {
        if (endpoints != null) {
            endpoints.forEach(best::offer);
        }
    }

    /** Whether the services of an endpoint include what the flow speaks. */
    public static Fit fit(Endpoint endpoint, FlowRecord flow) {
        if (endpoint.services().isEmpty()) {
            return Fit.YES;
        }
        Fit best = Fit.NO;
        for (Service service : endpoint.services()) {
            Fit fit = fit(service, flow);
            if (fit == Fit.YES) {
                return Fit.YES;
            }
            best = fit == Fit.UNKNOWN ? fit : best;
        }
        return best;
    }

    private static Fit fit(Service service, FlowRecord flow) {
        if (service.port().isPresent()
                && service.port().getAsInt() != flow.getDestination().getPort()) {
            return Fit.NO;
        }
        return switch (service.protocol()) {
            case "tcp" -> flow.getTransport() == 6 ? Fit.YES : Fit.NO;
            case "udp" -> flow.getTransport() == 17 ? Fit.YES : Fit.NO;
            case String protocol when flow.getProtocol().isEmpty() ->
                    protocol.equals("icmp") ? Fit.NO : Fit.UNKNOWN;
            case String protocol ->
                    protocol.equals(flow.getProtocol()) || protocol.equals(flow.getApplication())
                            ? Fit.YES
                            : Fit.NO;
        };
    }

    /** The best endpoint offered so far. */
    private final class Best {
        private final FlowRecord flow;
        private final boolean fromOutside;
        private final Optional<Asset> asset;
        private final LocalDate day;
        private Match match = Match.NONE;

        Best(FlowRecord flow, boolean fromOutside, Optional<Asset> asset, LocalDate day) {
            this.flow = flow;
            this.fromOutside = fromOutside;
            this.asset = asset;
            this.day = day;
        }

        void offer(Endpoint endpoint) {
            if (match.service() == Fit.YES || !open(endpoint)) {
                return;
            }
            if (endpoint.expires().isPresent() && day.isAfter(endpoint.expires().get())) {
                match =
                        new Match(
                                match.endpoint(),
                                match.service(),
                                Optional.of(endpoint),
                                match.otherWay());
                return;
            }
            if (!endpoint.direction().permits(fromOutside)) {
                match =
                        new Match(
                                match.endpoint(),
                                match.service(),
                                match.expired(),
                                Optional.of(endpoint));
                return;
            }
            Fit fit = fit(endpoint, flow);
            if (match.endpoint().isEmpty() || fit != Fit.NO) {
                match = new Match(Optional.of(endpoint), fit, match.expired(), match.otherWay());
            }
        }

        /** Whether the asset may use it; where a policy lists no assets, everybody may. */
        private boolean open(Endpoint endpoint) {
            if (asset.isEmpty()) {
                return !assetsListed;
            }
            return endpoint.users().include(asset.get());
        }
    }
}
