package eu.sealwatch.config.preset;

import java.util.Set;

/**
 * Which key exchanges withstand a quantum computer by a published standard. The draft
 * X25519Kyber768 does not count: it never became ML-KEM (FIPS 203).
 */
public final class QuantumSafe {
    private static final Set<Integer> TLS_GROUPS =
            Set.of(
                    0x0200, // MLKEM512
                    0x0201, // MLKEM768
                    0x0202, // MLKEM1024
                    0x11eb, // SecP256r1MLKEM768
                    0x11ec, // X25519MLKEM768
                    0x11ed, // SecP384r1MLKEM1024
                    0x11ee); // curveSM2MLKEM768

    // sntrup761: RFC 9941
    private static final Set<String> SSH_KEY_EXCHANGES =
            Set.of(
                    "mlkem768x25519-sha256",
                    "mlkem768nistp256-sha256",
                    "mlkem1024nistp384-sha384",
                    "sntrup761x25519-sha512",
                    "sntrup761x25519-sha512@openssh.com");

    private QuantumSafe() {}

    /** Whether a group of the TLS supported_groups registry is, alone or as a hybrid. */
    public static boolean isGroup(int group) {
        return TLS_GROUPS.contains(group);
    }

    public static boolean isSshKeyExchange(String name) {
        return SSH_KEY_EXCHANGES.contains(name);
    }
}
