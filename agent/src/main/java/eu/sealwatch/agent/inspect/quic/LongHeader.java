package eu.sealwatch.agent.inspect.quic;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.Optional;

/**
 * A packet with a long header: RFC 8999 section 5.1, RFC 9000 section 17.2. Several may share a
 * datagram.
 *
 * @param packet from the first byte to the packet's end
 * @param numberOffset where the packet number stands, protected; behind the ids for types without
 */
record LongHeader(
        Type type,
        int version,
        Octets destinationId,
        Octets sourceId,
        Octets packet,
        int numberOffset) {

    enum Type {
        INITIAL,
        ZERO_RTT,
        HANDSHAKE,
        RETRY,
        VERSION_NEGOTIATION
    }

    private static final int RETRY_TAG = 16;

    /** Empty where no packet of a known version begins, or its lengths do not come out. */
    static Optional<LongHeader> parse(Octets octets) {
        OctetReader in = octets.reader();
        int first = in.u8();
        int version = (int) in.u32();
        Octets destination = in.take(in.u8());
        Octets source = in.take(in.u8());
        if (in.ranOut()
                || (first & QuicWire.LONG) == 0
                || destination.length() > QuicWire.LONGEST_ID
                || source.length() > QuicWire.LONGEST_ID) {
            return Optional.empty();
        }
        if (version == QuicWire.VERSION_NEGOTIATION) {
            return negotiation(octets, destination, source, in.position());
        }
        if ((first & QuicWire.LONG_AND_FIXED) != QuicWire.LONG_AND_FIXED
                || !QuicWire.isKnown(version)) {
            return Optional.empty();
        }
        Type type = type(first >> 4 & 3, version);
        if (type == Type.RETRY) {
            return in.remaining() > RETRY_TAG
                    ? Optional.of(
                            new LongHeader(
                                    type, version, destination, source, octets, in.position()))
                    : Optional.empty();
        }
        if (type == Type.INITIAL) {
            in.skip(number(in));
        }
        long length = number(in);
        int at = in.position();
        return in.ranOut() || length <= QuicWire.TAG_BYTES || length > in.remaining()
                ? Optional.empty()
                : Optional.of(
                        new LongHeader(
                                type,
                                version,
                                destination,
                                source,
                                octets.slice(0, at + (int) length),
                                at));
    }

    /** What follows it in the datagram. */
    Octets after(Octets octets) {
        return octets.slice(packet.length());
    }

    /** RFC 9000 section 16. */
    static long number(OctetReader in) {
        int first = in.u8();
        long value = first & 0x3F;
        for (int more = (1 << (first >> 6)) - 1; more > 0; more--) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    // RFC 9369 section 3.2: version 2 moves each type by one
    private static Type type(int bits, int version) {
        int ofVersion1 = version == QuicWire.VERSION_2 ? bits - 1 & 3 : bits;
        return switch (ofVersion1) {
            case 0 -> Type.INITIAL;
            case 1 -> Type.ZERO_RTT;
            case 2 -> Type.HANDSHAKE;
            default -> Type.RETRY;
        };
    }

    /** Only with a version that is known: the header alone, all zeros, is too little. */
    private static Optional<LongHeader> negotiation(
            Octets octets, Octets destination, Octets source, int at) {
        boolean known = false;
        for (int each = at; octets.has(each, 4); each += 4) {
            known |= QuicWire.isKnown((int) octets.u32(each));
        }
        return known && (octets.length() - at) % 4 == 0
                ? Optional.of(
                        new LongHeader(
                                Type.VERSION_NEGOTIATION,
                                QuicWire.VERSION_NEGOTIATION,
                                destination,
                                source,
                                octets,
                                at))
                : Optional.empty();
    }
}
