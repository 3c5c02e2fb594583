package eu.sealwatch.collector.judge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identity of a finding: the first 16 bytes of SHA-256 over code, site, subject and about, each
 * with its length before it so that no two lists of words read alike.
 */
final class FindingId {
    private static final int BYTES = 16;

    private FindingId() {}

    static String of(String code, String site, String subject, String about) {
        MessageDigest sha256 = sha256();
        add(sha256, code);
        add(sha256, site);
        add(sha256, subject);
        add(sha256, about);
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    private static void add(MessageDigest digest, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 24));
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
