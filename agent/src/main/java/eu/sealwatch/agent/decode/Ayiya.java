package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Anything in anything (draft-massar-v6ops-ayiya-02): lengths of identity and signature, their
 * kinds, an operation, the IP protocol that follows, a time; then identity and signature.
 */
final class Ayiya {
    static final int PORT = 5072;

    private static final int HEADER = 8;
    private static final int MOST_METHODS = 3;
    private static final int MOST_OPERATIONS = 5;
    private static final int FORWARD = 1;
    private static final int IPV6 = 41;
    private static final int NO_NEXT_HEADER = 59;

    private Ayiya() {}

    static void read(Datagram outer) {
        if (outer.payloadCaptured < HEADER) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int identity = 1 << (bytes.get(at) >>> 4 & 0xF);
        int signature = (bytes.get(at + 1) >>> 4 & 0xF) * 4;
        int hashMethod = bytes.get(at + 1) & 0xF;
        int authentication = bytes.get(at + 2) >>> 4 & 0xF;
        int operation = bytes.get(at + 2) & 0xF;
        int next = bytes.get(at + 3) & 0xFF;
        int header = HEADER + identity + signature;
        boolean isAyiya =
                hashMethod <= MOST_METHODS
                        && authentication <= MOST_METHODS
                        && operation <= MOST_OPERATIONS
                        && outer.payloadBytes >= header;
        if (!isAyiya) {
            return;
        }
        int start = at + header;
        int captured = outer.payloadCaptured - header;
        if (next == NO_NEXT_HEADER && outer.payloadBytes == header) {
            outer.carry(Encapsulation.AYIYA, header, 0, 0);
        } else if (next == IPV6
                && operation == FORWARD
                && IpShape.fills(bytes, start, captured, outer.payloadBytes - header)) {
            outer.carry(Encapsulation.AYIYA, header, EtherType.IPV6, outer.ends());
        }
    }
}
