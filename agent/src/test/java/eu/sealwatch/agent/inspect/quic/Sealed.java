package eu.sealwatch.agent.inspect.quic;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;

import eu.sealwatch.agent.flow.Octets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Initial packets as a client or server makes them, with the JDK's own AES-GCM. */
final class Sealed {
    private Sealed() {}

    /**
     * @param header in clear, with a packet number of four bytes at its end
     * @param destination of the client's first packet
     */
    static byte[] packet(
            int version, String destination, boolean ofClient, byte[] header, byte[] payload) {
        try {
            byte[] salt = Objects.requireNonNull(QuicWire.salt(version));
            var secrets = InitialSecrets.of(version, salt, Octets.of(hex(destination)), ofClient);
            byte[] nonce = secrets.iv().toByteArray();
            for (int i = 0; i < 4; i++) {
                nonce[8 + i] ^= header[header.length - 4 + i];
            }
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(secrets.key().toByteArray(), "AES"),
                    new GCMParameterSpec(128, nonce));
            gcm.updateAAD(header);
            byte[] sealed = gcm.doFinal(payload);
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(secrets.headerProtection().toByteArray(), "AES"));
            byte[] mask = aes.doFinal(Arrays.copyOf(sealed, 16));
            byte[] hidden = header.clone();
            hidden[0] ^= (byte) (mask[0] & 0x0F);
            for (int i = 0; i < 4; i++) {
                hidden[header.length - 4 + i] ^= mask[1 + i];
            }
            return join(hidden, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client's Initial of version 1 with these frames, padded to the least that is allowed. */
    static byte[] fromClient(String destination, int number, byte[] frames) {
        byte[] payload = Arrays.copyOf(frames, 1162);
        byte[] header =
                hex(
                        "C3 00000001 %02x %s 00 00 449E %08x"
                                .formatted(destination.length() / 2, destination, number));
        return packet(1, destination, true, header, payload);
    }

    static byte[] crypto(int offset, byte[] data) {
        return join(hex("06 %04x %04x".formatted(0x4000 | offset, 0x4000 | data.length)), data);
    }
}
