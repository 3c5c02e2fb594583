package eu.sealwatch.collector.evidence;

/**
 * One record of the log. The salt, 16 random bytes, keeps a leaf hash from giving away a short or
 * guessable payload. Immutable.
 */
public final class Entry {

    static final int SALT_BYTES = 16;

    private final EntryType type;
    private final byte[] salt;
    private final byte[] payload;

    Entry(EntryType type, byte[] salt, byte[] payload) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
        }
        if (payload.length > EntryCodec.MOST_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    ("the payload of a log entry has at most %d bytes, this one has %d; "
                                    + "split it, or log its hash")
                            .formatted(EntryCodec.MOST_PAYLOAD_BYTES, payload.length));
        }
        this.type = type;
        this.salt = salt.clone();
        this.payload = payload.clone();
    }

    public EntryType type() {
        return type;
    }

    public byte[] payload() {
        return payload.clone();
    }

    byte[] salt() {
        return salt.clone();
    }
}
