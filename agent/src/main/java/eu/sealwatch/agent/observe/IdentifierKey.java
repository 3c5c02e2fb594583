package eu.sealwatch.agent.observe;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which an agent hashes identifiers that it finds in clear. Made from the agent's
 * own key, so that it needs no file of its own and nobody else can try identifiers out against the
 * hashes. Prints as {@code ***}.
 */
public final class IdentifierKey {
    /** Identifiers are told masked and without a hash. */
    public static final IdentifierKey NONE = new IdentifierKey(new byte[0]);

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    private IdentifierKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /**
     * The key of an agent; another one after its own key was replaced.
     *
     * @throws IllegalArgumentException when the key does not give its encoding out
     */
    public static IdentifierKey of(PrivateKey own) {
        byte[] encoded = own.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException(
                    "a key of " + own.getAlgorithm() + " that gives no encoding cannot be used");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(encoded, ALGORITHM));
            mac.update(
                    "sealwatch identifier hash 1"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new IdentifierKey(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    byte[] bytes() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "***";
    }
}
