package eu.sealwatch.agent.inspect.wireguard;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Noise;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * WireGuard by type, three zeros and length (its paper, section 5.4). Some providers put a number
 * where the zeros belong: then the answer must name who asked. A tunnel that began before the
 * capture is told by two of its data packets, and merely like it.
 */
public final class WireguardInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("wireguard").complete();
    private static final Recognition LIKE = Plain.pattern("wireguard").complete();
    private static final Recognition MARKED =
            Plain.handshake("wireguard").with("wireguard.reserved", "used").complete();

    private static final int INITIATION = 1;
    private static final int INITIATION_BYTES = 148;
    private static final int RESPONSE = 2;
    private static final int RESPONSE_BYTES = 92;
    private static final int COOKIE = 3;
    private static final int COOKIE_BYTES = 64;
    private static final int DATA = 4;
    private static final int LEAST_DATA_BYTES = 32;

    private static final int SENDER = 4;
    private static final int RECEIVER_OF_RESPONSE = 8;
    private static final int RECEIVER_OF_DATA = 4;
    private static final int COUNTER = 8;
    private static final int SEALED = 16;
    private static final int MOST_STEP = 1000;

    @Override
    public String protocol() {
        return "wireguard";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >= INITIATION && firstOctet <= DATA;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int length = datagram.length();
        boolean reserved = datagram.u24(1) == 0;
        return switch (datagram.u8(0)) {
            case INITIATION -> {
                if (length != INITIATION_BYTES) {
                    yield Recognition.NOT_MINE;
                }
                yield reserved ? FOUND : Recognition.UNDECIDED;
            }
            case RESPONSE -> {
                if (length != RESPONSE_BYTES) {
                    yield Recognition.NOT_MINE;
                }
                if (reserved) {
                    yield FOUND;
                }
                yield answersOneBefore(conversation, datagram) ? MARKED : Recognition.NOT_MINE;
            }
            case COOKIE -> reserved && length == COOKIE_BYTES ? LIKE : Recognition.NOT_MINE;
            case DATA -> {
                if (!reserved || !mayBeData(datagram)) {
                    yield Recognition.NOT_MINE;
                }
                yield goesOn(conversation, datagram) ? LIKE : Recognition.UNDECIDED;
            }
            default -> Recognition.NOT_MINE;
        };
    }

    private static boolean answersOneBefore(Conversation conversation, Octets response) {
        return conversation.earlier().stream()
                .map(Conversation.Earlier::octets)
                .anyMatch(it ->
                        it.u8(0) == INITIATION
                                && it.length() == INITIATION_BYTES
                                && it.u32(SENDER) == response.u32(RECEIVER_OF_RESPONSE));
    }

    /** The counter stays below 2^32 for terabytes. */
    private static boolean mayBeData(Octets datagram) {
        return datagram.u8(0) == DATA
                && datagram.length() >= LEAST_DATA_BYTES
                && datagram.length() % 16 == 0
                && datagram.u32(RECEIVER_OF_DATA) != 0
                && datagram.u32le(COUNTER + 4) == 0
                && Noise.is(datagram.slice(SEALED));
    }

    /** Whether one before it went to the same receiver and had a counter a little below. */
    private static boolean goesOn(Conversation conversation, Octets data) {
        boolean fromClient = !conversation.client().isEmpty();
        for (Conversation.Earlier earlier : conversation.earlier()) {
            Octets before = earlier.octets();
            long step = data.u32le(COUNTER) - before.u32le(COUNTER);
            if (earlier.fromClient() == fromClient
                    && mayBeData(before)
                    && before.u32(RECEIVER_OF_DATA) == data.u32(RECEIVER_OF_DATA)
                    && step > 0
                    && step <= MOST_STEP) {
                return true;
            }
        }
        return false;
    }
}
