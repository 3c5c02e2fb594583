package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ipmi;
import java.util.List;
import java.util.Map;

/**
 * {@code encryption.cleartext}: a protocol that can be read and changed on the way. Protocols that
 * can still turn to TLS are judged once they no longer can. Name resolution, time and address
 * assignment are clear by nature and left out; so is OCSP, whose answers are signed, and VNC, which
 * has a code of its own.
 */
final class Cleartext implements Rule {
    private static final String CODE = "encryption.cleartext";

    /** IPMI 2.0, 13.6: the session's own encryption may follow. */
    private static final int IPMI_RMCP_PLUS = 6;

    /** Clear from the first byte to the last. */
    private static final Map<String, String> CLEAR =
            Map.ofEntries(
                    Map.entry("telnet", "Telnet"),
                    Map.entry("rlogin", "rlogin"),
                    Map.entry("rsh", "rsh"),
                    Map.entry("x11", "X11"),
                    Map.entry("xdmcp", "XDMCP"),
                    Map.entry("spice", "SPICE"),
                    Map.entry("intel-amt", "Intel AMT redirection"),
                    Map.entry("http", "HTTP"),
                    Map.entry("websocket", "WebSocket"),
                    Map.entry("ftp-data", "FTP data"),
                    Map.entry("tftp", "TFTP"),
                    Map.entry("nfs", "NFS"),
                    Map.entry("rsync", "rsync"),
                    Map.entry("iscsi", "iSCSI"),
                    Map.entry("dicom", "DICOM"),
                    Map.entry("hl7", "HL7"),
                    Map.entry("modbus", "Modbus"),
                    Map.entry("s7comm", "S7comm"),
                    Map.entry("bacnet", "BACnet"),
                    Map.entry("dnp3", "DNP3"),
                    Map.entry("ethernet-ip", "EtherNet/IP"),
                    Map.entry("iec104", "IEC 60870-5-104"),
                    Map.entry("mqtt", "MQTT"),
                    Map.entry("syslog", "syslog"),
                    Map.entry("rtsp", "RTSP"));

    /** Clear unless STARTTLS or its like comes. */
    private static final Map<String, String> MAY_TURN =
            Map.of(
                    "smtp", "SMTP",
                    "imap", "IMAP",
                    "pop3", "POP3",
                    "ldap", "LDAP",
                    "mysql", "MySQL",
                    "postgresql", "PostgreSQL",
                    "amqp", "AMQP");

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (!scene.answered()) {
            return List.of();
        }
        FlowRecord flow = scene.flow();
        String protocol = flow.getProtocol();
        if (flow.getApplication().equals("ocsp")) {
            return List.of();
        }
        return switch (protocol) {
            case "ftp", "ftp-control" -> List.of(judgeFtp(scene));
            case "ipmi" -> List.of(judgeIpmi(scene));
            default -> {
                String clear = CLEAR.get(protocol);
                if (clear != null) {
                    yield List.of(clear(scene, clear));
                }
                String mayTurn = MAY_TURN.get(protocol);
                yield mayTurn == null ? List.of() : List.of(onceClosed(scene, mayTurn));
            }
        };
    }

    private static Verdict judgeFtp(Scene scene) {
        var ftp = scene.flow().getFtp();
        if (ftp.getAuthTls()) {
            return new Verdict.Allowed(scene.encryption().line());
        }
        // RFC 4217 section 4: AUTH TLS comes before USER
        boolean tooLate = !ftp.getUser().isEmpty() || ftp.getLoggedIn();
        return tooLate ? clear(scene, "FTP") : onceClosed(scene, "FTP");
    }

    /** The controller's choice of no confidentiality, or a session of before there was any. */
    private static Verdict judgeIpmi(Scene scene) {
        Ipmi ipmi = scene.flow().getIpmi();
        if (ipmi.getSuiteSeen()) {
            return ipmi.getConfidentialityAlgorithm() == 0
                    ? clear(scene, "IPMI with a suite without encryption")
                    : new Verdict.Allowed(scene.encryption().line());
        }
        if (ipmi.getEncrypted()) {
            return new Verdict.Allowed(scene.encryption().line());
        }
        boolean plus = ipmi.getAuthenticationType() == IPMI_RMCP_PLUS;
        return ipmi.getAuthenticationSeen() && !plus
                ? clear(scene, "IPMI 1.5")
                : new Verdict.NotJudged("IPMI: no session was seen");
    }

    private static Verdict onceClosed(Scene scene, String title) {
        return scene.closed()
                ? clear(scene, title)
                : new Verdict.NotJudged(title + " can still turn to TLS");
    }

    private static Verdict clear(Scene scene, String title) {
        if (scene.encryption().cleartextAllowed()) {
            return new Verdict.Allowed(scene.encryption().line());
        }
        return Grading.breach(
                scene,
                CODE,
                "in clear",
                "%s with %s is not encrypted: whoever is on the way can read and change it"
                        .formatted(title, scene.placeInFull()));
    }
}
