package eu.sealwatch.agent.inspect.rustdesk;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Optional;

/**
 * RustDesk by the first message of either side: to its rendezvous server or relay, registration
 * over UDP, and over TCP, with its length in front, key exchange, punching of holes, relaying, and
 * the test for NAT; straight to a peer, the keys with which a session begins. A self-hosted server
 * has no name by which it could be known. What follows is encrypted.
 */
public final class RustdeskInspector implements Inspector {
    private static final int UDP = 17;

    /** Longer first messages than this are not known. */
    private static final int MOST_MESSAGE = 2048;

    @Override
    public String protocol() {
        return "rustdesk";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        // 6 and 15, the registrations, as protobuf tags of counted bytes
        return firstOctet == 0x32 || firstOctet == 0x7A;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return Message.parse(Datagram.of(conversation))
                    .filter(Message::isTelling)
                    .map(RustdeskInspector::found)
                    .orElse(Recognition.NOT_MINE);
        }
        Framed client = Framed.first(conversation.client());
        Framed server = Framed.first(conversation.server());
        if (client.isOther() || server.isOther()) {
            return Recognition.NOT_MINE;
        }
        if (client.message().isEmpty() && server.message().isEmpty()) {
            return Recognition.UNDECIDED;
        }
        Optional<Message> telling =
                client.message()
                        .filter(Message::isTelling)
                        .or(() -> server.message().filter(Message::isTelling));
        if (telling.isPresent()) {
            return found(telling.get());
        }
        if (client.message().isEmpty() || server.message().isEmpty()) {
            return Recognition.UNDECIDED;
        }
        return isNatTest(client.message().get(), server.message().get())
                ? found(client.message().get())
                : Recognition.NOT_MINE;
    }

    private static boolean isNatTest(Message request, Message response) {
        return request.kind() == Message.TEST_NAT_REQUEST
                && request.isOneNumber(1)
                && response.kind() == Message.TEST_NAT_RESPONSE
                && response.isOneNumber(1)
                && !response.body().isEmpty();
    }

    private static Recognition found(Message message) {
        String said =
                switch (message.kind()) {
                    case Message.REGISTER_PEER, Message.REGISTER_PK -> "register";
                    case Message.PUNCH_HOLE_REQUEST -> "punch-hole";
                    case Message.REQUEST_RELAY -> "relay";
                    case Message.SIGNED_ID, Message.PUBLIC_KEY -> "session";
                    case Message.KEY_EXCHANGE -> "key-exchange";
                    default -> "nat-test";
                };
        return Plain.handshake("rustdesk").with("rustdesk.message", said).complete();
    }

    /**
     * The first message of a stream. Its length is in front: the low two bits of the first byte say
     * how many bytes more it takes, the rest is the length, little endian.
     *
     * @param isOther it cannot begin with such a message
     * @param message once all of it is there
     */
    private record Framed(boolean isOther, Optional<Message> message) {
        private static final Framed NOT_YET = new Framed(false, Optional.empty());
        private static final Framed OTHER = new Framed(true, Optional.empty());

        static Framed first(Octets stream) {
            if (stream.isEmpty()) {
                return NOT_YET;
            }
            int header = (stream.u8(0) & 3) + 1;
            if (header > 2) {
                // four times the longest first message
                return OTHER;
            }
            if (stream.length() < header) {
                return NOT_YET;
            }
            int length = (header == 1 ? stream.u8(0) : stream.u16le(0)) >> 2;
            if (length < 2 || length > MOST_MESSAGE) {
                return OTHER;
            }
            int tag = stream.u8(header);
            if (stream.length() > header && !mayTag(tag)) {
                return OTHER;
            }
            if (stream.length() < header + length) {
                return NOT_YET;
            }
            Optional<Message> message = Message.parse(stream.slice(header, length));
            return message.isEmpty() ? OTHER : new Framed(false, message);
        }

        /** Counted bytes, and a field number from 3 to 29. */
        private static boolean mayTag(int tag) {
            return tag >= 0x1A && (tag & 7) == 2;
        }
    }
}
