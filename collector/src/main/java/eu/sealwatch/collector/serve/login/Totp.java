package eu.sealwatch.collector.serve.login;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * Time-based one-time passwords (RFC 6238): six digits of HMAC-SHA-1 over steps of 30 s, which is
 * what authenticator apps take for granted. One step before and after is accepted.
 */
final class Totp {
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;

    private Totp() {}

    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base32.toBase32String(secret).replace("=", "");
    }

    /** The step that a code belongs to, if it is right at this time. */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        byte[] given = code.strip().replace(" ", "").getBytes(StandardCharsets.US_ASCII);
        for (long step = current - 1; step <= current + 1; step++) {
            if (MessageDigest.isEqual(
                    given, code(secret, step).getBytes(StandardCharsets.US_ASCII))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            // RFC 4226 section 5.3
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return "%06d".formatted(number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no HMAC-SHA-1", e);
        }
    }

    /** As authenticator apps read it. */
    static String uri(String account, String secret) {
        return "otpauth://totp/Sealwatch:%s?secret=%s&issuer=Sealwatch"
                .formatted(URLEncoder.encode(account, StandardCharsets.UTF_8), secret);
    }

    private static byte[] decode(String secret) {
        String text = secret.toUpperCase(Locale.ROOT);
        return Base32.decode(text + "=".repeat((8 - text.length() % 8) % 8));
    }
}
