package eu.sealwatch.agent.flow;

import org.jspecify.annotations.Nullable;

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

    /** A flow of the index, which must not be empty. */
    Flow choose(FlowIndex index) {
        Flow chosen = null;
        Worth least = Worth.SESSION;
        int sampled = 0;
        for (int walked = 0; walked < index.places(); walked++) {
            Flow flow = index.at(hand++);
            if (flow == null) {
                continue;
            }
            Worth worth = worth(flow);
            if (chosen == null || isBefore(worth, flow, least, chosen)) {
                chosen = flow;
                least = worth;
            }
            sampled++;
            boolean enough = sampled >= SAMPLE && least != Worth.SESSION;
            if (enough || least == Worth.OVER || sampled >= LONGEST_WALK) {
                break;
            }
        }
        return required(chosen);
    }

    private static Flow required(@Nullable Flow chosen) {
        if (chosen == null) {
            throw new IllegalStateException("nothing to evict");
        }
        return chosen;
    }

    private static boolean isBefore(Worth worth, Flow flow, Worth least, Flow chosen) {
        return worth == least ? flow.lastNs() < chosen.lastNs() : worth.compareTo(least) < 0;
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
