package eu.sealwatch.collector.evidence;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The signature bytes of types 04 and 06 of C2SP tlog-cosignature: 8 bytes of POSIX seconds, then
 * the signature itself.
 */
record TimedSignature(long seconds, byte[] signature) {

    static Optional<TimedSignature> parse(byte[] bytes, int signatureBytes) {
        if (bytes.length != Long.BYTES + signatureBytes) return Optional.empty();
        var in = ByteBuffer.wrap(bytes);
        long seconds = in.getLong();
        if (seconds < 0) return Optional.empty();
        var signature = new byte[signatureBytes];
        in.get(signature);
        return Optional.of(new TimedSignature(seconds, signature));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
    }
}
