package eu.sealwatch.agent.flow;

import java.time.Duration;

/**
 * Bounds and time-outs of a flow table.
 *
 * @param maxFlows open flows at a time; beyond it one is evicted for each that opens
 * @param prefixBytes first bytes of each TCP direction that inspectors see
 * @param bufferBytes all those first bytes together
 * @param tcpIdle silence after which an answered TCP flow is over
 * @param closedLinger how long late packets still count for a flow that was finished or reset
 * @param unanswered silence after which a TCP flow without an answer is over
 * @param udpIdle the same for UDP
 * @param otherIdle the same for ICMP and all else
 * @param tick how often an open flow is reported
 */
public record FlowSettings(
        int maxFlows,
        int prefixBytes,
        long bufferBytes,
        Duration tcpIdle,
        Duration closedLinger,
        Duration unanswered,
        Duration udpIdle,
        Duration otherIdle,
        Duration tick) {

    private static final int LEAST_PREFIX = 2048;
    private static final int MOST_FLOWS = 1 << 26;
    private static final int MOST_PREFIX = 1 << 20;

    public FlowSettings {
        within("max-flows", maxFlows, 1, MOST_FLOWS);
        within("prefix-bytes", prefixBytes, LEAST_PREFIX, MOST_PREFIX);
        within("buffer-bytes", bufferBytes, prefixBytes, Long.MAX_VALUE);
        positive("tcp-idle", tcpIdle);
        positive("closed-linger", closedLinger);
        positive("unanswered", unanswered);
        positive("udp-idle", udpIdle);
        positive("other-idle", otherIdle);
        positive("tick", tick);
    }

    public static FlowSettings defaults() {
        return new FlowSettings(
                1 << 20,
                16 << 10,
                32L << 20,
                Duration.ofSeconds(300),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60));
    }

    public FlowSettings withMaxFlows(int flows) {
        return new FlowSettings(
                flows,
                prefixBytes,
                bufferBytes,
                tcpIdle,
                closedLinger,
                unanswered,
                udpIdle,
                otherIdle,
                tick);
    }

    /** The bounds of one of several tables that share the flows. */
    public FlowSettings shared(int tables) {
        return new FlowSettings(
                Math.ceilDiv(maxFlows, tables),
                prefixBytes,
                Math.max(bufferBytes / tables, prefixBytes),
                tcpIdle,
                closedLinger,
                unanswered,
                udpIdle,
                otherIdle,
                tick);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "flow.%s is %d; it must be from %d to %d".formatted(name, value, least, most));
        }
    }

    private static void positive(String name, Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "flow.%s is %s; the least is one second".formatted(name, value));
        }
    }
}
