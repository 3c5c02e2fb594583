package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;
import java.util.Optional;

/**
 * Bounds of the flow table. Time is packet time.
 *
 * @param maxFlows open at once; when reached the oldest goes, and a counter says so
 * @param tcpIdle silence after which a TCP flow is closed
 * @param udpIdle the same for UDP
 * @param otherIdle the same for ICMP and everything else
 * @param updateEvery how often an open flow is reported
 * @param prefixBytes first bytes of each direction that inspection may see
 * @param memoryBytes of all that is kept of flows; when reached flows go, and a counter says so.
 *     Without it a share of the heap
 */
public record FlowSettings(
        int maxFlows,
        Duration tcpIdle,
        Duration udpIdle,
        Duration otherIdle,
        Duration updateEvery,
        int prefixBytes,
        Optional<Long> memoryBytes) {

    private static final Range<Integer> FLOWS = new Range<>(1_024, 16_777_216);
    private static final Range<Duration> IDLE =
            new Range<>(Duration.ofSeconds(1), Duration.ofDays(1));
    private static final Range<Duration> UPDATE =
            new Range<>(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final Range<Long> PREFIX = new Range<>(2L << 10, 256L << 10);
    private static final Range<Long> MEMORY = new Range<>(16L << 20, 1L << 40);

    public FlowSettings {
        FLOWS.check("flows.max-flows", maxFlows);
        IDLE.check("flows.tcp-idle", tcpIdle);
        IDLE.check("flows.udp-idle", udpIdle);
        IDLE.check("flows.other-idle", otherIdle);
        UPDATE.check("flows.update-every", updateEvery);
        PREFIX.check("flows.prefix-bytes", (long) prefixBytes);
        memoryBytes.ifPresent(bytes -> MEMORY.check("flows.memory", bytes));
    }

    public static FlowSettings defaults() {
        return new FlowSettings(
                262_144,
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                16 << 10,
                Optional.empty());
    }

    static FlowSettings read(YamlSection section) {
        section.only(
                "max-flows",
                "tcp-idle",
                "udp-idle",
                "other-idle",
                "update-every",
                "prefix-bytes",
                "memory");
        FlowSettings defaults = defaults();
        return new FlowSettings(
                section.integer("max-flows", defaults.maxFlows, FLOWS),
                section.duration("tcp-idle", defaults.tcpIdle, IDLE),
                section.duration("udp-idle", defaults.udpIdle, IDLE),
                section.duration("other-idle", defaults.otherIdle, IDLE),
                section.duration("update-every", defaults.updateEvery, UPDATE),
                Math.toIntExact(section.size("prefix-bytes", defaults.prefixBytes, PREFIX)),
                section.optionalSize("memory", MEMORY));
    }
}
