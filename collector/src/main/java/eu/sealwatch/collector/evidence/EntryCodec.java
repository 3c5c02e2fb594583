package eu.sealwatch.collector.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The one encoding of an entry: format version, type, 16 bytes of salt, then in version 1 the
 * payload, and in version 2 its SHA-256 and its length in 8 bytes, big-endian. Version 2 is for
 * payloads that version 1 cannot hold, and for those alone.
 */
final class EntryCodec {

    /** The length before an entry has two bytes. */
    static final int MOST_BYTES = 65_535;

    private static final byte INLINE = 1;
    private static final byte BESIDE = 2;
    private static final int SALT = 2;
    private static final int BODY = SALT + Leaf.SALT_BYTES;
    private static final int BESIDE_BYTES = BODY + Hash.BYTES + Long.BYTES;

    static final int MOST_PAYLOAD_BYTES = MOST_BYTES - BODY;

    private EntryCodec() {}

    static byte[] encode(Leaf leaf) {
        return switch (leaf.body()) {
            case Body.Inline(byte[] payload) ->
                    begin(leaf, INLINE, BODY + payload.length).put(payload).array();
            case Body.Beside(Hash sha256, long length) ->
                    begin(leaf, BESIDE, BESIDE_BYTES).put(sha256.raw()).putLong(length).array();
        };
    }

    /** Refuses what it would not have written itself. */
    static Leaf decode(byte[] bytes) throws EvidenceException {
        if (bytes.length < BODY || bytes.length > MOST_BYTES) {
            throw new EvidenceException(
                    "an entry has 18 to 65535 bytes, this one has " + bytes.length);
        }
        var type = EntryType.of(bytes[1]);
        if (type.isEmpty()) {
            throw new EvidenceException(
                    "an entry has type %d, which this program does not know"
                            .formatted(bytes[1] & 0xff));
        }
        var salt = Arrays.copyOfRange(bytes, SALT, BODY);
        var leaf = new Leaf(type.get(), salt, body(bytes));
        if (!Arrays.equals(encode(leaf), bytes)) {
            throw new EvidenceException("an entry is not in its canonical encoding");
        }
        return leaf;
    }

    private static ByteBuffer begin(Leaf leaf, byte version, int length) {
        return ByteBuffer.allocate(length).put(version).put(leaf.type().code()).put(leaf.salt());
    }

    private static Body body(byte[] bytes) throws EvidenceException {
        return switch (bytes[0]) {
            case INLINE -> new Body.Inline(Arrays.copyOfRange(bytes, BODY, bytes.length));
            case BESIDE -> beside(bytes);
            default ->
                    throw new EvidenceException(
                            "an entry has format version %d; this program knows versions 1 and 2"
                                    .formatted(bytes[0] & 0xff));
        };
    }

    private static Body.Beside beside(byte[] bytes) throws EvidenceException {
        if (bytes.length != BESIDE_BYTES) {
            throw new EvidenceException(
                    "an entry of format version 2 has 58 bytes, this one has " + bytes.length);
        }
        var sha256 = Hash.of(Arrays.copyOfRange(bytes, BODY, BODY + Hash.BYTES));
        long length = ByteBuffer.wrap(bytes).getLong(BODY + Hash.BYTES);
        if (length <= MOST_PAYLOAD_BYTES || length > ObjectFiles.MOST_BYTES) {
            throw new EvidenceException(
                    "a payload beside the log has 65518 to %d bytes, not %d"
                            .formatted(ObjectFiles.MOST_BYTES, length));
        }
        return new Body.Beside(sha256, length);
    }
}
