package eu.sealwatch.agent.decode;

/**
 * What became of packets. The sum comes out:
 *
 * <pre>packets = datagrams + arp + notIp + strayFragments + malformed, over all kinds</pre>
 */
public final class DecodeCounters {
    private final long[] outcomes = new long[Decoded.values().length];
    private final long[] kinds = new long[Malformed.values().length];

    void add(Decoded outcome) {
        outcomes[outcome.ordinal()]++;
    }

    void add(Malformed kind) {
        kinds[kind.ordinal()]++;
    }

    public long packets() {
        long sum = 0;
        for (long each : outcomes) {
            sum += each;
        }
        return sum;
    }

    public long of(Decoded outcome) {
        return outcomes[outcome.ordinal()];
    }

    public long of(Malformed kind) {
        return kinds[kind.ordinal()];
    }
}
