package eu.sealwatch.agent.inspect.ssh;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The server's public key as its key exchange reply shows it, RFC 4253 section 6.6.
 *
 * @param sha256 of the blob, as in OpenSSH's fingerprints; a certificate's blob is the certificate
 * @param bits strength as the field names it (RSA modulus, curve size), 0 when not known
 */
record HostKey(ByteString sha256, int bits) {

    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    static @Nullable HostKey parse(Octets blob) {
        OctetReader in = blob.reader();
        String type = in.take(in.u32()).printable();
        if (in.ranOut() || type.isEmpty() || type.length() > SshWire.LONGEST_NAME) {
            return null;
        }
        String base = type;
        if (type.endsWith(CERTIFICATE)) {
            base = type.substring(0, type.length() - CERTIFICATE.length());
            in.skip(in.u32()); // nonce
        }
        int bits = bits(base, in);
        return in.ranOut() ? null : new HostKey(sha256(blob), bits);
    }

    private static int bits(String type, OctetReader in) {
        return switch (type) {
            case "ssh-rsa", "rsa-sha2-256", "rsa-sha2-512" -> {
                in.skip(in.u32()); // exponent
                yield mpintBits(in);
            }
            case "ssh-dss" -> mpintBits(in);
            case "ecdsa-sha2-nistp256", "sk-ecdsa-sha2-nistp256@openssh.com" -> 256;
            case "ecdsa-sha2-nistp384" -> 384;
            case "ecdsa-sha2-nistp521" -> 521;
            case "ssh-ed25519", "sk-ssh-ed25519@openssh.com" -> 256;
            case "ssh-ed448" -> 456;
            default -> 0;
        };
    }

    /** Length in bits of a multiple precision integer, RFC 4251 section 5. */
    static int mpintBits(OctetReader in) {
        Octets number = in.take(in.u32());
        int first = 0;
        while (first < number.length() && number.u8(first) == 0) {
            first++;
        }
        int whole = number.length() - first;
        return whole == 0 ? 0 : whole * 8 - (Integer.numberOfLeadingZeros(number.u8(first)) - 24);
    }

    private static ByteString sha256(Octets blob) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteString.copyFrom(digest.digest(blob.toBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
