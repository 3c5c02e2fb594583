package eu.sealwatch.config.preset;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A guideline as lists of names and steps of sizes, as its file gives them. */
record ListedPreset(
        String id,
        String title,
        String sshTitle,
        String ikeTitle,
        boolean quantumSafe,
        Map<Subject, GradeTable> tables,
        SizeSteps dh,
        SizeSteps rsa,
        SizeSteps dsa)
        implements EncryptionPreset {
    private static final int TLS13 = 0x0304;
    private static final int DTLS13 = 0xfefc;
    private static final int VENCRYPT = 19;
    private static final String OPENSSH_CERTIFICATE = "-cert-v01@openssh.com";

    ListedPreset {
        tables = Map.copyOf(tables);
    }

    @Override
    public String remoteDesktopTitle() {
        return "Sealwatch's own grades for remote desktop protocols";
    }

    @Override
    public String ownTitle() {
        return "Sealwatch's own grades";
    }

    GradeTable table(Subject subject) {
        return tables.getOrDefault(subject, GradeTable.SILENT);
    }

    @Override
    public Optional<Grade> tlsVersion(int version, LocalDate on) {
        return grade(Subject.TLS_VERSIONS, TlsNames.version(version), on);
    }

    @Override
    public Optional<Grade> tlsCipher(int cipher, boolean encryptThenMac, LocalDate on) {
        String name = TlsNames.cipher(cipher);
        boolean listed = table(Subject.TLS_CIPHERS_WITH_ENCRYPT_THEN_MAC).lists(name);
        return encryptThenMac && listed
                ? grade(Subject.TLS_CIPHERS_WITH_ENCRYPT_THEN_MAC, name, on)
                : grade(Subject.TLS_CIPHERS, name, on);
    }

    @Override
    public Optional<Grade> tlsGroup(int group, int version, LocalDate on) {
        Subject subject = isTls13(version) ? Subject.TLS13_GROUPS : Subject.TLS12_GROUPS;
        return grade(subject, TlsNames.group(group), on);
    }

    @Override
    public Optional<Grade> dhBits(int bits, LocalDate on) {
        return dh.grade(bits, on);
    }

    @Override
    public Optional<Grade> tlsSignature(int scheme, int version, LocalDate on) {
        Subject subject = isTls13(version) ? Subject.TLS13_SIGNATURES : Subject.TLS12_SIGNATURES;
        return grade(subject, TlsNames.signatureScheme(scheme), on);
    }

    @Override
    public Optional<Grade> certificateKey(String algorithm, int bits, String curve, LocalDate on) {
        return switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "RSA", "RSASSA-PSS" -> rsa.grade(bits, on);
            case "DSA" -> dsa.grade(bits, on);
            case "EC", "ECDSA" -> grade(Subject.CERTIFICATE_CURVES, curveName(curve), on);
            case "ED25519", "ED448" ->
                    grade(Subject.CERTIFICATE_CURVES, algorithm.toLowerCase(Locale.ROOT), on);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Grade> certificateSignature(String algorithm, LocalDate on) {
        GradeTable table = table(Subject.CERTIFICATE_SIGNATURES);
        // certificate parsers differ in case
        String name = algorithm.toUpperCase(Locale.ROOT);
        if (table.lists(name)) {
            return table.grade(name, on);
        }
        int with = name.indexOf("WITH");
        // Ed25519 and ML-DSA have their hash inside: no authority grades it apart
        return with < 0 ? Optional.empty() : table.grade(name.substring(0, with), on);
    }

    @Override
    public Optional<Grade> sshKeyExchange(String name, LocalDate on) {
        return grade(Subject.SSH_KEY_EXCHANGES, name, on);
    }

    @Override
    public Optional<Grade> sshHostKey(String name, int bits, LocalDate on) {
        Optional<Grade> grade = grade(Subject.SSH_HOST_KEYS, withoutCertificate(name), on);
        if (bits == 0 || !name.contains("rsa")) {
            return grade;
        }
        return grade.flatMap(
                one -> rsa.grade(bits, on).map(two -> lower(one, two)).or(() -> grade));
    }

    @Override
    public Optional<Grade> sshCipher(String name, LocalDate on) {
        return grade(Subject.SSH_CIPHERS, name, on);
    }

    @Override
    public Optional<Grade> sshMac(String name, LocalDate on) {
        return grade(Subject.SSH_MACS, name, on);
    }

    @Override
    public Optional<Grade> ikeVersion(int version, LocalDate on) {
        return grade(Subject.IKE_VERSIONS, String.valueOf(version), on);
    }

    @Override
    public Optional<Grade> ikeTransform(String name, LocalDate on) {
        GradeTable table = table(Subject.IKE_TRANSFORMS);
        int length = name.indexOf('-');
        return length < 0 || table.lists(name)
                ? table.grade(name, on)
                : table.grade(name.substring(0, length), on);
    }

    @Override
    public Optional<Grade> vpnProtocol(String protocol, LocalDate on) {
        return grade(Subject.VPN_PROTOCOLS, protocol, on);
    }

    @Override
    public Optional<Grade> snmp(String version, String level, LocalDate on) {
        return grade(Subject.SNMP_LEVELS, level.isEmpty() ? version : version + "/" + level, on);
    }

    @Override
    public Optional<Grade> smbDialect(String dialect, LocalDate on) {
        return grade(Subject.SMB_DIALECTS, dialect, on);
    }

    @Override
    public Optional<Grade> smbCipher(String cipher, LocalDate on) {
        return grade(Subject.SMB_CIPHERS, cipher, on);
    }

    @Override
    public Optional<Grade> smbSigning(String algorithm, LocalDate on) {
        return grade(Subject.SMB_SIGNINGS, algorithm, on);
    }

    @Override
    public Optional<Grade> rdpProtocol(int selected, LocalDate on) {
        return grade(Subject.RDP_PROTOCOLS, String.valueOf(selected), on);
    }

    @Override
    public Optional<Grade> vncSecurity(int type, int subtype, LocalDate on) {
        if (type != VENCRYPT) {
            return grade(Subject.VNC_SECURITY_TYPES, String.valueOf(type), on);
        }
        return subtype == 0
                ? Optional.empty()
                : grade(Subject.VNC_SECURITY_TYPES, type + "/" + subtype, on);
    }

    private Optional<Grade> grade(Subject subject, String name, LocalDate on) {
        return table(subject).grade(name, on);
    }

    private static boolean isTls13(int version) {
        return version == TLS13 || version == DTLS13;
    }

    private static Grade lower(Grade one, Grade two) {
        return one.compareTo(two) <= 0 ? one : two;
    }

    /** Certificate parsers name the NIST curves in three ways; the TLS registry's is used here. */
    private static String curveName(String curve) {
        return switch (curve) {
            case "P-224" -> "secp224r1";
            case "P-256", "prime256v1" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            default -> curve;
        };
    }

    private static String withoutCertificate(String name) {
        if (!name.endsWith(OPENSSH_CERTIFICATE)) {
            return name;
        }
        String plain = name.substring(0, name.length() - OPENSSH_CERTIFICATE.length());
        return plain.startsWith("sk-") ? plain + "@openssh.com" : plain;
    }
}
