package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When, with what and from where assets may be maintained. Empty lists allow nothing: no tool is
 * approved, no window is open. No jump hosts means that the way in is not restricted.
 *
 * @param ordersRequired whether an open window alone is not enough, and a work order must be open
 * @param longest longest session where neither window nor order says so
 */
public record Maintenance(
        List<JumpHost> jumpHosts,
        List<Tool> tools,
        List<Window> windows,
        List<WorkOrder> workOrders,
        boolean ordersRequired,
        Optional<Duration> longest,
        Line line) {
    public Maintenance {
        jumpHosts = List.copyOf(jumpHosts);
        tools = List.copyOf(tools);
        windows = List.copyOf(windows);
        workOrders = List.copyOf(workOrders);
    }

    Maintenance with(List<WorkOrder> orders) {
        return new Maintenance(jumpHosts, tools, windows, orders, ordersRequired, longest, line);
    }

    /** A host that sessions must pass. */
    public record JumpHost(String id, List<Cidr> addresses, Line line) {
        public JumpHost {
            addresses = List.copyOf(addresses);
        }
    }

    /** An approved tool, named as in {@code network.protocol} or {@code network.application}. */
    public record Tool(String name, Line line) {}

    /** Windows and work orders for an asset and tool, open or not. */
    public Stream<Opening> openings(Optional<Asset> asset, String tool) {
        return Stream.<Opening>concat(workOrders.stream(), windows.stream())
                .filter(opening -> opening.covers(asset, tool));
    }

    /** The windows that are open to an asset and tool at a moment. */
    public List<Window> openWindows(Optional<Asset> asset, String tool, Instant moment) {
        return windows.stream()
                .filter(window -> window.covers(asset, tool) && window.at(moment).isPresent())
                .toList();
    }

    /** The work orders that are open to an asset and tool at a moment. */
    public List<WorkOrder> openOrders(Optional<Asset> asset, String tool, Instant moment) {
        return workOrders.stream()
                .filter(order -> order.covers(asset, tool) && order.at(moment).isPresent())
                .toList();
    }

    /** Of all windows and orders for an asset and tool, the one that occurs nearest to a moment. */
    public Optional<Opening> nearest(Optional<Asset> asset, String tool, Instant moment) {
        return openings(asset, tool)
                .filter(opening -> opening.nearest(moment).isPresent())
                .min(
                        Comparator.comparing(
                                opening -> opening.nearest(moment).orElseThrow().distance(moment)));
    }

    /** How long a session under a window or order may last. */
    public Optional<Duration> longest(Opening opening) {
        return opening.longest().or(() -> longest);
    }
}
