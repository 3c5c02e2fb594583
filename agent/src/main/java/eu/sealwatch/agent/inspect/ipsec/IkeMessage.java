package eu.sealwatch.agent.inspect.ipsec;

import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One IKE message: its header and, where they are in clear, its payloads (RFC 7296 section 3). */
record IkeMessage(
        int version, int exchange, int flags, boolean answersNobody, List<Payload> payloads) {
    /** A type of payload and what stands behind its header. */
    record Payload(int type, Octets body) {}

    private static final int HEADER = 28;
    private static final int RESPONDER_SPI = 8;
    private static final int NEXT_PAYLOAD = 16;
    private static final int VERSION = 17;
    private static final int EXCHANGE = 18;
    private static final int FLAGS = 19;
    private static final int LENGTH = 24;

    // RFC 2408 section 3.1; RFC 7296 section 3.1
    private static final int ENCRYPTED = 0x01;
    private static final int V1_FLAGS = 0x07;
    private static final int V2_FLAGS = 0x38;
    private static final int INITIATOR = 0x08;
    private static final int RESPONSE = 0x20;

    private static final int V1_SA = 1;
    private static final int MOST_PAYLOADS = 64;

    /** Empty when the bytes are no such message, whole. */
    static Optional<IkeMessage> read(Octets octets) {
        int version = octets.u8(VERSION) >> 4;
        int flags = octets.u8(FLAGS);
        int exchange = octets.u8(EXCHANGE);
        boolean header =
                octets.length() >= HEADER
                        && octets.u32(LENGTH) == octets.length()
                        && (octets.u8(VERSION) & 0xF) <= 1
                        && !IkeNames.exchange(version, exchange).isEmpty()
                        && (flags & ~(version == 1 ? V1_FLAGS : V2_FLAGS)) == 0
                        && (octets.u32(0) | octets.u32(4)) != 0;
        if (!header) {
            return Optional.empty();
        }
        boolean first = (octets.u32(RESPONDER_SPI) | octets.u32(RESPONDER_SPI + 4)) == 0;
        boolean clear = version == 2 || (flags & ENCRYPTED) == 0;
        return Optional.of(
                new IkeMessage(
                        version, exchange, flags, first, clear ? payloads(octets) : List.of()));
    }

    /** In version 1 no flag tells; but who opens does not know the other's SPI yet. */
    boolean isOpening() {
        return version == 1 ? answersNobody : (flags & (INITIATOR | RESPONSE)) == INITIATOR;
    }

    /** In version 1, where later messages look the same both ways, only the choice is one. */
    boolean isResponse() {
        return version == 1
                ? !answersNobody && !payloads.isEmpty() && payloads.getFirst().type() == V1_SA
                : (flags & RESPONSE) != 0;
    }

    private static List<Payload> payloads(Octets octets) {
        var payloads = new ArrayList<Payload>();
        int type = octets.u8(NEXT_PAYLOAD);
        int at = HEADER;
        while (type != 0 && payloads.size() < MOST_PAYLOADS && octets.has(at, 4)) {
            int length = octets.u16(at + 2);
            if (length < 4 || !octets.has(at, length)) {
                break;
            }
            payloads.add(new Payload(type, octets.slice(at + 4, length - 4)));
            type = octets.u8(at);
            at += length;
        }
        return List.copyOf(payloads);
    }
}
