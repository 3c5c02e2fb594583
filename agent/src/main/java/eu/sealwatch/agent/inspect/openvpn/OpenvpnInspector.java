package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * OpenVPN by its reset packets, over UDP or, with a length in front, TCP: in clear, with an HMAC in
 * front of the packet id, or wrapped whole (tls-crypt).
 */
public final class OpenvpnInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("openvpn").complete();
    private static final int UDP = 17;
    // opcode in the upper five bits, key 0 below
    private static final int CLIENT_RESET_V2 = 7 << 3;
    private static final int CLIENT_RESET_V3 = 10 << 3;
    private static final int SERVER_RESET_V2 = 8 << 3;

    /** Opcode and session. */
    private static final int HEADER = 9;

    private static final int CLEAR_RESET = HEADER + 5;
    private static final int CLEAR_ANSWER = HEADER + 1 + 4 + 8 + 4;
    private static final int TLS_CRYPT_RESET = HEADER + 8 + 32 + 5;
    private static final int LARGEST = 1500;

    @Override
    public String protocol() {
        return "openvpn";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets first = Datagram.of(conversation);
        if (conversation.transport() == UDP) {
            return isReset(first) ? FOUND : Recognition.NOT_MINE;
        }
        int length = first.u16(0);
        if (first.length() < 2) {
            return Recognition.UNDECIDED;
        }
        if (length < CLEAR_RESET || length > LARGEST) {
            return Recognition.NOT_MINE;
        }
        if (first.length() < 2 + length) {
            return Recognition.UNDECIDED;
        }
        return isReset(first.slice(2, length)) ? FOUND : Recognition.NOT_MINE;
    }

    private static boolean isReset(Octets packet) {
        return switch (packet.u8(0)) {
            case CLIENT_RESET_V2 -> isClear(packet) || isSigned(packet) || isWrapped(packet);
            // the client's wrapped key follows, its length in the last two bytes
            case CLIENT_RESET_V3 -> startsReplayProtection(packet) && packet.length() > 256;
            case SERVER_RESET_V2 ->
                    (packet.length() == CLEAR_ANSWER
                                    && packet.u8(HEADER) == 1
                                    && packet.u32(HEADER + 1) == 0
                                    && packet.u32(HEADER + 13) == 0)
                            || (startsReplayProtection(packet)
                                    && packet.length() == TLS_CRYPT_RESET + 12);
            default -> false;
        };
    }

    private static boolean isClear(Octets packet) {
        return packet.length() == CLEAR_RESET
                && packet.u8(HEADER) == 0
                && packet.u32(HEADER + 1) == 0;
    }

    // HMAC of 20, 32 or 64 bytes, packet id 1, time, no acknowledgements, message 0
    private static boolean isSigned(Octets packet) {
        int hmac = packet.length() - CLEAR_RESET - 8;
        return (hmac == 20 || hmac == 32 || hmac == 64)
                && packet.u32(HEADER + hmac) == 1
                && packet.u8(HEADER + hmac + 8) == 0
                && packet.u32(HEADER + hmac + 9) == 0;
    }

    private static boolean isWrapped(Octets packet) {
        return packet.length() == TLS_CRYPT_RESET && startsReplayProtection(packet);
    }

    /** tls-crypt: packet id 1, or the cookie variant's first number. */
    private static boolean startsReplayProtection(Octets packet) {
        long id = packet.u32(HEADER);
        return id == 1 || id == 0x0F000001L;
    }
}
