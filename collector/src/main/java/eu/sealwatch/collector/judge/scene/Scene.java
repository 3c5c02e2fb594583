package eu.sealwatch.collector.judge.scene;

import com.google.protobuf.ByteString;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.EncryptionRequirement;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A flow record seen through the policy: who is inside, which asset takes part, which endpoint the
 * other side is. Made once for each record, read by every rule.
 */
public final class Scene {

    /** By the policy's sites, not by what the agent thought. */
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

    private final FlowRecord flow;
    private final PolicyIndex index;
    private final Way way;
    private final Optional<Site> site;
    private final Optional<Asset> asset;
    private final EndpointIndex.Match match;
    private final LocalDate day;
    private final Category category;
    private final EncryptionRequirement encryption;
    private final boolean maintenance;

    public Scene(FlowRecord flow, PolicyIndex index) {
        this(flow, index, Optional.empty());
    }

    private Scene(FlowRecord flow, PolicyIndex index, Optional<EncryptionPreset> instead) {
        this.flow = flow;
        this.index = index;
        Optional<Site> sourceSite = index.siteOf(source());
        Optional<Site> destinationSite = index.siteOf(destination());
        way = way(sourceSite.isPresent(), destinationSite.isPresent());
        site = way == Way.OUTBOUND ? sourceSite : destinationSite;
        day = LocalDate.ofEpochDay(Math.floorDiv(flow.getStart(), 86_400 * NANOS));
        asset = maintained();
        match =
                switch (way) {
                    case OUTBOUND ->
                            index.endpoints().match(flow, false, destination(), asset, day);
                    case INBOUND -> index.endpoints().match(flow, true, source(), asset, day);
                    case INTERNAL, EXTERNAL -> EndpointIndex.Match.NONE;
                };
        category = Category.of(flow);
        EncryptionRequirement required = index.policy().encryption(asset, match.endpoint());
        encryption = instead.map(preset -> under(preset, required)).orElse(required);
        maintenance = category == Category.REMOTE_MAINTENANCE && canBeWorkedOn();
    }

    private static Way way(boolean sourceInside, boolean destinationInside) {
        if (sourceInside) {
            return destinationInside ? Way.INTERNAL : Way.OUTBOUND;
        }
        return destinationInside ? Way.INBOUND : Way.EXTERNAL;
    }

    private Optional<Asset> maintained() {
        return switch (way) {
            case OUTBOUND -> index.assetOf(source());
            case INBOUND -> index.assetOf(destination());
            case INTERNAL -> {
                Optional<Asset> served = index.assetOf(destination());
                yield served.isPresent() ? served : index.assetOf(source());
            }
            case EXTERNAL -> Optional.empty();
        };
    }

    public FlowRecord flow() {
        return flow;
    }

    public PolicyIndex index() {
        return index;
    }

    public Policy policy() {
        return index.policy();
    }

    public Way way() {
        return way;
    }

    public ByteString source() {
        return flow.getSource().getIp();
    }

    public ByteString destination() {
        return flow.getDestination().getIp();
    }

    /** Of the inside address. */
    public Optional<Site> site() {
        return site;
    }

    /** The one maintained: the destination when it is an asset, else the inside source. */
    public Optional<Asset> asset() {
        return asset;
    }

    /** The endpoint that the outside address is. */
    public EndpointIndex.Match match() {
        return match;
    }

    public Optional<Endpoint> endpoint() {
        return match.endpoint();
    }

    /** The flow's first day in UTC: guidelines and expiries are judged by it. */
    public LocalDate day() {
        return day;
    }

    public Category category() {
        return category;
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

    /** The requirement of the endpoint, else the asset's, else the policy's. */
    public EncryptionRequirement encryption() {
        return encryption;
    }

    /** The same flow, judged by another guideline and else by the same requirement. */
    public Scene under(EncryptionPreset preset) {
        return new Scene(flow, index, Optional.of(preset));
    }

    private static EncryptionRequirement under(
            EncryptionPreset preset, EncryptionRequirement required) {
        return new EncryptionRequirement(
                preset,
                required.least(),
                required.cleartextAllowed(),
                required.quantumSafe(),
                required.nameRequired(),
                required.line());
    }

    /** What leaves the site or comes into it, and maintenance of assets from within. */
    public boolean encryptionApplies() {
        return crossesPerimeter() || maintenance && answered();
    }

    /**
     * Whether somebody can be working on an asset through this flow. Outwards only with tools whose
     * operator comes back through the connection that the asset opened: a client of SSH, RDP or the
     * like works elsewhere.
     */
    public boolean isMaintenance() {
        return maintenance;
    }

    private boolean canBeWorkedOn() {
        return switch (way) {
            case OUTBOUND -> Category.isRelayed(tool()) && (asset.isPresent() || !listsAssets());
            case INBOUND -> asset.isPresent() || !listsAssets();
            case INTERNAL -> index.assetOf(destination()).isPresent();
            case EXTERNAL -> false;
        };
    }

    /** Whether the policy names the devices of this site at all. */
    public boolean listsAssets() {
        return site.isPresent() && index.listsAssetsOf(site.get());
    }

    /** The remote-maintenance tool: what rides on the flow if that is one, else its protocol. */
    public String tool() {
        boolean byApplication =
                Category.ofName(flow.getApplication()) == Category.REMOTE_MAINTENANCE;
        return byApplication ? flow.getApplication() : flow.getProtocol();
    }

    /** Who the finding is laid to: the asset's id, else the inside address. */
    public String subject() {
        return asset.isPresent() ? asset.get().id() : format(inside());
    }

    public ByteString inside() {
        return way == Way.OUTBOUND ? source() : destination();
    }

    /** The address on the other side of the perimeter. */
    public ByteString outside() {
        return way == Way.OUTBOUND ? destination() : source();
    }

    /** The other side: a name where the client used one or looked one up, else the address. */
    public String place() {
        if (way != Way.OUTBOUND) {
            return format(sourceIsSubject() ? destination() : source());
        }
        String claimed = EndpointIndex.claimedName(flow);
        if (!claimed.isEmpty()) {
            return claimed;
        }
        return flow.getNamesCount() > 0 ? flow.getNames(0) : format(destination());
    }

    private boolean sourceIsSubject() {
        return way == Way.INTERNAL
                && asset.isPresent()
                && index.assetOf(source()).equals(asset)
                && !index.assetOf(destination()).equals(asset);
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
        boolean there = way == Way.OUTBOUND || sourceIsSubject();
        String address = format(there ? destination() : source());
        if (!there || flow.getDestination().getPort() == 0) {
            return place.equals(address) ? address : place + " (" + address + ")";
        }
        String socket =
                (destination().size() == 16 ? "[" + address + "]" : address)
                        + ":"
                        + flow.getDestination().getPort();
        return place.equals(address) ? socket : place + " (" + socket + ")";
    }

    /** The line for what no endpoint decides: the site's own. */
    public Line siteLine() {
        return site.map(Site::line).orElse(new Line(policy().file(), 1));
    }

    /** An address as people write it. */
    public static String format(ByteString address) {
        return Cidr.format(address.toByteArray());
    }
}
