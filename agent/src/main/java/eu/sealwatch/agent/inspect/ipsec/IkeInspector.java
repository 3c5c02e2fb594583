package eu.sealwatch.agent.inspect.ipsec;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IKE by its header, with or without the marker of NAT traversal (RFC 7296 sections 2.23, 3.1), and
 * over TCP behind the prefix and the lengths of RFC 9329.
 */
public final class IkeInspector implements Inspector {
    private static final int UDP = 17;
    private static final int MARKER = 4;
    private static final String STREAM_PREFIX = "IKETCP";
    private static final int LENGTH_BYTES = 2;
    private static final int MOST_MESSAGES = 9;

    @Override
    public String protocol() {
        return "ipsec";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() != UDP) {
            return stream(conversation);
        }
        Octets datagram = Datagram.of(conversation);
        Optional<IkeMessage> current = read(datagram);
        if (current.isEmpty()) {
            return Recognition.NOT_MINE;
        }
        var messages = new ArrayList<IkeMessage>();
        for (Conversation.Earlier earlier : conversation.earlier()) {
            read(earlier.octets()).ifPresent(messages::add);
        }
        messages.add(current.get());
        return recognised(messages, isMarked(datagram), false);
    }

    private static Recognition stream(Conversation conversation) {
        Octets client = conversation.client();
        if (Ascii.contradicts(client, STREAM_PREFIX)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < STREAM_PREFIX.length()) {
            return Recognition.UNDECIDED;
        }
        var messages = new ArrayList<IkeMessage>();
        frames(client.slice(STREAM_PREFIX.length()), messages);
        frames(conversation.server(), messages);
        if (messages.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        boolean ended = conversation.clientEnded() && conversation.serverEnded();
        return recognised(messages, false, ended || messages.size() >= MOST_MESSAGES);
    }

    /** Each message behind its length, which counts itself, and the marker (RFC 9329 section 3). */
    private static void frames(Octets stream, List<IkeMessage> messages) {
        int at = 0;
        while (stream.has(at, LENGTH_BYTES) && messages.size() < MOST_MESSAGES) {
            int length = stream.u16(at);
            if (length < LENGTH_BYTES || !stream.has(at, length)) {
                return;
            }
            Octets frame = stream.slice(at + LENGTH_BYTES, length - LENGTH_BYTES);
            if (isMarked(frame)) {
                IkeMessage.read(frame.slice(MARKER)).ifPresent(messages::add);
            }
            at += length;
        }
    }

    private static Recognition recognised(
            List<IkeMessage> messages, boolean udpEncapsulated, boolean ended) {
        var handshake = IkeHandshake.of(messages, udpEncapsulated);
        return new Recognition.Recognised(handshake, ended || handshake.complete());
    }

    private static Optional<IkeMessage> read(Octets datagram) {
        return IkeMessage.read(isMarked(datagram) ? datagram.slice(MARKER) : datagram);
    }

    /** Where ESP has an SPI, which is never zero (RFC 3948 section 2.2). */
    private static boolean isMarked(Octets octets) {
        return octets.length() > MARKER && octets.u32(0) == 0;
    }
}
