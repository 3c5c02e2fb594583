package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.flow.Octets;

/**
 * The packet with which either side of OpenVPN opens its control channel, read for what guards that
 * channel. Its layout is that of OpenVPN's wire protocol (draft-openvpn-wire-protocol sections 2
 * and 3): opcode and key, session, what guards it, acknowledgements, number.
 */
final class Reset {
    // opcode in the upper five bits, key 0 below
    private static final int CLIENT_V1 = 1 << 3;
    private static final int SERVER_V1 = 2 << 3;
    private static final int CLIENT_V2 = 7 << 3;
    private static final int SERVER_V2 = 8 << 3;
    private static final int CLIENT_V3 = 10 << 3;

    /** Opcode and session. */
    private static final int HEADER = 9;

    /** Number of the packet and time, against replay. */
    private static final int REPLAY = 8;

    /** No acknowledgement, message 0. */
    private static final int CLIENT_TAIL = 1 + 4;

    /** Message 0 acknowledged, the client's session, message 0. */
    private static final int SERVER_TAIL = 1 + 4 + 8 + 4;

    private static final int TLS_CRYPT_TAG = 32;
    private static final int TLS_CRYPT_CLIENT = HEADER + REPLAY + TLS_CRYPT_TAG + CLIENT_TAIL;
    private static final int TLS_CRYPT_SERVER = HEADER + REPLAY + TLS_CRYPT_TAG + SERVER_TAIL;

    /** A server that wants the wrapped key once more says so in a type, a length and two flags. */
    private static final int FLAGS = 6;

    private static final long WITHOUT_STATE = 0x0F000000L;
    private static final int MOST_REPETITIONS = 32;

    /** Seconds since 1970: the years 2001 and 2096. */
    private static final long EARLIEST = 1_000_000_000L;

    private static final long LATEST = 4_000_000_000L;

    /** A key of 256 bytes, its tag, its length. */
    private static final int LEAST_WRAPPED_KEY = 256 + 32 + 2;

    private static final int MOST_WRAPPED_KEY = 1024 + 32 + 2;

    /** What guards the control channel before TLS does. */
    enum Guard {
        NOTHING("none"),
        TLS_AUTH("tls-auth"),
        TLS_CRYPT("tls-crypt"),
        TLS_CRYPT_V2("tls-crypt-v2"),
        /** It is no reset at all. */
        NOT_A_RESET("");

        private final String word;

        Guard(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private Reset() {}

    static boolean mayBegin(int octet) {
        return switch (octet) {
            case CLIENT_V1, SERVER_V1, CLIENT_V2, SERVER_V2, CLIENT_V3 -> true;
            default -> false;
        };
    }

    static Guard guard(Octets packet) {
        return switch (packet.u8(0)) {
            case CLIENT_V1, CLIENT_V2 -> ofClient(packet);
            case SERVER_V1, SERVER_V2 -> ofServer(packet);
            case CLIENT_V3 -> endsWithWrappedKey(packet) ? Guard.TLS_CRYPT_V2 : Guard.NOT_A_RESET;
            default -> Guard.NOT_A_RESET;
        };
    }

    /** Of a reset with a digest in front; 0 for others. */
    static int digestBytes(Octets packet) {
        if (guard(packet) != Guard.TLS_AUTH) {
            return 0;
        }
        boolean client = packet.u8(0) == CLIENT_V1 || packet.u8(0) == CLIENT_V2;
        return packet.length() - HEADER - REPLAY - (client ? CLIENT_TAIL : SERVER_TAIL);
    }

    private static Guard ofClient(Octets packet) {
        int length = packet.length();
        if (length == HEADER + CLIENT_TAIL && isClientTail(packet, HEADER)) {
            return Guard.NOTHING;
        }
        if (length == TLS_CRYPT_CLIENT && startsCounting(packet, HEADER)) {
            return Guard.TLS_CRYPT;
        }
        int digest = length - HEADER - REPLAY - CLIENT_TAIL;
        boolean signed =
                isDigest(digest)
                        && startsCounting(packet, HEADER + digest)
                        && isClientTail(packet, HEADER + digest + REPLAY);
        return signed ? Guard.TLS_AUTH : Guard.NOT_A_RESET;
    }

    private static Guard ofServer(Octets packet) {
        int length = packet.length();
        if (length == HEADER + SERVER_TAIL && isServerTail(packet, HEADER)) {
            return Guard.NOTHING;
        }
        boolean wrapped = length == TLS_CRYPT_SERVER || length == TLS_CRYPT_SERVER + FLAGS;
        if (wrapped && startsCounting(packet, HEADER)) {
            return Guard.TLS_CRYPT;
        }
        int digest = length - HEADER - REPLAY - SERVER_TAIL;
        boolean signed =
                isDigest(digest)
                        && startsCounting(packet, HEADER + digest)
                        && isServerTail(packet, HEADER + digest + REPLAY);
        return signed ? Guard.TLS_AUTH : Guard.NOT_A_RESET;
    }

    private static boolean isClientTail(Octets packet, int at) {
        return packet.u8(at) == 0 && packet.u32(at + 1) == 0;
    }

    private static boolean isServerTail(Octets packet, int at) {
        return packet.u8(at) == 1 && packet.u32(at + 1) == 0 && packet.u32(at + 13) == 0;
    }

    /**
     * One of the first numbers, for each repetition has its own, or of those that say "I can do
     * without state"; and a time of this century.
     */
    private static boolean startsCounting(Octets packet, int at) {
        long number = packet.u32(at) & ~WITHOUT_STATE;
        return number >= 1
                && number <= MOST_REPETITIONS
                && packet.u32(at + 4) >= EARLIEST
                && packet.u32(at + 4) <= LATEST;
    }

    /** MD5, SHA-1, SHA-2. */
    private static boolean isDigest(int bytes) {
        return switch (bytes) {
            case 16, 20, 28, 32, 48, 64 -> true;
            default -> false;
        };
    }

    /** The key's length, which counts itself, stands at the end; in front of it all is as ever. */
    private static boolean endsWithWrappedKey(Octets packet) {
        int key = packet.u16(packet.length() - 2);
        return key >= LEAST_WRAPPED_KEY
                && key <= MOST_WRAPPED_KEY
                && packet.length() == TLS_CRYPT_CLIENT + key
                && packet.u16(HEADER + 2) == 1;
    }
}
