package eu.sealwatch.collector.evidence;

import java.io.IOException;

/**
 * An entry as it stands in the log. The salt, 16 random bytes, keeps a leaf hash from giving away a
 * short or guessable payload.
 */
record Leaf(EntryType type, byte[] salt, Body body) {

    static final int SALT_BYTES = 16;

    Leaf {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
        }
    }

    /** The entry with its payload, which is checked against its hash when it lies beside. */
    Entry entry(ObjectSource objects) throws IOException {
        return switch (body) {
            case Body.Inline(byte[] payload) -> new Entry(type, payload);
            case Body.Beside beside -> new Entry(type, objects.object(beside));
        };
    }
}
