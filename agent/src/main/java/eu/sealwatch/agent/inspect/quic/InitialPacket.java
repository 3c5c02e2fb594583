package eu.sealwatch.agent.inspect.quic;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.Octets;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes the protection off an Initial packet: RFC 9001 section 5. AES-GCM is AES in counter mode
 * and a tag; the tag is not checked, as its key is public and so proves nothing. Whether it was the
 * right key shows in what comes out ({@link CryptoFrames}).
 */
final class InitialPacket {
    private static final int BLOCK = 16;
    // RFC 9001 section 5.4.2: as if the packet number had four bytes
    private static final int SAMPLE = 4;
    // NIST SP 800-38D section 7.1: the tag takes the counter 1, so the text begins at 2
    private static final int FIRST_COUNTER = 2;
    private static final int MOST_BYTES = 1 << 14;

    private static final int MOST_REMEMBERED = 64;

    private record Protected(ByteString packet, InitialSecrets secrets) {}

    /**
     * What was opened lately: a handshake takes several datagrams, and each look begins anew. Only
     * a memo of a pure function, so sharing it changes no answer.
     */
    private static final Map<Protected, Octets> LATELY =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(128, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Protected, Octets> eldest) {
                            return size() > MOST_REMEMBERED;
                        }
                    });

    private InitialPacket() {}

    /** Empty when the packet is too short to have been protected. */
    static Optional<Octets> open(LongHeader header, InitialSecrets secrets) {
        Octets packet = header.packet();
        if (!packet.has(header.numberOffset() + SAMPLE, BLOCK)) {
            return Optional.empty();
        }
        var key = new Protected(ByteString.copyFrom(packet.toBytes()), secrets);
        return Optional.of(LATELY.computeIfAbsent(key, _ -> opened(header, secrets)));
    }

    private static Octets opened(LongHeader header, InitialSecrets secrets) {
        Octets packet = header.packet();
        int at = header.numberOffset();
        try {
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, key(secrets.headerProtection().toByteArray()));
            byte[] mask = aes.doFinal(packet.slice(at + SAMPLE, BLOCK).toBytes());
            int numberBytes = ((packet.u8(0) ^ mask[0]) & 3) + 1;
            byte[] nonce = secrets.iv().toByteArray();
            for (int i = 0; i < numberBytes; i++) {
                int number = packet.u8(at + i) ^ mask[1 + i];
                nonce[nonce.length - numberBytes + i] ^= (byte) number;
            }
            int start = at + numberBytes;
            Octets sealed = packet.slice(start, packet.length() - start - QuicWire.TAG_BYTES);
            aes.init(Cipher.ENCRYPT_MODE, key(secrets.key().toByteArray()));
            return decrypt(sealed, nonce, aes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    private static Octets decrypt(Octets sealed, byte[] nonce, Cipher aes)
            throws GeneralSecurityException {
        byte[] text = sealed.slice(0, MOST_BYTES).toBytes();
        int blocks = (text.length + BLOCK - 1) / BLOCK;
        byte[] counters = new byte[blocks * BLOCK];
        for (int i = 0; i < blocks; i++) {
            System.arraycopy(nonce, 0, counters, i * BLOCK, nonce.length);
            int counter = FIRST_COUNTER + i;
            counters[i * BLOCK + 14] = (byte) (counter >> 8);
            counters[i * BLOCK + 15] = (byte) counter;
        }
        byte[] stream = aes.doFinal(counters);
        for (int i = 0; i < text.length; i++) {
            text[i] ^= stream[i];
        }
        return Octets.of(text);
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }
}
