package eu.sealwatch.agent.inspect.rustdesk;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import java.util.Optional;

/**
 * One message of RustDesk: a protobuf message with a single field, whose number says what it is and
 * which fills all the bytes there are. Numbers 6 to 29 are spoken with a rendezvous server or relay
 * (hbb_common, rendezvous.proto), 3 and 4 open a session between peers (message.proto).
 */
record Message(int kind, Octets body) {
    static final int SIGNED_ID = 3;
    static final int PUBLIC_KEY = 4;
    static final int REGISTER_PEER = 6;
    static final int REGISTER_PEER_RESPONSE = 7;
    static final int PUNCH_HOLE_REQUEST = 8;
    static final int REGISTER_PK = 15;
    static final int REQUEST_RELAY = 18;
    static final int TEST_NAT_REQUEST = 20;
    static final int TEST_NAT_RESPONSE = 21;
    static final int KEY_EXCHANGE = 25;
    private static final int FIRST = SIGNED_ID;
    private static final int LAST = 29;

    // protobuf: field number, then in the low three bits how its value is written
    private static final int VARINT = 0;
    private static final int COUNTED = 2;
    private static final int WIRE_TYPES = 8;

    private static final int LEAST_ID = 9;
    private static final int MOST_ID = 10;
    private static final int UUID = 36;
    private static final int KEY = 32;
    private static final int SIGNED_KEY = 96;
    private static final int SEALED_KEY = 48;
    private static final int SIGNATURE = 64;

    static Optional<Message> parse(Octets octets) {
        OctetReader reader = octets.reader();
        long tag = varint(reader);
        long length = varint(reader);
        long kind = tag / WIRE_TYPES;
        boolean whole =
                !reader.ranOut()
                        && tag % WIRE_TYPES == COUNTED
                        && kind >= FIRST
                        && kind <= LAST
                        && length == reader.remaining();
        return whole ? Optional.of(new Message((int) kind, reader.rest())) : Optional.empty();
    }

    /** Whether the body is what only this protocol has there. */
    boolean isTelling() {
        return switch (kind) {
            case SIGNED_ID -> isSignedId();
            case PUBLIC_KEY -> areKeys(2);
            case REGISTER_PEER -> isRegistration();
            case PUNCH_HOLE_REQUEST -> isId(counted(1));
            case REGISTER_PK -> isId(counted(1)) && counted(3).length() == KEY;
            case REQUEST_RELAY -> isUuid(counted(2));
            case KEY_EXCHANGE -> isSignedKey() || areKeys(1);
            default -> false;
        };
    }

    /** Whether the body is no more than one small number, as of the questions about NAT. */
    boolean isOneNumber(int field) {
        OctetReader reader = body.reader();
        if (reader.remaining() == 0) {
            return true;
        }
        boolean itsTag = reader.u8() == field * WIRE_TYPES;
        varint(reader);
        return itsTag && !reader.ranOut() && reader.remaining() == 0;
    }

    /** A number of nine or ten digits, and a serial number. */
    private boolean isRegistration() {
        OctetReader reader = body.reader();
        boolean first = reader.u8() == 1 * WIRE_TYPES + COUNTED;
        Octets id = reader.take(reader.u8());
        if (!first || !isId(id)) {
            return false;
        }
        if (reader.remaining() == 0) {
            return true;
        }
        boolean second = reader.u8() == 2 * WIRE_TYPES;
        varint(reader);
        return second && !reader.ranOut() && reader.remaining() == 0;
    }

    /** A signature, then the id and the key that it vouches for. */
    private boolean isSignedId() {
        OctetReader reader = body.reader();
        boolean tagged = reader.u8() == 1 * WIRE_TYPES + COUNTED;
        boolean whole = varint(reader) == reader.remaining();
        reader.skip(SIGNATURE);
        boolean id = reader.u8() == 1 * WIRE_TYPES + COUNTED;
        Octets name = reader.take(reader.u8());
        boolean key = reader.u8() == 2 * WIRE_TYPES + COUNTED && reader.u8() == KEY;
        return tagged
                && whole
                && id
                && key
                && !name.isEmpty()
                && Ascii.isPrintable(name, 0, name.length())
                && reader.remaining() == KEY;
    }

    private boolean isSignedKey() {
        OctetReader reader = body.reader();
        return reader.u8() == 1 * WIRE_TYPES + COUNTED
                && reader.u8() == SIGNED_KEY
                && reader.remaining() == SIGNED_KEY;
    }

    /** A key, and another that was sealed with it and stands in the field given. */
    private boolean areKeys(int sealedField) {
        OctetReader reader = body.reader();
        boolean key = reader.u8() == 1 * WIRE_TYPES + COUNTED && reader.u8() == KEY;
        reader.skip(KEY);
        boolean sealed =
                reader.u8() == sealedField * WIRE_TYPES + COUNTED && reader.u8() == SEALED_KEY;
        return key && sealed && reader.remaining() == SEALED_KEY;
    }

    /** The value of a field that is counted bytes; empty when there is none, or nonsense. */
    private Octets counted(int field) {
        OctetReader reader = body.reader();
        while (reader.remaining() > 0 && !reader.ranOut()) {
            long tag = varint(reader);
            switch ((int) (tag % WIRE_TYPES)) {
                case VARINT -> varint(reader);
                case COUNTED -> {
                    Octets value = reader.take(varint(reader));
                    if (tag / WIRE_TYPES == field) {
                        return value;
                    }
                }
                default -> {
                    return Octets.EMPTY;
                }
            }
        }
        return Octets.EMPTY;
    }

    private static boolean isId(Octets id) {
        boolean digits = id.length() >= LEAST_ID && id.length() <= MOST_ID;
        for (int i = 0; digits && i < id.length(); i++) {
            digits = Ascii.isDigit(id.u8(i));
        }
        return digits;
    }

    private static boolean isUuid(Octets text) {
        return text.length() == UUID
                && text.u8(8) == '-'
                && text.u8(13) == '-'
                && text.u8(18) == '-'
                && text.u8(23) == '-'
                && Ascii.isPrintable(text, 0, UUID);
    }

    /** Seven bits a byte, the lowest first; no more than five bytes are taken. */
    private static long varint(OctetReader reader) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int octet = reader.u8();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        return value;
    }
}
