package eu.sealwatch.config.preset;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One authority's guideline in one edition. Every answer is for a day, because guidelines expire;
 * an empty answer means that the authority says nothing on the subject, so nobody may be blamed.
 * Code points are IANA's. Immutable.
 */
public interface EncryptionPreset {

    /** As it is written in policies: {@code ncsc-nl-2025-05}. */
    String id();

    /** As people call it: {@code NCSC-NL TLS guidelines 2025-05}. */
    String title();

    /** Whose the SSH grades are: not every authority that grades TLS publishes a list for SSH. */
    String sshTitle();

    /** Whose the IKE grades are: an authority without a list for IPsec has those of the RFCs. */
    String ikeTitle();

    /** Whose the RDP and VNC grades are: no authority publishes any. */
    String remoteDesktopTitle();

    /** Whose the grades of VPN protocols, SNMP and SMB are: no authority publishes any. */
    String ownTitle();

    /**
     * Whether a policy that takes it demands quantum-safe key exchange unless it says otherwise.
     */
    boolean quantumSafe();

    /** Grade of a negotiated TLS or DTLS version, such as 0x0303. */
    Optional<Grade> tlsVersion(int version, LocalDate on);

    /**
     * Grade of a negotiated cipher suite.
     *
     * @param encryptThenMac whether RFC 7366 was negotiated: some editions accept CBC only with it
     */
    Optional<Grade> tlsCipher(int cipher, boolean encryptThenMac, LocalDate on);

    /** Grade of a negotiated group (supported_groups registry) under a TLS version. */
    Optional<Grade> tlsGroup(int group, int version, LocalDate on);

    /** Grade of a finite-field Diffie-Hellman exchange by the bits of its prime. */
    Optional<Grade> dhBits(int bits, LocalDate on);

    /** Grade of the scheme that signed the TLS 1.2 key exchange. */
    Optional<Grade> tlsSignature(int scheme, int version, LocalDate on);

    /**
     * Grade of a certificate's public key.
     *
     * @param algorithm {@code RSA}, {@code EC}, {@code Ed25519}, {@code Ed448}, {@code DSA}
     * @param curve named curve for EC, else empty
     */
    Optional<Grade> certificateKey(String algorithm, int bits, String curve, LocalDate on);

    /** Grade of the hash in a certificate's signature, by JCA-like name: {@code SHA256withRSA}. */
    Optional<Grade> certificateSignature(String algorithm, LocalDate on);

    Optional<Grade> sshKeyExchange(String name, LocalDate on);

    Optional<Grade> sshHostKey(String name, int bits, LocalDate on);

    Optional<Grade> sshCipher(String name, LocalDate on);

    Optional<Grade> sshMac(String name, LocalDate on);

    /** Grade of a version of IKE, 1 or 2. */
    Optional<Grade> ikeVersion(int version, LocalDate on);

    /**
     * Grade of a chosen transform of IKE.
     *
     * @param name IANA's name for IKEv2, with the key's length behind a hyphen where it was said:
     *     {@code ENCR_AES_CBC-128}, {@code PRF_HMAC_SHA2_256}, {@code ECP_256}
     */
    Optional<Grade> ikeTransform(String name, LocalDate on);

    /**
     * Grade of a VPN protocol that has one way to encrypt.
     *
     * @param protocol as in {@code network.protocol}: {@code wireguard}, {@code pptp}
     */
    Optional<Grade> vpnProtocol(String protocol, LocalDate on);

    /**
     * Grade of an SNMP message.
     *
     * @param version {@code 1}, {@code 2c}, {@code 3}
     * @param level of version 3 as RFC 3411 writes it: {@code authPriv}; empty when none was seen
     */
    Optional<Grade> snmp(String version, String level, LocalDate on);

    /** Grade of a negotiated SMB dialect: {@code 3.1.1}, {@code NT LM 0.12}. */
    Optional<Grade> smbDialect(String dialect, LocalDate on);

    /** Grade of the cipher that SMB 3.1.1 chose: {@code AES-128-GCM}. */
    Optional<Grade> smbCipher(String cipher, LocalDate on);

    /** Grade of the signing algorithm that SMB 3.1.1 chose: {@code AES-CMAC}. */
    Optional<Grade> smbSigning(String algorithm, LocalDate on);

    /** Grade of the RDP security protocol that the server chose (MS-RDPBCGR 2.2.1.2.1). */
    Optional<Grade> rdpProtocol(int selected, LocalDate on);

    /** Grade of an RFB security type, with the VeNCrypt subtype where the type is 19. */
    Optional<Grade> vncSecurity(int type, int subtype, LocalDate on);
}
