package eu.sealwatch.agent.flow;

/**
 * Chooses who goes when there is no room. A hand walks the table and takes the least worth keeping
 * of a sample: what is over, then what nobody answered, then what is short, and among equals the
 * longest silent. So a flood of single packets displaces itself. The sample is the larger the more
 * all seen so far are worth; and a maintenance session that has gone on for a while goes only where
 * a long walk finds nothing else.
 */
final class Eviction {
    private static final int FEW_PACKETS = 4;

    /** A session of that age is no mere handshake, of which there may be many. */
    private static final long RUNNING_NS = 10_000_000_000L;

    /** In rising order, each with how many flows are seen before one of it goes. */
    private enum Worth {
        OVER(1),
        ONE_PACKET(16),
        UNANSWERED(16),
        SHORT(16),
        ESTABLISHED(128),
        MAINTENANCE(512),
        RUNNING_MAINTENANCE(1024);

        private static final int MOST = 1024;

        private final int sample;

        Worth(int sample) {
            this.sample = sample;
        }
    }

    private int hand;

    /**
     * Moves the flow to one of the index.
     *
     * @param leastHeld bytes that it is to hold at least
     * @return whether there is such a flow near
     */
    boolean choose(FlowIndex index, Flow flow, long leastHeld) {
        int chosen = -1;
        long chosenLastNs = 0;
        Worth least = Worth.RUNNING_MAINTENANCE;
        int sampled = 0;
        for (int walked = 0; walked < index.places(); walked++) {
            int slot = index.at(hand++);
            if (slot < 0) {
                continue;
            }
            flow.moveTo(slot);
            sampled++;
            if (flow.held() >= leastHeld) {
                Worth worth = worth(flow);
                boolean goesBefore =
                        worth == least ? flow.lastNs() < chosenLastNs : worth.compareTo(least) < 0;
                if (chosen < 0 || goesBefore) {
                    chosen = slot;
                    chosenLastNs = flow.lastNs();
                    least = worth;
                }
            }
            if (chosen >= 0 ? sampled >= least.sample : sampled >= Worth.MOST) {
                break;
            }
        }
        if (chosen >= 0) {
            flow.moveTo(chosen);
        }
        return chosen >= 0;
    }

    private static Worth worth(Flow flow) {
        if (flow.state() != Flow.TcpState.OPEN) {
            return Worth.OVER;
        }
        if (flow.preferred()) {
            boolean running = flow.lastNs() - flow.startNs() >= RUNNING_NS;
            return running ? Worth.RUNNING_MAINTENANCE : Worth.MAINTENANCE;
        }
        long packets = flow.clientPackets() + flow.serverPackets();
        if (packets <= 1) {
            return Worth.ONE_PACKET;
        }
        if (!flow.answered()) {
            return Worth.UNANSWERED;
        }
        return packets <= FEW_PACKETS ? Worth.SHORT : Worth.ESTABLISHED;
    }
}
