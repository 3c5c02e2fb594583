package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One direction of a TLS connection, taken apart: the handshake messages in clear, and what else
 * was seen of the records. A message may span records, and a record hold several messages (RFC 8446
 * section 5.1). Ends at the first record that is no TLS, or is not all there.
 */
final class TlsRecords {
    private static final int FATAL = 2;

    /** A handshake message that is all there. */
    private record Message(int type, Octets body) {}

    private final List<Message> messages = new ArrayList<>();
    private int whole;
    private boolean changeCipherSpec;
    private boolean protectedData;
    private boolean malformed;
    private int fatalAlert;

    private TlsRecords() {}

    static TlsRecords read(Octets stream) {
        var records = new TlsRecords();
        var handshake = new ByteArrayOutputStream();
        OctetReader reader = stream.reader();
        while (reader.remaining() >= TlsWire.RECORD_HEADER) {
            int type = reader.u8();
            int version = reader.u16();
            int length = reader.u16();
            if (version >> 8 != 3
                    || length > TlsWire.MAX_RECORD
                    || type < TlsWire.CHANGE_CIPHER_SPEC
                    || type > TlsWire.APPLICATION_DATA + 1) {
                records.malformed = true;
                break;
            }
            Octets body = reader.take(length);
            if (reader.ranOut()) {
                // the messages that are whole within a record that is not still count
                if (type == TlsWire.HANDSHAKE && !records.changeCipherSpec) {
                    handshake.writeBytes(stream.slice(reader.position()).toBytes());
                } else if (type == TlsWire.APPLICATION_DATA) {
                    records.protectedData = true;
                }
                break;
            }
            records.whole++;
            records.take(type, body, handshake);
        }
        records.split(handshake.toByteArray());
        return records;
    }

    /** Bodies of the handshake messages of a type that came in clear, in order. */
    Stream<Octets> messages(int type) {
        return messages.stream().filter(message -> message.type() == type).map(Message::body);
    }

    /** Records that were all there. */
    int whole() {
        return whole;
    }

    boolean changeCipherSpec() {
        return changeCipherSpec;
    }

    /** Whether this side has sent anything under keys. */
    boolean protectedData() {
        return protectedData;
    }

    /** Whether something stands in the stream that is no record. */
    boolean malformed() {
        return malformed;
    }

    /** Description of a fatal alert in clear plus 1; 0 for none. */
    int fatalAlert() {
        return fatalAlert;
    }

    private void take(int type, Octets body, ByteArrayOutputStream handshake) {
        switch (type) {
            case TlsWire.HANDSHAKE -> {
                if (changeCipherSpec && !isHelloInClear(body)) {
                    protectedData = true;
                } else {
                    handshake.writeBytes(body.toBytes());
                }
            }
            case TlsWire.CHANGE_CIPHER_SPEC -> changeCipherSpec = true;
            case TlsWire.APPLICATION_DATA -> protectedData = true;
            case TlsWire.ALERT -> {
                if (!changeCipherSpec && body.length() == 2 && body.u8(0) == FATAL) {
                    fatalAlert = body.u8(1) + 1;
                }
            }
            default -> {
                // heartbeat, RFC 6520: says nothing about the handshake
            }
        }
    }

    /** After a HelloRetryRequest TLS 1.3 sends a meaningless change before its second hello. */
    private static boolean isHelloInClear(Octets body) {
        int type = body.u8(0);
        return (type == TlsWire.CLIENT_HELLO || type == TlsWire.SERVER_HELLO)
                && body.u24(1) == body.length() - 4;
    }

    private void split(byte[] handshake) {
        OctetReader reader = Octets.of(handshake).reader();
        while (reader.remaining() >= 4) {
            int type = reader.u8();
            Octets body = reader.take(reader.u24());
            if (reader.ranOut()) {
                return;
            }
            messages.add(new Message(type, body));
        }
    }
}
