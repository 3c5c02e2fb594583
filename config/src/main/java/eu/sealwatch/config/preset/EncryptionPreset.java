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

    /** Whose the RDP and VNC grades are: no authority publishes any. */
    String remoteDesktopTitle();

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

    /** Grade of the RDP security protocol that the server chose (MS-RDPBCGR 2.2.1.2.1). */
    Optional<Grade> rdpProtocol(int selected, LocalDate on);

    /** Grade of an RFB security type, with the VeNCrypt subtype where the type is 19. */
    Optional<Grade> vncSecurity(int type, int subtype, LocalDate on);
}
