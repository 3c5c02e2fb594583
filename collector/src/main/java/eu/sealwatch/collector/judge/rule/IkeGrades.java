package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.config.preset.Grade;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What RFC 8247 and RFC 9395 say of IKE: MUST NOT is insufficient, SHOULD NOT and MUST- are to be
 * phased out, MAY is sufficient, and what MUST or SHOULD be there is good. On names that they do
 * not know they are silent.
 */
final class IkeGrades {
    static final String AUTHORITY = "RFC 8247 with RFC 9395";

    private static final Map<String, Grade> GRADES = new HashMap<>();

    static {
        put(
                Grade.INSUFFICIENT,
                "ENCR_NULL ENCR_DES_IV64 ENCR_DES ENCR_DES_IV32 ENCR_RC5 ENCR_IDEA ENCR_CAST"
                        + " ENCR_BLOWFISH ENCR_3IDEA PRF_HMAC_MD5 PRF_HMAC_TIGER AUTH_HMAC_MD5_96"
                        + " AUTH_HMAC_MD5_128 AUTH_HMAC_SHA1_160 AUTH_DES_MAC AUTH_KPDK_MD5"
                        + " MODP_768 MODP_1024_160 EC2N_155 EC2N_185");
        put(
                Grade.PHASE_OUT,
                "ENCR_3DES PRF_HMAC_SHA1 AUTH_HMAC_SHA1_96 MODP_1024 MODP_1536 MODP_2048_224"
                        + " MODP_2048_256");
        put(
                Grade.SUFFICIENT,
                "ENCR_AES_CTR ENCR_AES_CCM_8 PRF_AES128_XCBC PRF_AES128_CMAC AUTH_AES_XCBC_96"
                        + " AUTH_AES_CMAC_96 MODP_2048");
        put(
                Grade.GOOD,
                "ENCR_AES_CBC ENCR_AES_GCM_16 ENCR_AES_CCM_16 ENCR_CHACHA20_POLY1305"
                        + " PRF_HMAC_SHA2_256 PRF_HMAC_SHA2_384 PRF_HMAC_SHA2_512"
                        + " AUTH_HMAC_SHA2_256_128 AUTH_HMAC_SHA2_384_192 AUTH_HMAC_SHA2_512_256"
                        + " MODP_3072 MODP_4096 MODP_6144 MODP_8192 ECP_256 ECP_384 ECP_521"
                        + " CURVE25519 CURVE448 ML_KEM_768 ML_KEM_1024 NONE");
    }

    private IkeGrades() {}

    private static void put(Grade grade, String names) {
        for (String name : names.split(" ", -1)) {
            GRADES.put(name, grade);
        }
    }

    /** RFC 9395 section 3: version 1 is historic. */
    static Optional<Grade> version(int version) {
        return switch (version) {
            case 1 -> Optional.of(Grade.INSUFFICIENT);
            case 2 -> Optional.of(Grade.GOOD);
            default -> Optional.empty();
        };
    }

    /** By the cipher's name, which the key's length may follow. */
    static Optional<Grade> encryption(String name) {
        int length = name.lastIndexOf('-');
        return named(length < 0 ? name : name.substring(0, length));
    }

    static Optional<Grade> named(String name) {
        return Optional.ofNullable(GRADES.get(name));
    }
}
