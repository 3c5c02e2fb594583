package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Conversation;

/**
 * Recognises one protocol. Pure and stateless: the same bytes give the same answer, whatever was
 * asked before. It is asked again with more bytes of the same conversation until it, or another
 * inspector, has decided; so it starts at the first byte each time, and must say {@link
 * Recognition#NOT_MINE} as early as it can. Over TCP that answer is final: it must be the answer to
 * every longer conversation that begins with these bytes, too, as {@link Dispatch} builds on it.
 *
 * <p>A port is no evidence: no inspector may answer by it.
 */
public interface Inspector {

    /** As in {@code network.protocol}: lower case. */
    String protocol();

    Recognition inspect(Conversation conversation);

    /**
     * Whether a datagram of this protocol may begin with this byte; saves asking. Not used over
     * TCP.
     */
    default boolean mayBegin(int firstOctet) {
        return true;
    }
}
