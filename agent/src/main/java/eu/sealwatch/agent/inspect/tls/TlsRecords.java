package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.Arrays;
import java.util.List;

/**
 * One direction of a TLS connection, taken apart: the handshake messages in clear, and what else
 * was seen of the records. A message may span records, and a record hold several messages (RFC 8446
 * section 5.1). Ends at the first record that is no TLS, or is not all there.
 */
final class TlsRecords {
    private static final int FATAL = 2;

    /** What no cipher but a bare hash adds less than: RFC 5246 section 6.2.3. */
    private static final int LEAST_SEALED = 16;

    private static final byte[] NOTHING = {};

    // what handshake records held, one after the other: a copy, as messages outlive the stream
    private byte[] handshake = NOTHING;
    private int handshakeLength;
    private List<Transcript.Message> messages = List.of();
    private int sealed;
    private boolean changeCipherSpec;
    private boolean protectedData;
    private boolean malformed;
    private boolean cut;
    private int fatalAlert;

    private TlsRecords() {}

    static TlsRecords read(Octets stream) {
        var records = new TlsRecords();
        OctetReader reader = stream.reader();
        while (reader.remaining() >= TlsWire.RECORD_HEADER) {
            int type = reader.u8();
            int version = reader.u16();
            int length = reader.u16();
            if (!TlsWire.isRecordVersion(version)
                    || length > TlsWire.MAX_RECORD
                    || type < TlsWire.CHANGE_CIPHER_SPEC
                    || type > TlsWire.APPLICATION_DATA + 1) {
                records.malformed = true;
                break;
            }
            Octets body = reader.take(length);
            if (reader.ranOut()) {
                records.cut = true;
                // the messages that are whole within a record that is not still count
                if (type == TlsWire.HANDSHAKE && !records.changeCipherSpec) {
                    records.add(stream.slice(reader.position()));
                } else if (type == TlsWire.APPLICATION_DATA) {
                    records.protectedData = true;
                }
                break;
            }
            records.take(type, body);
        }
        records.cut |= reader.remaining() > 0;
        records.messages =
                Transcript.split(new Octets(records.handshake, 0, records.handshakeLength));
        return records;
    }

    /** What of the handshake came in clear. */
    Transcript transcript() {
        return new Transcript(messages, changeCipherSpec, protectedData, fatalAlert);
    }

    /** Records under keys that were all there. */
    int sealed() {
        return sealed;
    }

    /** Whether the bytes that are there are whole records, one of them at least under keys. */
    boolean endsSealed() {
        return sealed > 0 && !cut && !malformed;
    }

    /** Whether this side has sent anything under keys. */
    boolean protectedData() {
        return protectedData;
    }

    /** Whether something stands in the stream that is no record. */
    boolean malformed() {
        return malformed;
    }

    private void take(int type, Octets body) {
        switch (type) {
            case TlsWire.HANDSHAKE -> {
                if (changeCipherSpec && !isHelloInClear(body)) {
                    protectedData = true;
                } else {
                    add(body);
                }
            }
            case TlsWire.CHANGE_CIPHER_SPEC -> changeCipherSpec = true;
            case TlsWire.APPLICATION_DATA -> {
                protectedData = true;
                sealed += body.length() >= LEAST_SEALED ? 1 : 0;
            }
            case TlsWire.ALERT -> {
                sealed += body.length() >= LEAST_SEALED ? 1 : 0;
                if (!changeCipherSpec && body.length() == 2 && body.u8(0) == FATAL) {
                    fatalAlert = body.u8(1) + 1;
                }
            }
            default -> {
                // heartbeat, RFC 6520: says nothing about the handshake
            }
        }
    }

    /** Most handshakes come in one record, which then has exactly its room. */
    private void add(Octets body) {
        int needed = handshakeLength + body.length();
        if (needed > handshake.length) {
            handshake = Arrays.copyOf(handshake, Math.max(needed, 2 * handshake.length));
        }
        body.copyTo(handshake, handshakeLength, body.length());
        handshakeLength = needed;
    }

    /** After a HelloRetryRequest TLS 1.3 sends a meaningless change before its second hello. */
    private static boolean isHelloInClear(Octets body) {
        int type = body.u8(0);
        return (type == TlsWire.CLIENT_HELLO || type == TlsWire.SERVER_HELLO)
                && body.u24(1) == body.length() - 4;
    }
}
