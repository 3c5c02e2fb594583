package eu.sealwatch.wire;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What an operator carries from the collector to a new agent: a secret that proves the agent to the
 * collector once, and the SHA-256 of the authority's certificate, which proves the collector to the
 * agent. The text form has no spaces and survives being pasted.
 */
public final class EnrolmentToken {
    private static final String PREFIX = "swe1-";
    private static final int SECRET_BYTES = 24;

    private final byte[] secret;
    private final byte[] authoritySha256;

    private EnrolmentToken(byte[] secret, byte[] authoritySha256) {
        this.secret = secret;
        this.authoritySha256 = authoritySha256;
    }

    public static EnrolmentToken create(byte[] authoritySha256, SecureRandom random) {
        if (authoritySha256.length != Sha256.BYTES) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes");
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new EnrolmentToken(secret, authoritySha256.clone());
    }

    public static EnrolmentToken parse(String text) {
        String token = text.strip();
        if (token.startsWith(PREFIX)) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
                if (bytes.length == SECRET_BYTES + Sha256.BYTES) {
                    ByteBuffer parts = ByteBuffer.wrap(bytes);
                    byte[] secret = new byte[SECRET_BYTES];
                    byte[] authority = new byte[Sha256.BYTES];
                    parts.get(secret).get(authority);
                    return new EnrolmentToken(secret, authority);
                }
            } catch (IllegalArgumentException notBase64) {
                throw unreadable();
            }
        }
        throw unreadable();
    }

    // Says nothing of the text: a mistyped token is still most of a secret.
    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "not a whole enrolment token: it begins with "
                        + PREFIX
                        + " and has 80 characters; paste it again from the collector");
    }

    /** The form to paste. A secret: show it once, never log it. */
    public String text() {
        byte[] bytes =
                ByteBuffer.allocate(secret.length + authoritySha256.length)
                        .put(secret)
                        .put(authoritySha256)
                        .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the collector keeps: not enough to enrol with. */
    public String secretHash() {
        return HexFormat.of().formatHex(Sha256.of(secret));
    }

    public byte[] authoritySha256() {
        return authoritySha256.clone();
    }

    @Override
    public String toString() {
        return "EnrolmentToken[***]";
    }
}
