package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the encryption codes mean, for people. */
final class EncryptionEntries {
    private EncryptionEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        "encryption.cleartext",
                        "Traffic that is not encrypted",
                        "A protocol without encryption crosses the perimeter or carries "
                                + "maintenance of an asset.",
                        "Whoever is on the way can read it and can change it: images, logins "
                                + "and commands.",
                        "Turn on the protected form of the protocol (FTP with AUTH TLS, "
                                + "DICOM over TLS, SSH in place of Telnet) or put it through a VPN.",
                        "Set `cleartext: true` in the encryption part of the endpoint.",
                        "T1040",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "encryption.version",
                        "TLS version too old",
                        "The server chose a TLS or DTLS version that the policy's guideline "
                                + "grades below what is required, on the day of the flow.",
                        "Old versions have known attacks, and no maker repairs them any " + "more.",
                        "Update the server or allow the newer version there; then forbid the "
                                + "old one at the client.",
                        "Override the preset or the least grade at the endpoint.",
                        "T1600",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.cipher",
                        "Cipher suite too weak",
                        "The server chose a cipher suite that the guideline grades below "
                                + "what is required, on the day of the flow.",
                        "A weak suite can let recorded traffic be read, or changed " + "unnoticed.",
                        "Order or cut the suites at the server. What the client offered "
                                + "stands in the flow record.",
                        "Override the preset or the least grade at the endpoint.",
                        "T1600",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.key-exchange",
                        "Key exchange too weak",
                        "The group, the size of the Diffie-Hellman prime, or the signature "
                                + "over the key exchange is graded below what is required.",
                        "The key exchange protects all that follows, also from those who "
                                + "record today and compute later.",
                        "Set the groups at the server. Prefer elliptic curves or hybrids "
                                + "over own Diffie-Hellman primes.",
                        "Override the preset or the least grade at the endpoint.",
                        "T1600",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.certificate",
                        "Certificate with a fault",
                        "The server's certificate was expired or not yet valid at the time "
                                + "of the flow, is self-signed, does not cover the name that the "
                                + "client asked for, or has a key or signature that is graded too low. "
                                + "Not judged in TLS 1.3, which hides it.",
                        "A client that accepts such a certificate can accept one of an "
                                + "interceptor too.",
                        "Renew the certificate, or find out who answers in place of the "
                                + "server. Check that the client verifies at all.",
                        "Pin the certificate at the endpoint to accept it self-signed; "
                                + "override the preset for key and signature.",
                        "T1557",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.pin-mismatch",
                        "Other certificate or host key than pinned",
                        "The server of a pinned endpoint showed a certificate or an SSH host "
                                + "key that the policy does not hold.",
                        "Either the server was renewed without notice, or somebody else can "
                                + "be answering in its place.",
                        "Ask the owner of the endpoint on another channel whether the key "
                                + "changed. Until then, treat it as interception.",
                        "Add the new pin to the endpoint.",
                        "T1557",
                        Severity.CRITICAL),
                new Catalogue.Entry(
                        "encryption.ssh-algorithm",
                        "SSH algorithm too weak",
                        "Key exchange, host key, cipher or MAC of an SSH session is graded "
                                + "below what is required, the session is open to Terrapin "
                                + "(CVE-2023-48795), or it speaks SSH protocol 1.",
                        "SSH is how scanners are operated from afar; a weak choice lets "
                                + "sessions be read, or cut short unnoticed.",
                        "Set the algorithms at the server; update both sides so that they "
                                + "know strict key exchange.",
                        "Override the preset or the least grade at the endpoint.",
                        "T1021.004",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.rdp-security",
                        "RDP security too weak",
                        "The RDP server chose a security protocol that is graded below what "
                                + "is required.",
                        "Standard RDP security does not prove who the server is; TLS without "
                                + "network level authentication shows a login screen to everybody.",
                        "Require network level authentication at the server.",
                        "Override the preset or the least grade at the endpoint.",
                        "T1021.001",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "encryption.vnc-security",
                        "VNC security too weak",
                        "The RFB security type that was chosen is graded below what is "
                                + "required.",
                        "Most VNC types encrypt the login at best: screen and keys then "
                                + "travel in clear.",
                        "Use a type with encryption and a certificate (VeNCrypt X509), or "
                                + "put VNC through SSH or a VPN.",
                        "Override the preset or the least grade at the endpoint.",
                        "T1021.005",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "encryption.not-quantum-safe",
                        "Key exchange that a quantum computer can undo",
                        "The policy demands a quantum-safe key exchange, and a classical one "
                                + "was negotiated.",
                        "What is recorded today can be read once such computers exist; risk "
                                + "profiles and images stay sensitive for years.",
                        "Enable a hybrid with ML-KEM on both sides, such as X25519MLKEM768.",
                        "Unset `quantum-safe` at the endpoint.",
                        "",
                        Severity.LOW),
                new Catalogue.Entry(
                        "encryption.hidden-name",
                        "TLS without a server name",
                        "The policy demands that TLS clients name the server in clear, and "
                                + "this one did not.",
                        "Without a name nobody can tell what an address is used for: one "
                                + "address can serve many.",
                        "Find the client by its JA4 fingerprint. Embedded software often "
                                + "leaves the name out and can be updated.",
                        "Unset `name-required` at the endpoint.",
                        "T1090.004",
                        Severity.LOW));
    }
}
