package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When, with what and from where assets may be maintained. Empty lists allow nothing: no tool is
 * approved, no window is open. No jump hosts means that the way in is not restricted.
 */
public record Maintenance(
        List<JumpHost> jumpHosts,
        List<Tool> tools,
        List<Window> windows,
        List<WorkOrder> workOrders,
        Line line) {
    public Maintenance {
        jumpHosts = List.copyOf(jumpHosts);
        tools = List.copyOf(tools);
        windows = List.copyOf(windows);
        workOrders = List.copyOf(workOrders);
    }

    /** A host that sessions must pass. */
    public record JumpHost(String id, List<Cidr> addresses, Line line) {
        public JumpHost {
            addresses = List.copyOf(addresses);
        }
    }

    /** An approved tool, named as in {@code network.protocol} or {@code network.application}. */
    public record Tool(String name, Line line) {}

    /**
     * A weekly recurring window. An end before the start is after midnight, on the next day.
     *
     * @param assets ids; empty means all
     * @param tools names; empty means every approved tool
     * @param longest longest session, if limited
     */
    public record Window(
            String id,
            Set<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            ZoneId zone,
            List<String> assets,
            List<String> tools,
            Optional<Duration> longest,
            Line line) {
        public Window {
            days = Set.copyOf(days);
            assets = List.copyOf(assets);
            tools = List.copyOf(tools);
        }
    }

    /** One permitted visit. */
    public record WorkOrder(
            String id,
            String asset,
            Instant from,
            Instant to,
            List<String> tools,
            Optional<String> person,
            Optional<String> approver,
            Line line) {
        public WorkOrder {
            tools = List.copyOf(tools);
        }
    }
}
