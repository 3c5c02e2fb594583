package eu.sealwatch.agent.flow;

/**
 * Chooses who goes when the table is full. A hand walks the table and takes the least worth keeping
 * of a small sample: what is over, then what nobody answered, then what is short, and among equals
 * the longest silent. So a flood of single packets displaces itself, and a session that is
 * established and carries data goes only where a long walk finds nothing else.
 */
final class Eviction {
    private static final int SAMPLE = 16;
    private static final int LONGEST_WALK = 1 << 10;
    private static final int FEW_PACKETS = 4;

    private enum Worth {
        OVER,
        ONE_PACKET,
        UNANSWERED,
        SHORT,
        SESSION
    }

    private int hand;

    /** Moves the flow to one of the index, which must not be empty. */
    void choose(FlowIndex index, Flow flow) {
        int chosen = -1;
        long chosenLastNs = 0;
        Worth least = Worth.SESSION;
        int sampled = 0;
        for (int walked = 0; walked < index.places(); walked++) {
            int slot = index.at(hand++);
            if (slot < 0) {
                continue;
            }
            flow.moveTo(slot);
            Worth worth = worth(flow);
            boolean goesBefore =
                    worth == least ? flow.lastNs() < chosenLastNs : worth.compareTo(least) < 0;
            if (chosen < 0 || goesBefore) {
                chosen = slot;
                chosenLastNs = flow.lastNs();
                least = worth;
            }
            sampled++;
            boolean enough = sampled >= SAMPLE && least != Worth.SESSION;
            if (enough || least == Worth.OVER || sampled >= LONGEST_WALK) {
                break;
            }
        }
        if (chosen < 0) {
            throw new IllegalStateException("nothing to evict");
        }
        flow.moveTo(chosen);
    }

    private static Worth worth(Flow flow) {
        if (flow.state() != Flow.TcpState.OPEN) {
            return Worth.OVER;
        }
        long packets = flow.clientPackets() + flow.serverPackets();
        if (packets <= 1) {
            return Worth.ONE_PACKET;
        }
        if (!flow.answered()) {
            return Worth.UNANSWERED;
        }
        return packets <= FEW_PACKETS ? Worth.SHORT : Worth.SESSION;
    }
}
