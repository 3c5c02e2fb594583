package eu.sealwatch.collector.alert.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Version 5 UUIDs, RFC 9562 section 5.5: the same name gives the same id. */
public final class NamedUuid {

    /** Ours: alerts, messages, and STIX objects that the standard leaves to the producer. */
    public static final UUID SEALWATCH = UUID.fromString("9d0b7a5e-5f7c-4c1b-9a54-3b0f6c1f2e86");

    private static final long VERSION = 0xf000L;
    private static final long VARIANT = 0xc000_0000_0000_0000L;

    private NamedUuid() {}

    public static UUID of(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(
                    ByteBuffer.allocate(16)
                            .putLong(namespace.getMostSignificantBits())
                            .putLong(namespace.getLeastSignificantBits())
                            .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    hash.getLong() & ~VERSION | 0x5000L,
                    hash.getLong() & ~VARIANT | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
