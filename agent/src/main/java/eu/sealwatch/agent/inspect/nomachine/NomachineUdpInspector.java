package eu.sealwatch.agent.inspect.nomachine;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * NoMachine over UDP, which carries sound and pictures, by two datagrams that each say their
 * length. Its maker does not document it; what they say is encrypted.
 */
public final class NomachineUdpInspector implements Inspector {
    private static final Recognition LIKE = Plain.pattern("nomachine").complete();

    // little endian: something, a 1, the datagram's length, something, zero
    private static final int ONE = 2;
    private static final int LENGTH = 4;
    private static final int ZERO = 8;
    private static final int LEAST = 10;

    @Override
    public String protocol() {
        return "nomachine";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (!mayBe(Datagram.of(conversation))) {
            return Recognition.NOT_MINE;
        }
        for (Conversation.Earlier earlier : conversation.earlier()) {
            if (mayBe(earlier.octets())) {
                return LIKE;
            }
        }
        return Recognition.UNDECIDED;
    }

    private static boolean mayBe(Octets datagram) {
        return datagram.length() >= LEAST
                && datagram.u16le(ONE) == 1
                && datagram.u16le(LENGTH) == datagram.length()
                && datagram.u16(ZERO) == 0;
    }
}
