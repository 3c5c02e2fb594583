package eu.sealwatch.agent.inspect.ipsec;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Noise;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * ESP in UDP (RFC 3948), which has no mark of its own. It is told by several datagrams together: an
 * SPI that stays in one direction and is another one in the other, a sequence number that grows by
 * little, sizes that fit, and nothing but noise behind them; a pattern, therefore.
 */
public final class EspInspector implements Inspector {
    private static final Recognition LIKE = Plain.pattern("ipsec").complete();

    /** The numbers below are reserved (RFC 4303 section 2.1). */
    private static final long FIRST_SPI = 256;

    private static final int SEQUENCE = 4;
    private static final int NOISE = 8;

    /** Header, initialisation vector, one block, the shortest check value. */
    private static final int LEAST = 8 + 8 + 8 + 8;

    /** One byte, FF (RFC 3948 section 2.3). */
    private static final int KEEP_ALIVE_BYTES = 1;

    /** Numbers begin with 1: where only one direction is seen, they must not be far from it. */
    private static final long FEW_PACKETS = 1 << 20;

    private static final int MOST_STEP = 64;
    private static final int ENOUGH = 4;

    @Override
    public String protocol() {
        return "ipsec";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets current = Datagram.of(conversation);
        if (!mayBeEsp(current)) {
            return Recognition.NOT_MINE;
        }
        boolean fromClient = !conversation.client().isEmpty();
        Octets before = Octets.EMPTY;
        int count = 1;
        boolean answered = false;
        for (Conversation.Earlier earlier : conversation.earlier()) {
            Octets other = earlier.octets();
            if (other.length() <= KEEP_ALIVE_BYTES) {
                continue;
            }
            if (earlier.fromClient() != fromClient) {
                // each side chooses the number by which it is sent to; what both share is a magic
                if (!mayBeEsp(other) || other.u32(0) == current.u32(0)) {
                    return Recognition.NOT_MINE;
                }
                answered = true;
                continue;
            }
            if (!mayBeEsp(other) || !follows(other, before)) {
                return Recognition.NOT_MINE;
            }
            before = other;
            count++;
        }
        if (!follows(current, before)) {
            return Recognition.NOT_MINE;
        }
        boolean young = current.u32(SEQUENCE) < FEW_PACKETS;
        return count >= ENOUGH && (answered || young) ? LIKE : Recognition.UNDECIDED;
    }

    private static boolean mayBeEsp(Octets datagram) {
        return datagram.length() >= LEAST
                && datagram.length() % 4 == 0
                && datagram.u32(0) >= FIRST_SPI
                && datagram.u32(SEQUENCE) != 0
                && Noise.is(datagram.slice(NOISE));
    }

    private static boolean follows(Octets datagram, Octets before) {
        long step = datagram.u32(SEQUENCE) - before.u32(SEQUENCE);
        return before.isEmpty()
                || datagram.u32(0) == before.u32(0) && step > 0 && step <= MOST_STEP;
    }
}
