package eu.sealwatch.collector.judge.scene;

import com.google.protobuf.ByteString;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Maintenance;
import eu.sealwatch.config.policy.Maintenance.JumpHost;
import eu.sealwatch.config.policy.Maintenance.Tool;
import eu.sealwatch.config.policy.Occurrence;
import eu.sealwatch.config.policy.Opening;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.config.policy.Window;
import eu.sealwatch.config.policy.WorkOrder;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Session.FarRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A maintenance session seen through the policy: which device somebody can be working on, with what
 * tool, past which jump host, in which window, on whose order. Made once for each record of a
 * session, read by every session rule.
 *
 * <p>Only the visible far end is known. Behind a relay, or behind a jump host, somebody else sits.
 */
public final class SessionScene {
    private static final long NANOS = 1_000_000_000L;

    private final Session session;
    private final PolicyIndex index;
    private final Optional<Site> site;
    private final boolean farInside;
    private final Optional<Asset> asset;
    private final Optional<Tool> tool;
    private final Optional<JumpHost> jumpHost;
    private final List<Window> windows;
    private final List<WorkOrder> orders;

    public SessionScene(Session session, PolicyIndex index) {
        this.session = session;
        this.index = index;
        site = index.siteOf(session.getAsset());
        farInside = index.siteOf(session.getFar()).isPresent();
        asset = index.assetOf(session.getAsset());
        tool = index.approved(session.getTool());
        Optional<JumpHost> near = index.jumpHostOf(session.getAsset());
        jumpHost = near.isPresent() ? near : index.jumpHostOf(session.getFar());
        windows = maintenance().openWindows(asset, session.getTool(), start());
        orders =
                maintenance().openOrders(asset, session.getTool(), start()).stream()
                        .filter(this::comesAsOrdered)
                        .toList();
    }

    /** A relay hides where a visit comes from, so an order's origin cannot be held against it. */
    private boolean comesAsOrdered(WorkOrder order) {
        boolean origin =
                order.origins().isEmpty()
                        || session.getRelayed()
                        || jumpHost.isPresent()
                        || PrefixTable.of(order.origins()).holds(session.getFar());
        boolean host =
                order.jumpHost().isEmpty() || jumpHost.map(JumpHost::id).equals(order.jumpHost());
        return origin && host;
    }

    public Session session() {
        return session;
    }

    public PolicyIndex index() {
        return index;
    }

    public Policy policy() {
        return index.policy();
    }

    public Maintenance maintenance() {
        return policy().maintenance();
    }

    /** Of the device; empty when the policy has it nowhere, which makes it nobody's business. */
    public Optional<Site> site() {
        return site;
    }

    /** The device on which somebody can be working. */
    public Optional<Asset> asset() {
        return asset;
    }

    public String toolName() {
        return session.getTool();
    }

    /** The approval of the tool. */
    public Optional<Tool> tool() {
        return tool;
    }

    /** The jump host that is one of the two ends. */
    public Optional<JumpHost> jumpHost() {
        return jumpHost;
    }

    /** Windows for this device and tool that were open when the session began. */
    public List<Window> windows() {
        return windows;
    }

    /** Work orders for this device, tool and way in that were open when the session began. */
    public List<WorkOrder> orders() {
        return orders;
    }

    public Instant start() {
        return instant(session.getStart());
    }

    /** Of the latest packet. */
    public Instant end() {
        return instant(session.getEnd());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /**
     * Whether somebody can be working on a device that the policy cares for: one of its assets, or,
     * where it lists none, any of the site. Outwards only with tools whose operator comes back
     * through the connection that the device opened.
     */
    public boolean isMaintenance() {
        if (site.isEmpty() || session.getFarRole() == FarRole.SERVER) {
            return false;
        }
        return asset.isPresent() || !farInside && !index.listsAssetsOf(site.get());
    }

    /** Whether the far end has sent something back, or the device has. */
    public boolean answered() {
        return session.getFarRole() == FarRole.CLIENT
                ? session.getAssetBytes() > 0
                : session.getFarBytes() > 0;
    }

    public boolean crossesPerimeter() {
        return site.isPresent() && !farInside;
    }

    /** What permits the session from its start: orders alone where the policy requires them. */
    public List<Opening> openings() {
        Stream<Opening> byOrder = orders.stream().map(Opening.class::cast);
        return maintenance().ordersRequired()
                ? byOrder.toList()
                : Stream.concat(byOrder, windows.stream()).toList();
    }

    /** Until when the openings of its start permit the session; none without an opening. */
    public Optional<Instant> deadline() {
        return openings().stream()
                .map(opening -> deadline(opening, start()))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /** Whether an opening that came later permits the session at its latest packet. */
    public boolean permittedAtEnd() {
        Maintenance maintenance = maintenance();
        Stream<Opening> open =
                maintenance.ordersRequired()
                        ? maintenance.openOrders(asset, toolName(), end()).stream()
                                .filter(this::comesAsOrdered)
                                .map(Opening.class::cast)
                        : maintenance.openings(asset, toolName());
        return open.map(opening -> deadline(opening, end()))
                .flatMap(Optional::stream)
                .anyMatch(until -> end().isBefore(until));
    }

    /** The end of what is open at a moment, or the longest duration since the session's start. */
    private Optional<Instant> deadline(Opening opening, Instant moment) {
        return opening.at(moment).map(Occurrence::to).map(to -> sooner(to, opening));
    }

    private Instant sooner(Instant end, Opening opening) {
        Optional<Duration> longest = maintenance().longest(opening);
        if (longest.isEmpty()) {
            return end;
        }
        Instant most = start().plus(longest.get());
        return most.isBefore(end) ? most : end;
    }

    /** Who the finding is laid to: the asset's id, else the device's address. */
    public String subject() {
        return asset.map(Asset::id).orElseGet(() -> Scene.format(session.getAsset()));
    }

    /** The far end, as a finding is about it: relays move, so there the tool's name alone is it. */
    public String place() {
        return session.getRelayed() ? "relay" : far();
    }

    /** The far end by name and address, for reasons. */
    public String placeInFull() {
        String address = Scene.format(session.getFar());
        String far = far();
        String shown = far.equals(address) ? address : far + " (" + address + ")";
        return session.getRelayed() ? "the relay " + shown : shown;
    }

    private String far() {
        ByteString address = session.getFar();
        return session.getFarNamesCount() > 0 && session.getFarRole() != FarRole.CLIENT
                ? session.getFarNames(0)
                : Scene.format(address);
    }

    /** {@code ssh between 192.0.2.50 and xray-1}. */
    public String inWords() {
        return "%s between %s and %s".formatted(toolName(), placeInFull(), subject());
    }

    public Line siteLine() {
        return site.map(Site::line).orElse(new Line(policy().file(), 1));
    }
}
