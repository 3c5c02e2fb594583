package eu.sealwatch.collector.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What is signed where a signature states a time: C2SP tlog-cosignature. */
final class CosignedMessage {

    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    private CosignedMessage() {}

    /** Type 04. The cosigner's name is not in it, so a witness needs a key of its own. */
    static byte[] v1(long seconds, byte[] text) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(
                ("cosignature/v1\ntime " + seconds + "\n").getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(text);
        return message.toByteArray();
    }

    /** Type 06, for a whole tree: a subtree from 0 to its size. */
    static byte[] subtree(String cosigner, long seconds, Checkpoint checkpoint) {
        var name = cosigner.getBytes(StandardCharsets.UTF_8);
        var origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
        if (name.length > 255 || origin.length > 255) {
            throw new IllegalArgumentException("a name that ML-DSA signs has at most 255 bytes");
        }
        return ByteBuffer.allocate(
                        SUBTREE.length + 2 + name.length + origin.length + 24 + Hash.BYTES)
                .put(SUBTREE)
                .put((byte) name.length)
                .put(name)
                .putLong(seconds)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().raw())
                .array();
    }
}
