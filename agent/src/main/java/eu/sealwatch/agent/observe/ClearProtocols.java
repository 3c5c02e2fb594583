package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.content.ContentScanner.Form;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Protocols whose payload is not encrypted, as long as nobody starts TLS inside, and how files lie
 * in it. What is not here is not looked into.
 */
final class ClearProtocols {
    private static final Set<String> MESSAGES =
            Set.of(
                    "ftp-control",
                    "smtp",
                    "imap",
                    "pop3",
                    "telnet",
                    "rlogin",
                    "rsh",
                    "syslog",
                    "sip",
                    "rtsp",
                    "mqtt",
                    "amqp",
                    "coap",
                    "dicom",
                    "hl7",
                    "redis",
                    "rsync",
                    "smb",
                    "nfs",
                    "ldap",
                    "mysql",
                    "postgresql",
                    "mssql",
                    "oracle",
                    "mongodb",
                    "xmpp",
                    "irc",
                    "tftp");

    private ClearProtocols() {}

    /** Null where the payload is encrypted, or of no interest. */
    static @Nullable Form form(String protocol) {
        return switch (protocol) {
            case "http", "http-proxy" -> Form.HTTP;
            case "ftp-data" -> Form.FILE;
            default -> MESSAGES.contains(protocol) ? Form.MESSAGES : null;
        };
    }
}
