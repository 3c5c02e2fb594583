package eu.sealwatch.config.preset;

import java.util.Locale;

/** What a guideline grades by name; each is one table in a preset's file. */
enum Subject {
    TLS_VERSIONS,
    TLS_CIPHERS,
    /** Accepted only where RFC 7366 was negotiated. */
    TLS_CIPHERS_WITH_ENCRYPT_THEN_MAC,
    TLS12_GROUPS,
    TLS13_GROUPS,
    TLS12_SIGNATURES,
    TLS13_SIGNATURES,
    CERTIFICATE_CURVES,
    CERTIFICATE_SIGNATURES,
    SSH_KEY_EXCHANGES,
    SSH_HOST_KEYS,
    SSH_CIPHERS,
    SSH_MACS,
    IKE_VERSIONS,
    /** By IANA's names; one without the key's length stands for all lengths. */
    IKE_TRANSFORMS,
    VPN_PROTOCOLS,
    RDP_PROTOCOLS,
    VNC_SECURITY_TYPES,
    SNMP_LEVELS,
    SMB_DIALECTS,
    SMB_CIPHERS,
    SMB_SIGNINGS;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
