package eu.sealwatch.wire.ecs;

import eu.sealwatch.wire.v1.Dicom;
import eu.sealwatch.wire.v1.Dns;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ftp;
import eu.sealwatch.wire.v1.Http;
import eu.sealwatch.wire.v1.Ike;
import eu.sealwatch.wire.v1.IkeTransforms;
import eu.sealwatch.wire.v1.Ldap;
import eu.sealwatch.wire.v1.Mail;
import eu.sealwatch.wire.v1.Quic;
import eu.sealwatch.wire.v1.Rdp;
import eu.sealwatch.wire.v1.Smb;
import eu.sealwatch.wire.v1.Snmp;
import eu.sealwatch.wire.v1.Ssh;
import eu.sealwatch.wire.v1.Vnc;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What was read of a flow's handshake, one object for each protocol. */
final class HandshakeJson {
    private static final Pattern GOOGLE_QUIC = Pattern.compile("[QT]0[0-9]{2}");

    private final TlsJson tls;

    HandshakeJson(CodePointNames names) {
        tls = new TlsJson(names);
    }

    void write(SparseJson fields, FlowRecord flow, Attributes attributes) {
        if (flow.hasTls()) {
            tls.write(fields, flow.getTls(), attributes);
        }
        if (flow.hasQuic()) {
            writeQuic(fields.object("quic"), flow.getQuic());
            close("quic", fields, attributes);
        }
        if (flow.hasSsh()) {
            writeSsh(fields.object("ssh"), flow.getSsh());
            close("ssh", fields, attributes);
        }
        if (flow.hasRdp()) {
            writeRdp(fields.object("rdp"), flow.getRdp());
            close("rdp", fields, attributes);
        }
        if (flow.hasIpmi()) {
            writeIpmi(fields.object("ipmi"), flow);
            close("ipmi", fields, attributes);
        }
        if (flow.hasVnc()) {
            writeVnc(fields.object("vnc"), flow.getVnc());
            close("vnc", fields, attributes);
        }
        if (flow.hasSmb()) {
            writeSmb(fields.object("smb"), flow.getSmb());
            close("smb", fields, attributes);
        }
        if (flow.hasSnmp()) {
            writeSnmp(fields.object("snmp"), flow.getSnmp());
            close("snmp", fields, attributes);
        }
        if (flow.hasLdap()) {
            writeLdap(fields.object("ldap"), flow.getLdap());
            close("ldap", fields, attributes);
        }
        if (flow.hasMail()) {
            writeMail(fields.object("mail"), flow.getMail());
            close("mail", fields, attributes);
        }
        if (flow.hasDicom()) {
            writeDicom(fields.object("dicom"), flow.getDicom());
            close("dicom", fields, attributes);
        }
        if (flow.hasDns()) {
            writeDns(fields.object("dns"), flow.getDns());
            close("dns", fields, attributes);
        }
        if (flow.hasFtp()) {
            writeFtp(fields.object("ftp"), flow.getFtp());
            close("ftp", fields, attributes);
        }
        if (flow.hasIke()) {
            writeIke(fields.object("ike"), flow.getIke());
            close("ike", fields, attributes);
        }
        if (flow.hasHttp()) {
            writeHttp(fields, flow.getHttp(), attributes);
        }
    }

    private static void close(String group, SparseJson fields, Attributes attributes) {
        attributes.write(group, fields);
        fields.end();
    }

    private static void writeQuic(SparseJson fields, Quic quic) {
        fields.text("version", quic.getVersion() == 0 ? "" : quicVersion(quic.getVersion()))
                .text("server_name", quic.getServerName())
                .flag("version_negotiation", quic.getVersionNegotiation())
                .texts(
                        "server_versions",
                        quic.getServerVersionsList().stream()
                                .map(HandshakeJson::quicVersion)
                                .toList())
                .flag("retry", quic.getRetry())
                .flag("zero_rtt", quic.getZeroRtt());
    }

    /** RFC 9000 and 9369 by their numbers, drafts by theirs; Google's were text on the wire. */
    static String quicVersion(int version) {
        if (version == 1) {
            return "1";
        }
        if (version == 0x6B3343CF) {
            return "2";
        }
        if (version >>> 8 == 0xFF0000) {
            return "draft-" + (version & 0xFF);
        }
        byte[] text = ByteBuffer.allocate(4).putInt(version).array();
        String google = new String(text, StandardCharsets.ISO_8859_1);
        return GOOGLE_QUIC.matcher(google).matches() ? google : String.format("%08x", version);
    }

    private static void writeSsh(SparseJson fields, Ssh ssh) {
        fields.object("client")
                .text("banner", ssh.getClientBanner())
                .text("hassh", ssh.getHassh())
                .flag("strict_kex", ssh.getStrictKexClient())
                .end()
                .object("server")
                .text("banner", ssh.getServerBanner())
                .text("hassh", ssh.getHasshServer())
                .flag("strict_kex", ssh.getStrictKexServer())
                .end()
                .text("kex", ssh.getKex())
                .positive("dh_bits", ssh.getDhBits())
                .object("host_key")
                .text("algorithm", ssh.getHostKey())
                .positive("bits", ssh.getHostKeyBits())
                .text("sha256", HexFormat.of().formatHex(ssh.getHostKeySha256().toByteArray()))
                .end()
                .object("client_to_server")
                .text("cipher", ssh.getCipherClientToServer())
                .text("mac", ssh.getMacClientToServer())
                .text("compression", ssh.getCompressionClientToServer())
                .end()
                .object("server_to_client")
                .text("cipher", ssh.getCipherServerToClient())
                .text("mac", ssh.getMacServerToClient())
                .text("compression", ssh.getCompressionServerToClient())
                .end()
                .bool("established", ssh.getEstablished());
    }

    private static void writeRdp(SparseJson fields, Rdp rdp) {
        fields.positive("requested_protocols", rdp.getRequestedProtocols());
        if (rdp.getNegotiationSeen() && rdp.getFailureCode() == 0) {
            // 0 is an answer too: standard RDP security
            fields.number("selected_protocol", rdp.getSelectedProtocol());
        }
        fields.positive("failure_code", rdp.getFailureCode())
                .flag("standard_security", rdp.getStandardSecurity())
                .text("cookie", rdp.getCookie())
                .positive("encryption_method", rdp.getEncryptionMethod())
                .positive("encryption_level", rdp.getEncryptionLevel())
                .flag("restricted_admin", rdp.getRestrictedAdmin())
                .flag("redirected_authentication", rdp.getRedirectedAuthentication());
    }

    private static void writeIpmi(SparseJson fields, FlowRecord flow) {
        var ipmi = flow.getIpmi();
        fields.text("version", ipmi.getVersion());
        if (ipmi.getAuthenticationSeen()) {
            fields.number("authentication_type", ipmi.getAuthenticationType());
        }
        if (ipmi.getSuiteSeen()) {
            // 0 is an answer too: none
            fields.number("authentication_algorithm", ipmi.getAuthenticationAlgorithm())
                    .number("integrity_algorithm", ipmi.getIntegrityAlgorithm())
                    .number("confidentiality_algorithm", ipmi.getConfidentialityAlgorithm());
        }
        fields.flag("encrypted", ipmi.getEncrypted())
                .flag("serial_console", ipmi.getSerialConsole())
                .text("user", ipmi.getUser());
    }

    private static void writeVnc(SparseJson fields, Vnc vnc) {
        fields.text("server_version", vnc.getServerVersion())
                .text("client_version", vnc.getClientVersion())
                .texts(
                        "offered_types",
                        vnc.getOfferedTypesList().stream().map(Object::toString).toList());
        if (vnc.getChosenSeen()) {
            fields.number("security_type", vnc.getSecurityType());
        }
        fields.positive("vencrypt_subtype", vnc.getVencryptSubtype());
    }

    private static void writeSmb(SparseJson fields, Smb smb) {
        fields.positive("version", smb.getVersion())
                .text("dialect", smb.getDialect())
                .texts("offered_dialects", smb.getOfferedDialectsList());
        if (smb.getNegotiated()) {
            fields.bool("signing_required", smb.getSigningRequired())
                    .bool("encryption_supported", smb.getEncryptionSupported());
        }
        fields.flag("signing_enabled", smb.getSigningEnabled())
                .flag("client_signing_required", smb.getClientSigningRequired())
                .flag("encryption_offered", smb.getEncryptionOffered())
                .text("cipher", smb.getCipher())
                .text("signing_algorithm", smb.getSigningAlgorithm())
                .flag("encrypted", smb.getEncrypted())
                .flag("clear", smb.getClear())
                .flag("signed", smb.getSigned())
                .texts("mechanisms", smb.getMechanismsList())
                .text("authentication", smb.getAuthentication());
    }

    private static void writeSnmp(SparseJson fields, Snmp snmp) {
        fields.text("version", snmp.getVersion())
                .text("security_level", snmp.getSecurityLevel())
                .text("operation", snmp.getOperation())
                .flag("default_community", snmp.getDefaultCommunity());
    }

    private static void writeLdap(SparseJson fields, Ldap ldap) {
        fields.positive("version", ldap.getVersion())
                .text("operation", ldap.getOperation())
                .text("bind", ldap.getBind())
                .text("mechanism", ldap.getMechanism())
                .text("authentication", ldap.getAuthentication())
                .flag("starttls_requested", ldap.getStarttlsRequested())
                .flag("starttls_accepted", ldap.getStarttlsAccepted())
                .flag("wrapped", ldap.getWrapped());
    }

    private static void writeMail(SparseJson fields, Mail mail) {
        fields.flag("starttls_offered", mail.getStarttlsOffered())
                .flag("starttls_requested", mail.getStarttlsRequested())
                .flag("starttls_accepted", mail.getStarttlsAccepted())
                .texts("mechanisms", mail.getMechanismsList())
                .text("authentication", mail.getAuthentication())
                .flag("clear_password", mail.getClearPassword())
                .text("server", mail.getServer());
    }

    private static void writeDicom(SparseJson fields, Dicom dicom) {
        fields.text("called_ae", dicom.getCalledAe())
                .text("calling_ae", dicom.getCallingAe())
                .texts("abstract_syntaxes", dicom.getAbstractSyntaxesList())
                .texts("transfer_syntaxes", dicom.getTransferSyntaxesList())
                .text("implementation_uid", dicom.getImplementationUid())
                .text("implementation_version", dicom.getImplementationVersion())
                .flag("accepted", dicom.getAccepted())
                .flag("rejected", dicom.getRejected())
                .texts("commands", dicom.getCommandsList())
                .texts("operated_classes", dicom.getOperatedClassesList())
                .positive("stores_seen", dicom.getStoresSeen())
                .flag("released", dicom.getReleased())
                .flag("aborted", dicom.getAborted());
    }

    private static void writeDns(SparseJson fields, Dns dns) {
        fields.object("question")
                .text("name", dns.getQuery())
                .text("type", dnsType(dns.getType()))
                .end()
                .positive("queries", dns.getQueries())
                .positive("responses", dns.getResponses());
        if (dns.getAnswered()) {
            fields.text("response_code", responseCode(dns.getResponseCode()));
        }
    }

    private static String dnsType(int type) {
        return switch (type) {
            case 0 -> "";
            case 1 -> "A";
            case 2 -> "NS";
            case 5 -> "CNAME";
            case 6 -> "SOA";
            case 10 -> "NULL";
            case 12 -> "PTR";
            case 15 -> "MX";
            case 16 -> "TXT";
            case 28 -> "AAAA";
            case 33 -> "SRV";
            case 64 -> "SVCB";
            case 65 -> "HTTPS";
            case 255 -> "ANY";
            default -> "TYPE" + type; // RFC 3597 section 5
        };
    }

    private static String responseCode(int code) {
        return switch (code) {
            case 0 -> "NOERROR";
            case 1 -> "FORMERR";
            case 2 -> "SERVFAIL";
            case 3 -> "NXDOMAIN";
            case 4 -> "NOTIMP";
            case 5 -> "REFUSED";
            default -> Integer.toString(code);
        };
    }

    private static void writeFtp(SparseJson fields, Ftp ftp) {
        fields.text("user", ftp.getUser())
                .flag("auth_tls", ftp.getAuthTls())
                .flag("logged_in", ftp.getLoggedIn());
    }

    private static void writeIke(SparseJson fields, Ike ike) {
        fields.positive("version", ike.getVersion())
                .text("exchange", ike.getExchange())
                .flag("initiator_seen", ike.getInitiatorSeen())
                .flag("responder_seen", ike.getResponderSeen())
                .flag("aggressive", ike.getAggressive());
        writeTransforms(fields.object("offered"), ike.getOffered());
        writeTransforms(fields.object("chosen"), ike.getChosen());
        fields.texts("vendors", ike.getVendorsList())
                .flag("nat_detection", ike.getNatDetection())
                .flag("udp_encapsulated", ike.getUdpEncapsulated())
                .flag("childless", ike.getChildless())
                .flag("post_quantum_psk", ike.getPostQuantumPsk())
                .flag("intermediate", ike.getIntermediate())
                .positive("error", ike.getError());
    }

    private static void writeTransforms(SparseJson fields, IkeTransforms transforms) {
        fields.texts("encryption", transforms.getEncryptionList())
                .texts("prf", transforms.getPrfList())
                .texts("integrity", transforms.getIntegrityList())
                .texts("key_exchange", transforms.getKeyExchangeList())
                .texts("additional_key_exchange", transforms.getAdditionalKeyExchangeList())
                .texts("authentication", transforms.getAuthenticationList())
                .end();
    }

    private static void writeHttp(SparseJson fields, Http http, Attributes attributes) {
        fields.object("http")
                .text("version", http.getVersion())
                .object("request")
                .text("method", http.getMethod())
                .text("auth_scheme", http.getAuthScheme())
                .end()
                .object("response")
                .positive("status_code", http.getStatus())
                .text("mime_type", http.getContentType())
                .text("server", http.getServer())
                .text("upgrade", http.getUpgrade())
                .end();
        close("http", fields, attributes);
        fields.object("url").text("domain", http.getHost()).end();
        fields.object("user_agent").text("original", http.getUserAgent()).end();
    }
}
