package eu.sealwatch.agent.inspect.quic;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one side's Initial packets. They follow from the version and the destination id of
 * the client's first packet (RFC 9001 section 5.2): no secret, but a protection against those who
 * do not know QUIC.
 *
 * @param key for AES-128
 */
record InitialSecrets(ByteString key, ByteString iv, ByteString headerProtection) {
    private static final String HMAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int MOST_REMEMBERED = 256;

    private record Origin(int version, ByteString destinationId, boolean ofClient) {}

    /**
     * What was derived lately: a handshake takes several datagrams, and each look begins anew. Only
     * a memo of a pure function, so sharing it changes no answer.
     */
    private static final Map<Origin, InitialSecrets> LATELY =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(256, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Origin, InitialSecrets> eldest) {
                            return size() > MOST_REMEMBERED;
                        }
                    });

    /** Of a version whose salt is known. */
    static InitialSecrets of(int version, byte[] salt, Octets destinationId, boolean ofClient) {
        var origin = new Origin(version, ByteString.copyFrom(destinationId.toBytes()), ofClient);
        return LATELY.computeIfAbsent(origin, it -> derive(it, salt));
    }

    private static InitialSecrets derive(Origin origin, byte[] salt) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            // HKDF-Extract, RFC 5869 section 2.2
            mac.init(new SecretKeySpec(salt, HMAC));
            byte[] initial = mac.doFinal(origin.destinationId().toByteArray());
            String side = origin.ofClient() ? "client in" : "server in";
            mac.init(new SecretKeySpec(initial, HMAC));
            byte[] secret = expand(mac, side, SECRET_BYTES);
            mac.init(new SecretKeySpec(secret, HMAC));
            // RFC 9369 section 3.3.2
            String prefix = origin.version() == QuicWire.VERSION_2 ? "quicv2 " : "quic ";
            return new InitialSecrets(
                    ByteString.copyFrom(expand(mac, prefix + "key", KEY_BYTES)),
                    ByteString.copyFrom(expand(mac, prefix + "iv", IV_BYTES)),
                    ByteString.copyFrom(expand(mac, prefix + "hp", KEY_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** HKDF-Expand-Label of RFC 8446 section 7.1, for no more bytes than one hash has. */
    private static byte[] expand(Mac mac, String label, int length) {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        mac.update(
                ByteBuffer.allocate(5 + full.length)
                        .putShort((short) length)
                        .put((byte) full.length)
                        .put(full)
                        .put((byte) 0) // no context
                        .put((byte) 1) // RFC 5869 section 2.3: the first block
                        .array());
        return Arrays.copyOf(mac.doFinal(), length);
    }
}
