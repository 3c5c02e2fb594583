package eu.sealwatch.collector.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashing of RFC 9162 section 2.1.1: SHA-256, with one byte in front that keeps leaves and
 * inner nodes apart. Holds one digest; not thread safe.
 */
final class Hashes {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256;

    Hashes() {
        sha256 = newSha256();
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Root of the tree without entries. */
    Hash empty() {
        return Hash.owning(sha256.digest());
    }

    Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    Hash leaf(byte[] bytes, int offset, int length) {
        sha256.update(LEAF);
        sha256.update(bytes, offset, length);
        return Hash.owning(sha256.digest());
    }

    Hash node(Hash left, Hash right) {
        sha256.update(NODE);
        sha256.update(left.raw());
        sha256.update(right.raw());
        return Hash.owning(sha256.digest());
    }
}
