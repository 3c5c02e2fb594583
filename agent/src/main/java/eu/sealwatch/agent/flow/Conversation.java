package eu.sealwatch.agent.flow;

import java.util.List;

/**
 * What an inspector sees of a flow: the first bytes of each direction, in order and without gaps.
 *
 * <p>TCP: the stream's first bytes, up to the bound. UDP: the current datagram alone, in the
 * direction in which it went; the other direction is empty, and what came before is in {@link
 * #earlier}. The client is who opened the flow, or, where the capture began in its middle, a guess
 * that {@link #beganBeforeCapture} admits.
 */
public interface Conversation {
    /** IANA protocol number: 6 or 17. */
    int transport();

    Octets client();

    Octets server();

    int clientPort();

    int serverPort();

    /** True for TCP when no SYN was seen: the first bytes are then some bytes of the middle. */
    boolean beganBeforeCapture();

    /**
     * True when no more bytes will come in that direction: closed, a gap, or the bound reached. An
     * inspector that waits for more should say what it knows.
     */
    boolean clientEnded();

    boolean serverEnded();

    /**
     * UDP: the flow's datagrams before the current one, oldest first, as long as somebody was
     * undecided about them or waited for more; no more than {@link DatagramHistory#MOST}.
     */
    default List<Earlier> earlier() {
        return List.of();
    }

    /** A datagram that came before the current one. */
    record Earlier(boolean fromClient, Octets octets) {}

    /** Given bytes as a TCP conversation, for tests and for protocols that carry another. */
    static Conversation tcp(Octets client, Octets server) {
        return new Given(6, client, server, 40000, 0, false, false, false);
    }

    /** One datagram from the client. */
    static Conversation udp(Octets fromClient) {
        return new Given(17, fromClient, Octets.EMPTY, 40000, 0, false, false, false);
    }

    /** A datagram from the client after others. */
    static Conversation udp(Octets fromClient, List<Earlier> earlier) {
        return new Given(17, fromClient, Octets.EMPTY, 40000, 0, false, false, false, earlier);
    }

    /** A conversation of given bytes. */
    record Given(
            int transport,
            Octets client,
            Octets server,
            int clientPort,
            int serverPort,
            boolean beganBeforeCapture,
            boolean clientEnded,
            boolean serverEnded,
            List<Earlier> earlier)
            implements Conversation {

        public Given {
            earlier = List.copyOf(earlier);
        }

        public Given(
                int transport,
                Octets client,
                Octets server,
                int clientPort,
                int serverPort,
                boolean beganBeforeCapture,
                boolean clientEnded,
                boolean serverEnded) {
            this(
                    transport,
                    client,
                    server,
                    clientPort,
                    serverPort,
                    beganBeforeCapture,
                    clientEnded,
                    serverEnded,
                    List.of());
        }
    }
}
