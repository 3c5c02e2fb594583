package eu.sealwatch.agent.inspect.ssh;

import java.util.Set;

/** Message numbers and names of SSH. */
final class SshWire {
    // RFC 4250 section 4.1.2
    static final int KEXINIT = 20;
    static final int NEWKEYS = 21;
    // RFC 4253 section 8, RFC 5656 section 4: host key, exchange value, signature
    static final int KEX_REPLY = 31;
    // RFC 4419 section 5: in group exchange 31 is the group, and the reply is 33
    static final int GROUP = 31;
    static final int GROUP_EXCHANGE_REPLY = 33;

    static final String GROUP_EXCHANGE = "diffie-hellman-group-exchange-";
    // RFC 4462: 31 is then an opaque token
    static final String GSS = "gss-";
    // RFC 4432: 30 to 32 mean something else again
    static final String RSA = "rsa";

    /** RFC 4253 section 6.1: implementations must take 35000 bytes, and need not take more. */
    static final int LARGEST_PACKET = 35000;

    /** RFC 4253 section 4.2, CR LF included. */
    static final int LONGEST_BANNER = 255;

    /** RFC 4251 section 6. */
    static final int LONGEST_NAME = 64;

    static final String STRICT_CLIENT = "kex-strict-c-v00@openssh.com";
    static final String STRICT_SERVER = "kex-strict-s-v00@openssh.com";

    private static final Set<String> AEAD =
            Set.of(
                    "aes128-gcm@openssh.com",
                    "aes256-gcm@openssh.com",
                    "AEAD_AES_128_GCM",
                    "AEAD_AES_256_GCM",
                    "chacha20-poly1305@openssh.com");

    private SshWire() {}

    /** Whether a cipher authenticates by itself, so that no MAC is negotiated. */
    static boolean isAead(String cipher) {
        return AEAD.contains(cipher);
    }

    /** Whether a name in the key exchange list is a marker and no method: RFC 8308, strict kex. */
    static boolean isMarker(String name) {
        return name.startsWith("ext-info-") || name.startsWith("kex-strict-");
    }
}
