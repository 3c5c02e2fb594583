package eu.sealwatch.agent.content;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA-256 of identifiers, so that the same one is known again without being told. Container
 * numbers are few enough to try them all, so a hash without a secret key would hide nothing: with
 * no key there is none. Not thread safe.
 */
final class IdentifierHash {
    static final int BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable Mac mac;

    /** With an empty key every hash is empty. */
    IdentifierHash(byte[] key) {
        mac = key.length == 0 ? null : mac(key);
    }

    byte[] of(String text) {
        if (mac == null) {
            return new byte[0];
        }
        return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), BYTES);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
