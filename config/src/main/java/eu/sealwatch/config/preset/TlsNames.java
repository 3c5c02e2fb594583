package eu.sealwatch.config.preset;

import java.util.HashMap;
import java.util.Map;

/**
 * IANA's names of TLS code points; a code point that no registry knows is written in hexadecimal.
 */
public final class TlsNames {
    private static final Map<Integer, String> CIPHERS = load("tls-cipher-suites.csv");
    private static final Map<Integer, String> GROUPS = load("tls-groups.csv");
    private static final Map<Integer, String> SIGNATURES = load("tls-signature-schemes.csv");

    private TlsNames() {}

    /** {@code TLS_AES_128_GCM_SHA256}. */
    public static String cipher(int code) {
        return name(CIPHERS, code);
    }

    /** {@code X25519MLKEM768}. */
    public static String group(int code) {
        return name(GROUPS, code);
    }

    /** {@code ecdsa_secp256r1_sha256}. */
    public static String signatureScheme(int code) {
        return name(SIGNATURES, code);
    }

    /** {@code TLS 1.3}, {@code DTLS 1.2}, {@code SSL 3.0}. */
    public static String version(int code) {
        return switch (code) {
            case 0x0304 -> "TLS 1.3";
            case 0x0303 -> "TLS 1.2";
            case 0x0302 -> "TLS 1.1";
            case 0x0301 -> "TLS 1.0";
            case 0x0300 -> "SSL 3.0";
            case 0x0002 -> "SSL 2.0";
            case 0xfefc -> "DTLS 1.3";
            case 0xfefd -> "DTLS 1.2";
            case 0xfeff -> "DTLS 1.0";
            // GB/T 38636, the Chinese national protocol beside TLS
            case 0x0101 -> "TLCP 1.1";
            default -> hex(code);
        };
    }

    static boolean knowsCipher(String name) {
        return CIPHERS.containsValue(name);
    }

    static boolean knowsGroup(String name) {
        return GROUPS.containsValue(name);
    }

    static boolean knowsSignatureScheme(String name) {
        return SIGNATURES.containsValue(name);
    }

    private static String name(Map<Integer, String> names, int code) {
        String name = names.get(code);
        return name == null ? hex(code) : name;
    }

    private static String hex(int code) {
        return "0x%04x".formatted(code);
    }

    private static Map<Integer, String> load(String resource) {
        Map<Integer, String> names = new HashMap<>();
        Resource.text(resource)
                .lines()
                .filter(line -> line.startsWith("0x"))
                .forEach(line -> {
                    int comma = line.indexOf(',');
                    names.put(Integer.decode(line.substring(0, comma)), line.substring(comma + 1));
                });
        return Map.copyOf(names);
    }
}
