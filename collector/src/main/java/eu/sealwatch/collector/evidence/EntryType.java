package eu.sealwatch.collector.evidence;

import java.util.Optional;

/**
 * What an entry's payload is. The code is the entry's second byte and never changes its meaning.
 */
public enum EntryType {
    /** A batch of observations with its agent's signature, as it came. */
    BATCH(1),
    FINDING(2),
    /** A version of the policy, as it came into force. */
    POLICY(3),
    /** What a person did, reading included. */
    ACTION(4),
    /** The final checkpoint of the epoch before. */
    EPOCH(5),
    /** A time stamp of a checkpoint, logged so that what follows it is known to be later. */
    TIME_STAMP(6);

    private final byte code;

    EntryType(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Optional<EntryType> of(byte code) {
        for (var type : values()) {
            if (type.code == code) return Optional.of(type);
        }
        return Optional.empty();
    }
}
