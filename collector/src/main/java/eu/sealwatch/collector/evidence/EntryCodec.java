package eu.sealwatch.collector.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The one encoding of an entry: format version 1, type, 16 bytes of salt, payload. */
final class EntryCodec {

    /** The length before an entry has two bytes. */
    static final int MOST_BYTES = 65_535;

    private static final byte VERSION = 1;
    private static final int SALT = 2;
    private static final int PAYLOAD = SALT + Entry.SALT_BYTES;

    static final int MOST_PAYLOAD_BYTES = MOST_BYTES - PAYLOAD;

    private EntryCodec() {}

    static byte[] encode(Entry entry) {
        var payload = entry.payload();
        return ByteBuffer.allocate(PAYLOAD + payload.length)
                .put(VERSION)
                .put(entry.type().code())
                .put(entry.salt())
                .put(payload)
                .array();
    }

    /** Refuses what it would not have written itself. */
    static Entry decode(byte[] bytes) throws EvidenceException {
        if (bytes.length < PAYLOAD || bytes.length > MOST_BYTES) {
            throw new EvidenceException(
                    "an entry has 18 to 65535 bytes, this one has " + bytes.length);
        }
        if (bytes[0] != VERSION) {
            throw new EvidenceException(
                    "an entry has format version %d; this program knows version 1"
                            .formatted(bytes[0] & 0xff));
        }
        var type = EntryType.of(bytes[1]);
        if (type.isEmpty()) {
            throw new EvidenceException(
                    "an entry has type %d, which this program does not know"
                            .formatted(bytes[1] & 0xff));
        }
        var salt = Arrays.copyOfRange(bytes, SALT, PAYLOAD);
        var payload = Arrays.copyOfRange(bytes, PAYLOAD, bytes.length);
        var entry = new Entry(type.get(), salt, payload);
        if (!Arrays.equals(encode(entry), bytes)) {
            throw new EvidenceException("an entry is not in its canonical encoding");
        }
        return entry;
    }
}
