package eu.sealwatch.wire.ecs;

import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.Tls;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The TLS facts of a flow as ECS {@code tls.*}; JA4, groups and curves are names of our own. */
final class TlsJson {
    /** ECS writes certificate hashes in upper case. */
    private static final HexFormat HASH = HexFormat.of().withUpperCase();

    private final CodePointNames names;

    TlsJson(CodePointNames names) {
        this.names = names;
    }

    void write(SparseJson fields, Tls tls, Attributes attributes) {
        fields.object("tls");
        fields.flag("hello_verify", tls.getHelloVerify());
        if (tls.getServerSeen()) {
            writeNegotiated(fields, tls);
        }
        writeClient(fields, tls);
        writeServer(fields, tls);
        attributes.write("tls", fields);
        fields.end();
    }

    private void writeNegotiated(SparseJson fields, Tls tls) {
        fields.text("version", version(tls.getVersion()))
                .text("version_protocol", versionProtocol(tls.getVersion()))
                .text("cipher", names.cipher(tls.getCipher()))
                .text("curve", tls.getGroup() == 0 ? "" : names.group(tls.getGroup()))
                .bool("established", tls.getEstablished())
                .bool("resumed", tls.getResumed())
                .text("next_protocol", tls.getAlpnChosen())
                .positive("dh_bits", tls.getDhBits())
                .flag("hello_retry", tls.getHelloRetry())
                .flag("encrypt_then_mac", tls.getEncryptThenMac())
                .flag("extended_master_secret", tls.getExtendedMasterSecret())
                .flag("secure_renegotiation", tls.getSecureRenegotiation())
                .positive("compression", tls.getCompression())
                .positive("srtp_profile", tls.getSrtpProfile())
                .flag("client_certificate_requested", tls.getClientCertificateRequested());
        if (tls.getAlert() != 0) {
            fields.number("alert", tls.getAlert() - 1L); // the record stores it plus one
        }
    }

    private void writeClient(SparseJson fields, Tls tls) {
        fields.object("client")
                .text("server_name", tls.getServerName())
                .text("ja3", tls.getJa3())
                .text("ja4", tls.getJa4())
                .texts("alpn", tls.getAlpnOfferedList())
                .texts("supported_versions", versions(tls.getOfferedVersionsList()))
                .texts("supported_ciphers", ciphers(tls.getOfferedCiphersList()))
                .texts("supported_groups", groups(tls.getOfferedGroupsList()))
                .texts("key_shares", groups(tls.getOfferedKeySharesList()))
                .flag("ech", tls.getEchOffered())
                .flag("ech_inner", tls.getEchInner())
                .flag("esni", tls.getEsniOffered())
                .flag("early_data", tls.getEarlyData())
                .flag("ticket", tls.getTicketOffered())
                .flag("psk", tls.getPskOffered())
                .texts("psk_modes", tls.getPskModesList().stream().map(TlsJson::pskMode).toList())
                .texts("srtp_profiles", numbers(tls.getOfferedSrtpProfilesList()))
                .flag("hybrid_key_share", tls.getKeyExchangeHybridOffered());
        if (tls.getClientCertificatesCount() > 0) {
            writeCertificate(fields, tls.getClientCertificates(0));
        }
        fields.end();
    }

    private static void writeServer(SparseJson fields, Tls tls) {
        fields.object("server").text("ja3s", tls.getJa3S()).flag("ech_retry", tls.getEchRetry());
        if (tls.getCertificatesCount() > 0) {
            writeCertificate(fields, tls.getCertificates(0));
        }
        fields.end();
    }

    private static void writeCertificate(SparseJson fields, Certificate leaf) {
        fields.object("hash")
                .text("sha256", HASH.formatHex(leaf.getSha256().toByteArray()))
                .end()
                .object("x509")
                .object("subject")
                .text("distinguished_name", leaf.getSubject())
                .end()
                .object("issuer")
                .text("distinguished_name", leaf.getIssuer())
                .end()
                .texts("alternative_names", leaf.getNamesList())
                .text("serial_number", leaf.getSerial())
                .time("not_before", leaf.getNotBefore())
                .time("not_after", leaf.getNotAfter())
                .text("public_key_algorithm", leaf.getKeyAlgorithm())
                .positive("public_key_size", leaf.getKeyBits())
                .text("public_key_curve", leaf.getCurve())
                .text("signature_algorithm", leaf.getSignatureAlgorithm())
                .flag("self_signed", leaf.getSelfSigned())
                .end();
    }

    /** As ECS writes it, {@code 1.2}; DTLS counts downwards on the wire (RFC 6347 section 4.1). */
    static String version(int code) {
        return switch (code) {
            case 0x0304, 0xfefc -> "1.3";
            case 0x0303, 0xfefd -> "1.2";
            case 0x0302 -> "1.1";
            case 0x0301, 0xfeff -> "1.0";
            case 0x0300 -> "3.0";
            case 0x0002 -> "2.0";
            case 0x0101 -> "1.1";
            case 0 -> "";
            default -> String.format("0x%04x", code);
        };
    }

    private static String versionProtocol(int code) {
        if (code == 0) {
            return "";
        }
        return switch (code) {
            case 0x0300, 0x0002 -> "ssl";
            case 0x0101 -> "tlcp"; // GB/T 38636
            default -> code >>> 8 == 0xfe ? "dtls" : "tls";
        };
    }

    // RFC 8446 section 4.2.9
    private static String pskMode(int mode) {
        return switch (mode) {
            case 0 -> "psk_ke";
            case 1 -> "psk_dhe_ke";
            default -> Integer.toString(mode);
        };
    }

    private static List<String> numbers(List<Integer> codes) {
        return codes.stream().map(Object::toString).toList();
    }

    private static List<String> versions(List<Integer> codes) {
        var texts = new ArrayList<String>(codes.size());
        for (int code : codes) {
            texts.add(version(code));
        }
        return texts;
    }

    private List<String> ciphers(List<Integer> codes) {
        var texts = new ArrayList<String>(codes.size());
        for (int code : codes) {
            texts.add(names.cipher(code));
        }
        return texts;
    }

    private List<String> groups(List<Integer> codes) {
        var texts = new ArrayList<String>(codes.size());
        for (int code : codes) {
            texts.add(names.group(code));
        }
        return texts;
    }
}
