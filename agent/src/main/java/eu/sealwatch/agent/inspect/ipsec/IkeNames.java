package eu.sealwatch.agent.inspect.ipsec;

/**
 * Numbers of IKE as words: IANA's registries "Internet Key Exchange Version 2 (IKEv2) Parameters"
 * and "IPSec Registry" (version 1). Where version 1 has another number for the same algorithm, it
 * gets the name of version 2, so that who judges needs to know one name only.
 */
final class IkeNames {

    private IkeNames() {}

    /** RFC 2408 section 3.1, RFC 2409, IANA's IKEv2 exchange types; empty for others. */
    static String exchange(int version, int type) {
        return switch (version) {
            case 1 ->
                    switch (type) {
                        case 1 -> "base";
                        case 2 -> "main";
                        case 3 -> "authentication-only";
                        case 4 -> "aggressive";
                        case 5 -> "informational";
                        case 6 -> "transaction";
                        case 32 -> "quick";
                        case 33 -> "new-group";
                        default -> "";
                    };
            case 2 ->
                    switch (type) {
                        case 34 -> "IKE_SA_INIT";
                        case 35 -> "IKE_AUTH";
                        case 36 -> "CREATE_CHILD_SA";
                        case 37 -> "INFORMATIONAL";
                        case 38 -> "IKE_SESSION_RESUME";
                        case 43 -> "IKE_INTERMEDIATE";
                        case 44 -> "IKE_FOLLOWUP_KE";
                        default -> "";
                    };
            default -> "";
        };
    }

    /** Transform type 1. */
    static String encryption(int id) {
        return switch (id) {
            case 1 -> "ENCR_DES_IV64";
            case 2 -> "ENCR_DES";
            case 3 -> "ENCR_3DES";
            case 4 -> "ENCR_RC5";
            case 5 -> "ENCR_IDEA";
            case 6 -> "ENCR_CAST";
            case 7 -> "ENCR_BLOWFISH";
            case 8 -> "ENCR_3IDEA";
            case 9 -> "ENCR_DES_IV32";
            case 11 -> "ENCR_NULL";
            case 12 -> "ENCR_AES_CBC";
            case 13 -> "ENCR_AES_CTR";
            case 14 -> "ENCR_AES_CCM_8";
            case 15 -> "ENCR_AES_CCM_12";
            case 16 -> "ENCR_AES_CCM_16";
            case 18 -> "ENCR_AES_GCM_8";
            case 19 -> "ENCR_AES_GCM_12";
            case 20 -> "ENCR_AES_GCM_16";
            case 21 -> "ENCR_NULL_AUTH_AES_GMAC";
            case 23 -> "ENCR_CAMELLIA_CBC";
            case 24 -> "ENCR_CAMELLIA_CTR";
            case 25 -> "ENCR_CAMELLIA_CCM_8";
            case 26 -> "ENCR_CAMELLIA_CCM_12";
            case 27 -> "ENCR_CAMELLIA_CCM_16";
            case 28 -> "ENCR_CHACHA20_POLY1305";
            default -> "ENCR_" + id;
        };
    }

    /** Transform type 2. */
    static String prf(int id) {
        return switch (id) {
            case 1 -> "PRF_HMAC_MD5";
            case 2 -> "PRF_HMAC_SHA1";
            case 3 -> "PRF_HMAC_TIGER";
            case 4 -> "PRF_AES128_XCBC";
            case 5 -> "PRF_HMAC_SHA2_256";
            case 6 -> "PRF_HMAC_SHA2_384";
            case 7 -> "PRF_HMAC_SHA2_512";
            case 8 -> "PRF_AES128_CMAC";
            case 9 -> "PRF_HMAC_STREEBOG_512";
            default -> "PRF_" + id;
        };
    }

    /** Transform type 3. */
    static String integrity(int id) {
        return switch (id) {
            case 0 -> "NONE";
            case 1 -> "AUTH_HMAC_MD5_96";
            case 2 -> "AUTH_HMAC_SHA1_96";
            case 3 -> "AUTH_DES_MAC";
            case 4 -> "AUTH_KPDK_MD5";
            case 5 -> "AUTH_AES_XCBC_96";
            case 6 -> "AUTH_HMAC_MD5_128";
            case 7 -> "AUTH_HMAC_SHA1_160";
            case 8 -> "AUTH_AES_CMAC_96";
            case 9 -> "AUTH_AES_128_GMAC";
            case 10 -> "AUTH_AES_192_GMAC";
            case 11 -> "AUTH_AES_256_GMAC";
            case 12 -> "AUTH_HMAC_SHA2_256_128";
            case 13 -> "AUTH_HMAC_SHA2_384_192";
            case 14 -> "AUTH_HMAC_SHA2_512_256";
            default -> "AUTH_" + id;
        };
    }

    /** Transform type 4, once "Diffie-Hellman Group"; and the additional ones of RFC 9370. */
    static String keyExchange(int id) {
        return switch (id) {
            case 0 -> "NONE";
            case 1 -> "MODP_768";
            case 2 -> "MODP_1024";
            case 3 -> "EC2N_155";
            case 4 -> "EC2N_185";
            case 5 -> "MODP_1536";
            case 14 -> "MODP_2048";
            case 15 -> "MODP_3072";
            case 16 -> "MODP_4096";
            case 17 -> "MODP_6144";
            case 18 -> "MODP_8192";
            case 19 -> "ECP_256";
            case 20 -> "ECP_384";
            case 21 -> "ECP_521";
            case 22 -> "MODP_1024_160";
            case 23 -> "MODP_2048_224";
            case 24 -> "MODP_2048_256";
            case 25 -> "ECP_192";
            case 26 -> "ECP_224";
            case 27 -> "BRAINPOOL_P224R1";
            case 28 -> "BRAINPOOL_P256R1";
            case 29 -> "BRAINPOOL_P384R1";
            case 30 -> "BRAINPOOL_P512R1";
            case 31 -> "CURVE25519";
            case 32 -> "CURVE448";
            case 33 -> "GOST3410_2012_256";
            case 34 -> "GOST3410_2012_512";
            case 35 -> "ML_KEM_512";
            case 36 -> "ML_KEM_768";
            case 37 -> "ML_KEM_1024";
            default -> "KE_" + id;
        };
    }

    /** Version 1, attribute 1 (RFC 2409 appendix A). */
    static String encryptionOfVersion1(int id) {
        return switch (id) {
            case 1 -> "ENCR_DES";
            case 2 -> "ENCR_IDEA";
            case 3 -> "ENCR_BLOWFISH";
            case 4 -> "ENCR_RC5";
            case 5 -> "ENCR_3DES";
            case 6 -> "ENCR_CAST";
            case 7 -> "ENCR_AES_CBC";
            case 8 -> "ENCR_CAMELLIA_CBC";
            default -> "IKEV1_ENCR_" + id;
        };
    }

    /** Version 1, attribute 2: the hash, which it uses as HMAC for keys and for proofs alike. */
    static String prfOfVersion1(int hash) {
        return switch (hash) {
            case 1 -> "PRF_HMAC_MD5";
            case 2 -> "PRF_HMAC_SHA1";
            case 3 -> "PRF_HMAC_TIGER";
            case 4 -> "PRF_HMAC_SHA2_256";
            case 5 -> "PRF_HMAC_SHA2_384";
            case 6 -> "PRF_HMAC_SHA2_512";
            default -> "IKEV1_HASH_" + hash;
        };
    }

    /** Version 1, attribute 3; the numbers from 64221 on are of drafts that were widely built. */
    static String authenticationOfVersion1(int method) {
        return switch (method) {
            case 1 -> "pre-shared-key";
            case 2 -> "dss-signature";
            case 3 -> "rsa-signature";
            case 4 -> "rsa-encryption";
            case 5 -> "revised-rsa-encryption";
            case 9 -> "ecdsa-p256-signature";
            case 10 -> "ecdsa-p384-signature";
            case 11 -> "ecdsa-p521-signature";
            case 64221, 64222 -> "hybrid-rsa-signature";
            case 64223, 64224 -> "hybrid-dss-signature";
            case 65001, 65002 -> "xauth-pre-shared-key";
            case 65003, 65004 -> "xauth-dss-signature";
            case 65005, 65006 -> "xauth-rsa-signature";
            default -> "method-" + method;
        };
    }
}
