package eu.sealwatch.collector.judge.scene;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.EncryptionRequirement;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A flow record seen through the policy: who is inside, which asset takes part, which endpoint the
 * other side is. Made once for each record, read by every rule.
 *
 * @param way by the policy's sites, not by what the agent thought
 * @param site of the inside address
 * @param asset the one maintained: the destination when it is an asset, else the inside source
 * @param match the endpoint that the outside address is
 */
public record Scene(
        FlowRecord flow,
        Policy policy,
        Way way,
        byte[] source,
        byte[] destination,
        Optional<Site> site,
        Optional<Asset> asset,
        EndpointIndex.Match match) {

    public enum Way {
        OUTBOUND,
        INBOUND,
        INTERNAL,
        /** Neither side is inside: nobody's business. */
        EXTERNAL
    }

    private static final int TCP = 6;
    private static final int FLAG_SYN = 0x02;
    private static final long NANOS = 1_000_000_000L;

    public static Scene of(FlowRecord flow, Policy policy, EndpointIndex endpoints) {
        byte[] source = flow.getSource().getIp().toByteArray();
        byte[] destination = flow.getDestination().getIp().toByteArray();
        Optional<Site> sourceSite = policy.siteOf(source);
        Optional<Site> destinationSite = policy.siteOf(destination);
        Way way = way(sourceSite.isPresent(), destinationSite.isPresent());
        Optional<Asset> asset =
                switch (way) {
                    case OUTBOUND -> policy.assetOf(source);
                    case INBOUND -> policy.assetOf(destination);
                    case INTERNAL -> policy.assetOf(destination).or(() -> policy.assetOf(source));
                    case EXTERNAL -> Optional.empty();
                };
        EndpointIndex.Match match =
                switch (way) {
                    case OUTBOUND -> endpoints.match(flow, destination, asset, day(flow));
                    case INBOUND -> endpoints.match(flow, source, asset, day(flow));
                    case INTERNAL, EXTERNAL -> EndpointIndex.Match.NONE;
                };
        return new Scene(
                flow,
                policy,
                way,
                source,
                destination,
                way == Way.OUTBOUND ? sourceSite : destinationSite,
                asset,
                match);
    }

    private static Way way(boolean sourceInside, boolean destinationInside) {
        if (sourceInside) {
            return destinationInside ? Way.INTERNAL : Way.OUTBOUND;
        }
        return destinationInside ? Way.INBOUND : Way.EXTERNAL;
    }

    private static LocalDate day(FlowRecord flow) {
        return LocalDate.ofEpochDay(Math.floorDiv(flow.getStart(), 86_400 * NANOS));
    }

    /** The flow's first day in UTC: guidelines and expiries are judged by it. */
    public LocalDate day() {
        return day(flow);
    }

    public Instant start() {
        return Instant.ofEpochSecond(
                Math.floorDiv(flow.getStart(), NANOS), Math.floorMod(flow.getStart(), NANOS));
    }

    public boolean crossesPerimeter() {
        return way == Way.OUTBOUND || way == Way.INBOUND;
    }

    /** Whether a later record can no longer bring a name or a protocol. */
    public boolean decided() {
        return !flow.getProtocol().isEmpty() || flow.getPhase() != FlowRecord.Phase.OPENED;
    }

    public boolean closed() {
        return flow.getPhase() == FlowRecord.Phase.CLOSED;
    }

    public boolean answered() {
        return flow.getDestination().getPackets() > 0;
    }

    /** A TCP destination that sent something else than a SYN: in practice a reset. */
    public boolean refused() {
        return flow.getTransport() == TCP
                && answered()
                && !flow.getBeganBeforeCapture()
                && (flow.getDestinationTcpFlags() & FLAG_SYN) == 0;
    }

    public Optional<Endpoint> endpoint() {
        return match.endpoint();
    }

    /** The requirement of the endpoint, else the policy's. */
    public EncryptionRequirement encryption() {
        return match.endpoint().flatMap(Endpoint::encryption).orElse(policy.encryption());
    }

    /** What leaves the site or comes into it, and maintenance of assets from within. */
    public boolean encryptionApplies() {
        return crossesPerimeter() || isMaintenance() && answered();
    }

    /**
     * Whether somebody can be working on an asset through this flow. Outwards only with tools whose
     * operator comes back through the connection that the asset opened: a client of SSH, RDP or the
     * like works elsewhere.
     */
    public boolean isMaintenance() {
        if (Category.of(flow) != Category.REMOTE_MAINTENANCE) {
            return false;
        }
        return switch (way) {
            case OUTBOUND -> Category.isRelayed(tool()) && (asset.isPresent() || !listsAssets());
            case INBOUND -> asset.isPresent() || !listsAssets();
            case INTERNAL -> policy.assetOf(destination).isPresent();
            case EXTERNAL -> false;
        };
    }

    /** Whether the policy names the devices of this site at all. */
    public boolean listsAssets() {
        for (Asset listed : policy.assets()) {
            if (site.isPresent() && listed.site().equals(site.get().id())) {
                return true;
            }
        }
        return false;
    }

    /** The remote-maintenance tool: what rides on the flow if that is one, else its protocol. */
    public String tool() {
        boolean byApplication =
                Category.ofName(flow.getApplication()) == Category.REMOTE_MAINTENANCE;
        return byApplication ? flow.getApplication() : flow.getProtocol();
    }

    /** Who the finding is laid to: the asset's id, else the inside address. */
    public String subject() {
        return asset.isPresent() ? asset.get().id() : Cidr.format(inside());
    }

    public byte[] inside() {
        return way == Way.OUTBOUND ? source : destination;
    }

    /** The other side: a name where the client used one or looked one up, else the address. */
    public String place() {
        if (way != Way.OUTBOUND) {
            return Cidr.format(sourceIsSubject() ? destination : source);
        }
        String claimed = EndpointIndex.claimedName(flow);
        if (!claimed.isEmpty()) {
            return claimed;
        }
        return flow.getNamesCount() > 0 ? flow.getNames(0) : Cidr.format(destination);
    }

    private boolean sourceIsSubject() {
        return way == Way.INTERNAL
                && asset.isPresent()
                && asset.get().has(source)
                && !asset.get().has(destination);
    }

    /** {@code tls/443}; the transport where the protocol is not known. */
    public String service() {
        String spoken = flow.getProtocol().isEmpty() ? transport() : flow.getProtocol();
        int port = flow.getDestination().getPort();
        return port == 0 ? spoken : spoken + "/" + port;
    }

    public String transport() {
        return switch (flow.getTransport()) {
            case TCP -> "tcp";
            case 17 -> "udp";
            case 1, 58 -> "icmp";
            default -> "IP protocol " + flow.getTransport();
        };
    }

    /** {@code vendor.example (203.0.113.9:443)}, for reasons. */
    public String placeInFull() {
        String place = place();
        byte[] other = way == Way.OUTBOUND || sourceIsSubject() ? destination : source;
        String address = Cidr.format(other);
        if (other != destination || flow.getDestination().getPort() == 0) {
            return place.equals(address) ? address : place + " (" + address + ")";
        }
        String socket =
                (other.length == 16 ? "[" + address + "]" : address)
                        + ":"
                        + flow.getDestination().getPort();
        return place.equals(address) ? socket : place + " (" + socket + ")";
    }

    /** The line for what no endpoint decides: the site's own. */
    public Line siteLine() {
        return site.map(Site::line).orElse(new Line(policy.file(), 1));
    }
}
