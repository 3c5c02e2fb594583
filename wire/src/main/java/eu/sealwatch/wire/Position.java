package eu.sealwatch.wire;

import com.google.protobuf.ByteString;

/**
 * A place in one agent's stream: the sequence of a batch and the SHA-256 of its bytes, which the
 * next batch names as its predecessor.
 */
public record Position(long sequence, ByteString hash) {
    /** Before the first batch. */
    public static final Position START = new Position(0, ByteString.EMPTY);

    public static Position of(long sequence, ByteString batchBytes) {
        return new Position(sequence, ByteString.copyFrom(Sha256.of(batchBytes.toByteArray())));
    }
}
