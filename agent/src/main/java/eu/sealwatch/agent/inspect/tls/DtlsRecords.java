package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One direction of a DTLS association, taken apart datagram by datagram: RFC 6347 section 4, and
 * RFC 9147 section 4 for the short header that 1.3 has under keys. Messages are put together from
 * their fragments, in whatever order they came.
 */
final class DtlsRecords {
    // type 1, version 2, epoch 2, sequence number 6, length 2
    private static final int RECORD_HEADER = 13;
    // type 1, length 3, message sequence 2, fragment offset 3, fragment length 3
    private static final int MESSAGE_HEADER = 12;
    private static final int MOST_MESSAGE = 1 << 16;
    // https://www.iana.org/assignments/tls-parameters, handshake types of DTLS before 1.3 and of it
    private static final int MOST_TYPE = 25;
    private static final int FATAL = 2;

    // RFC 9147 section 4: 001, connection id, sequence and length bits, low bits of the epoch
    private static final int UNIFIED = 0x20;
    private static final int UNIFIED_MASK = 0xE0;

    // RFC 9146 section 4, RFC 9147 section 7
    private static final int WITH_CONNECTION_ID = 25;
    private static final int ACKNOWLEDGEMENT = 26;

    private final TreeMap<Integer, DtlsMessage> messages = new TreeMap<>();
    private boolean changeCipherSpec;
    private boolean protectedData;
    private int fatalAlert;

    /** Whether a datagram is DTLS: its records follow one another to its very end. */
    static boolean is(Octets datagram) {
        int at = 0;
        while (datagram.has(at, RECORD_HEADER)) {
            int type = datagram.u8(at);
            if (at > 0 && (type & UNIFIED_MASK) == UNIFIED) {
                return true;
            }
            int length = datagram.u16(at + 11);
            boolean record =
                    (type >= TlsWire.CHANGE_CIPHER_SPEC && type <= TlsWire.APPLICATION_DATA
                                    || type == ACKNOWLEDGEMENT)
                            && isVersion(datagram.u16(at + 1))
                            && length > 0
                            && datagram.has(at + RECORD_HEADER, length)
                            && (!isHandshakeInClear(datagram, at)
                                    || isMessage(datagram.slice(at + RECORD_HEADER, length)));
            if (type == WITH_CONNECTION_ID && at > 0) {
                return true; // how long the id is was agreed in the hellos
            }
            if (!record) {
                return false;
            }
            at += RECORD_HEADER + length;
        }
        return at > 0 && at == datagram.length();
    }

    /** Whether it begins as 1.3 does under keys, which alone would be no evidence. */
    static boolean isProtected(Octets datagram) {
        return (datagram.u8(0) & UNIFIED_MASK) == UNIFIED || datagram.u8(0) == WITH_CONNECTION_ID;
    }

    /** Adds a datagram of this direction, of which {@link #is} holds or which has keys. */
    void add(Octets datagram) {
        int at = 0;
        while (datagram.has(at, RECORD_HEADER)) {
            int type = datagram.u8(at);
            if ((type & UNIFIED_MASK) == UNIFIED || type == WITH_CONNECTION_ID) {
                protectedData = true;
                return;
            }
            boolean inClear = datagram.u16(at + 3) == 0;
            Octets body = datagram.slice(at + RECORD_HEADER, datagram.u16(at + 11));
            if (!inClear) {
                protectedData = true;
            } else {
                addInClear(type, body);
            }
            at += RECORD_HEADER + datagram.u16(at + 11);
        }
    }

    /** What of the handshake came in clear. */
    Transcript transcript() {
        var whole = new ArrayList<Transcript.Message>();
        for (DtlsMessage message : messages.values()) {
            message.whole()
                    .ifPresent(body -> whole.add(new Transcript.Message(message.type(), body)));
        }
        return new Transcript(List.copyOf(whole), changeCipherSpec, protectedData, fatalAlert);
    }

    private void addInClear(int type, Octets body) {
        switch (type) {
            case TlsWire.HANDSHAKE -> addFragments(body.reader());
            case TlsWire.CHANGE_CIPHER_SPEC -> changeCipherSpec = true;
            case TlsWire.ALERT -> {
                if (body.length() == 2 && body.u8(0) == FATAL) {
                    fatalAlert = body.u8(1) + 1;
                }
            }
            default -> {
                // nothing of the handshake
            }
        }
    }

    private void addFragments(OctetReader in) {
        while (in.remaining() >= MESSAGE_HEADER) {
            int type = in.u8();
            int length = in.u24();
            int sequence = in.u16();
            int offset = in.u24();
            Octets fragment = in.take(in.u24());
            if (in.ranOut() || length > MOST_MESSAGE) {
                return;
            }
            messages.computeIfAbsent(sequence, _ -> new DtlsMessage(type, length))
                    .add(offset, fragment);
        }
    }

    private static boolean isVersion(int version) {
        return version == TlsWire.DTLS_1_2
                || version == TlsWire.DTLS_1_0
                || version == TlsWire.DTLS_BEFORE_RFC;
    }

    private static boolean isHandshakeInClear(Octets datagram, int at) {
        return datagram.u8(at) == TlsWire.HANDSHAKE && datagram.u16(at + 3) == 0;
    }

    private static boolean isMessage(Octets fragment) {
        int length = fragment.u24(1);
        return fragment.has(0, MESSAGE_HEADER)
                && fragment.u8(0) <= MOST_TYPE
                && length <= MOST_MESSAGE
                && fragment.u24(6) + fragment.u24(9) <= length
                && fragment.has(MESSAGE_HEADER, fragment.u24(9));
    }
}
