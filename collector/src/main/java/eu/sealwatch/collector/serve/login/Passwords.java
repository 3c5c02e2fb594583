package eu.sealwatch.collector.serve.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106) and writes them as PHC strings. Two at a time: each
 * takes {@value #MEMORY_KIB} KiB, and a flood of logins must not take the collector's memory.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    // 19 MiB, two passes, one lane: the second setting of the OWASP password storage cheat sheet
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final String ONE_TIME_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce = new Semaphore(2, true);

    /** What is compared with when there is no such account, so that both take the same time. */
    private final String nobody = hash(oneTime());

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = argon2id(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    boolean matches(String password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches() || password.length() > LONGEST) {
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] hash =
                argon2id(
                        password,
                        Base64.getDecoder().decode(parts.group(4)),
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        expected.length);
        return MessageDigest.isEqual(hash, expected);
    }

    /** Takes as long as {@link #matches}, and is always false. */
    boolean matchesNobody(String password) {
        matches(password, nobody);
        return false;
    }

    /**
     * Why a new password will not do; empty when it will. By NIST SP 800-63B: length, no recipes.
     */
    static java.util.Optional<String> objection(String name, String password) {
        if (password.length() < SHORTEST) {
            return java.util.Optional.of("password.short");
        }
        if (password.length() > LONGEST) {
            return java.util.Optional.of("password.long");
        }
        String lower = password.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains(name.toLowerCase(java.util.Locale.ROOT))
                || lower.chars().distinct().count() < 5) {
            return java.util.Optional.of("password.simple");
        }
        return java.util.Optional.empty();
    }

    /** For a first login: 16 letters of 32, 80 bits. */
    String oneTime() {
        var text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(ONE_TIME_LETTERS.charAt(random.nextInt(ONE_TIME_LETTERS.length())));
        }
        return text.toString();
    }

    private byte[] argon2id(
            String password, byte[] salt, int memory, int passes, int lanes, int length) {
        var parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build();
        byte[] hash = new byte[length];
        atOnce.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            atOnce.release();
        }
        return hash;
    }
}
