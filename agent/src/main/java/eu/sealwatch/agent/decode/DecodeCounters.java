package eu.sealwatch.agent.decode;

/**
 * What became of packets. The sums come out:
 *
 * <pre>
 * packets = datagrams + arp + stations + notIp + strayFragments + malformed
 * opened  = the same, of packets that were inside others
 * malformed, both together = sum over all kinds
 * </pre>
 */
public final class DecodeCounters {
    private final long[] outcomes = new long[Decoded.values().length];
    private final long[] inside = new long[Decoded.values().length];
    private final long[] kinds = new long[Malformed.values().length];
    private long reassembled;
    private long overlapping;
    private long reassemblyGivenUp;

    void add(Decoded outcome) {
        outcomes[outcome.ordinal()]++;
    }

    void addInside(Decoded outcome) {
        inside[outcome.ordinal()]++;
    }

    void add(Malformed kind) {
        kinds[kind.ordinal()]++;
    }

    void addReassembled() {
        reassembled++;
    }

    void addOverlapping() {
        overlapping++;
    }

    void addReassemblyGivenUp() {
        reassemblyGivenUp++;
    }

    public long packets() {
        return sum(outcomes);
    }

    /** Packets that were found inside others. */
    public long opened() {
        return sum(inside);
    }

    public long of(Decoded outcome) {
        return outcomes[outcome.ordinal()];
    }

    /** The same of packets inside others. */
    public long inside(Decoded outcome) {
        return inside[outcome.ordinal()];
    }

    public long of(Malformed kind) {
        return kinds[kind.ordinal()];
    }

    /** Datagrams that were put together from fragments. */
    public long reassembled() {
        return reassembled;
    }

    /** Fragments that overlap others of their datagram: the first to come was kept. */
    public long overlapping() {
        return overlapping;
    }

    /** Datagrams of which fragments were seen, but not all: displaced, too late, or too many. */
    public long reassemblyGivenUp() {
        return reassemblyGivenUp;
    }

    public DecodeSums sums() {
        return new DecodeSums(
                of(Decoded.MALFORMED), opened(), reassembled, overlapping, reassemblyGivenUp);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long each : counts) {
            sum += each;
        }
        return sum;
    }
}
