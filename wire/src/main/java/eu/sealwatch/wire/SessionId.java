package eu.sealwatch.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Identity of a session: the first 16 bytes of SHA-256 over its tool, its asset, the far end it
 * began with, and its start. The same capture read twice gives the same ids.
 */
public final class SessionId {
    public static final int BYTES = 16;

    private SessionId() {}

    /**
     * @param start nanoseconds since the epoch
     * @param asset 4 or 16 bytes, as is {@code far}
     */
    public static byte[] of(String tool, long start, byte[] asset, byte[] far) {
        byte[] name = tool.getBytes(StandardCharsets.UTF_8);
        ByteBuffer about =
                ByteBuffer.allocate(Long.BYTES + 3 + name.length + asset.length + far.length)
                        .putLong(start)
                        .put((byte) asset.length)
                        .put(asset)
                        .put((byte) far.length)
                        .put(far)
                        .put((byte) name.length)
                        .put(name);
        return Arrays.copyOf(Sha256.of(about.array()), BYTES);
    }
}
