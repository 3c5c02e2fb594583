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
                                + "of the flow, is self-signed, or has a key or signature that is graded "
                                + "too low. Not judged in TLS 1.3, which hides it. Whether it covers "
                                + "the name is `evasion.name-mismatch`.",
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
                                + "this one did not, or hid the name by ECH and the server accepted "
                                + "that. An offer of ECH alone is no sign: browsers make it always.",
                        "Without a name nobody can tell what an address is used for: one "
                                + "address can serve many.",
                        "Find the client by its JA4 fingerprint. Embedded software often "
                                + "leaves the name out and can be updated.",
                        "Unset `name-required` at the endpoint.",
                        "T1090.004",
                        Severity.LOW),
                new Catalogue.Entry(
                        "encryption.clear-password",
                        "Password that everybody can read",
                        "A password was seen to go by without encryption: in an SMTP, IMAP "
                                + "or POP3 login, an LDAP simple bind, FTP, HTTP basic "
                                + "authentication, IPMI, or a login of a database or message broker. "
                                + "The password itself is never kept.",
                        "Whoever was on the way has it now, and can come in with it.",
                        "Change the password, then turn on the protected form of the "
                                + "protocol.",
                        "Set `cleartext: true` in the encryption part of the endpoint.",
                        "T1040",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "encryption.ike-transform",
                        "IPsec key exchange too weak",
                        "An IPsec key exchange used IKE version 1 or its aggressive mode, "
                                + "or the responder chose a cipher, a hash or a group that RFC 8247 "
                                + "or RFC 9395 grade below what is required. The transforms of ESP "
                                + "itself are encrypted and not judged.",
                        "The key exchange protects all that follows. In aggressive mode "
                                + "the key can be guessed offline by whoever recorded two packets.",
                        "Use IKE version 2 with AES-GCM, SHA-2 and a group of 3072 bits or "
                                + "an elliptic curve, on both sides.",
                        "Override the least grade at the endpoint.",
                        "T1600",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.snmp-version",
                        "SNMP without protection",
                        "SNMP version 1 or 2c, whose community is a password in clear, or "
                                + "version 3 without encryption. A community that everybody knows "
                                + "(public, private) is said so, and no setting for clear text "
                                + "excuses it.",
                        "Whoever reads the community can read the device, and with the "
                                + "writable one change it.",
                        "Use version 3 with authPriv, and change every community that was "
                                + "used.",
                        "Set `cleartext: true` in the encryption part of the endpoint.",
                        "T1040",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.smb-security",
                        "File sharing with weak protection",
                        "SMB version 1, a login with NTLM version 1, messages that are "
                                + "neither encrypted nor signed, or files that go in clear.",
                        "Shares are how programs spread between devices; without signing, "
                                + "who is on the way can change files and commands.",
                        "Turn off version 1 and NTLM, require signing, and require "
                                + "encryption on the share.",
                        "Override the encryption part of the endpoint: `cleartext: true` "
                                + "for files in clear; the rest needs an exception.",
                        "T1021.002",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.vpn-security",
                        "Tunnel with weak or no protection",
                        "A tunnel whose kind encrypts nothing (GRE, L2TP without IPsec, IP "
                                + "in IP, VXLAN) or whose protection is broken (PPTP). WireGuard is "
                                + "good by design; of OpenVPN only the guard of its control channel "
                                + "can be seen.",
                        "What goes through is as open as the tunnel, and people who see a "
                                + "tunnel believe it is closed.",
                        "Put IPsec or WireGuard in its place, or around it.",
                        "Set `cleartext: true`, or a lower least grade, at the endpoint.",
                        "T1040",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.domain-login",
                        "Login to domain or network that can be forged",
                        "A Kerberos ticket with RC4 or DES, remote procedure calls that "
                                + "are not proved message by message, or RADIUS without "
                                + "Message-Authenticator.",
                        "Such proofs can be computed offline or changed on the way, and "
                                + "then open every device of the domain.",
                        "Allow AES alone for Kerberos, require packet privacy for remote "
                                + "procedure calls, and require Message-Authenticator at server and "
                                + "clients.",
                        "Override the least grade at the endpoint for tickets; the rest "
                                + "needs an exception.",
                        "T1557",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "encryption.ipmi-suite",
                        "IPMI with a weak proof",
                        "The management controller chose a cipher suite whose "
                                + "authentication or integrity is missing or weak.",
                        "The management controller is the computer below the computer: who "
                                + "owns it owns the scanner, with the power switch.",
                        "Allow cipher suite 17 alone (HMAC-SHA256, AES), and keep "
                                + "management on a network of its own.",
                        "Override the least grade at the endpoint.",
                        "T1600",
                        Severity.HIGH));
    }
}
