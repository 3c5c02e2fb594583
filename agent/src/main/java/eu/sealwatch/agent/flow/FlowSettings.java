package eu.sealwatch.agent.flow;

import java.time.Duration;

/**
 * Bounds and time-outs of a flow table.
 *
 * @param maxFlows open flows at a time; beyond it one is evicted for each that opens
 * @param prefixBytes first bytes of each TCP direction that inspectors see
 * @param bufferBytes all those first bytes together
 * @param memoryBytes all that is kept of flows together: those first bytes, the table itself, and
 *     what the layers above know of its flows; beyond it flows are evicted
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
        long memoryBytes,
        Duration tcpIdle,
        Duration closedLinger,
        Duration unanswered,
        Duration udpIdle,
        Duration otherIdle,
        Duration tick) {

    private static final int LEAST_PREFIX = 2048;
    private static final int MOST_FLOWS = 1 << 26;
    private static final int MOST_PREFIX = 1 << 20;
    private static final long LEAST_MEMORY = 8L << 20;
    private static final long OTHER_MEMORY = 32L << 20;
    private static final long MOST_BUFFERS = 32L << 20;

    public FlowSettings {
        within("max-flows", maxFlows, 1, MOST_FLOWS);
        within("prefix-bytes", prefixBytes, LEAST_PREFIX, MOST_PREFIX);
        within("buffer-bytes", bufferBytes, prefixBytes, Long.MAX_VALUE);
        within("memory", memoryBytes, LEAST_MEMORY, Long.MAX_VALUE);
        positive("tcp-idle", tcpIdle);
        positive("closed-linger", closedLinger);
        positive("unanswered", unanswered);
        positive("udp-idle", udpIdle);
        positive("other-idle", otherIdle);
        positive("tick", tick);
    }

    public static FlowSettings defaults() {
        long memory = memoryOf(Runtime.getRuntime().maxMemory());
        return new FlowSettings(
                1 << 20,
                16 << 10,
                buffersOf(memory),
                memory,
                Duration.ofSeconds(300),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60));
    }

    /** What flows may take of a heap: the rest is for code, names, batches, and what is new. */
    public static long memoryOf(long heap) {
        return Math.max((heap - OTHER_MEMORY) / 4 * 3, LEAST_MEMORY);
    }

    /** What of that is for first bytes. */
    public static long buffersOf(long memory) {
        return Math.min(memory / 8, MOST_BUFFERS);
    }

    public FlowSettings withMemory(long bytes) {
        return new FlowSettings(
                maxFlows,
                prefixBytes,
                Math.max(Math.min(bufferBytes, buffersOf(bytes)), prefixBytes),
                bytes,
                tcpIdle,
                closedLinger,
                unanswered,
                udpIdle,
                otherIdle,
                tick);
    }

    public FlowSettings withMaxFlows(int flows) {
        return new FlowSettings(
                flows,
                prefixBytes,
                bufferBytes,
                memoryBytes,
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
                Math.max(memoryBytes / tables, LEAST_MEMORY),
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
