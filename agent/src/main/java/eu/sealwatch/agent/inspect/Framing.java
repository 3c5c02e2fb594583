package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;

/** How a protocol cuts its stream into messages, told from their headers. */
@FunctionalInterface
public interface Framing {
    int NOT_A_MESSAGE = -1;

    /** Nothing speaks against it, and not all is there that must be looked at. */
    int NOT_YET = 0;

    /**
     * The size of the message that begins at an offset, header included; {@link #NOT_A_MESSAGE} as
     * soon as the bytes that are there rule it out.
     */
    int size(Octets stream, int at);

    /**
     * How many messages in a row are right, at most so many; {@link #NOT_A_MESSAGE} when already
     * the first is none.
     */
    default int count(Octets stream, int most) {
        int at = 0;
        for (int count = 0; count < most; count++) {
            int size = at < stream.length() ? size(stream, at) : NOT_YET;
            if (size <= 0) {
                return count == 0 ? size : count;
            }
            at += size;
        }
        return most;
    }

    /** The same for both directions together; each must begin with a message if it began at all. */
    default int count(Conversation conversation, int most) {
        int client = count(conversation.client(), most);
        int server = count(conversation.server(), most);
        return client < 0 || server < 0 ? NOT_A_MESSAGE : client + server;
    }

    /** Whether a datagram is one message, no more and no less. */
    default boolean isWhole(Octets datagram) {
        return size(datagram, 0) == datagram.length() && !datagram.isEmpty();
    }
}
