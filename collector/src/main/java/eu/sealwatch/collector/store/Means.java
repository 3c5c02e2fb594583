package eu.sealwatch.collector.store;

import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ssh;
import eu.sealwatch.wire.v1.Tls;
import java.util.Optional;
import java.util.Set;

/**
 * With what a flow was protected: just what was negotiated, so that it can be graded by whatever
 * policy is in force when somebody looks. Written as words with colons between, in one column.
 */
public sealed interface Means {

    /** Code points are IANA's; 0 where none was visible. */
    record OfTls(int version, int cipher, int group, boolean encryptThenMac) implements Means {}

    record OfSsh(String keyExchange, String cipher, String mac) implements Means {}

    record OfRdp(int protocol) implements Means {}

    record OfVnc(int type, int subtype) implements Means {}

    /** A protocol that anybody on the way can read. */
    record Clear() implements Means {}

    /** Not recognised, not answered, or of a protocol whose protection cannot be seen. */
    record Unknown() implements Means {}

    /**
     * Clear from the first byte on, or unless the flow turned to TLS, which it then would carry.
     * Name resolution and time are clear by nature and say nothing about a place.
     */
    Set<String> CLEAR =
            Set.of(
                    "telnet",
                    "rlogin",
                    "rsh",
                    "x11",
                    "http",
                    "websocket",
                    "ftp",
                    "ftp-control",
                    "ftp-data",
                    "tftp",
                    "nfs",
                    "rsync",
                    "iscsi",
                    "dicom",
                    "hl7",
                    "modbus",
                    "s7comm",
                    "bacnet",
                    "dnp3",
                    "ethernet-ip",
                    "iec104",
                    "mqtt",
                    "syslog",
                    "rtsp",
                    "smtp",
                    "imap",
                    "pop3",
                    "ldap",
                    "mysql",
                    "postgresql",
                    "amqp");

    static Means of(FlowRecord flow) {
        if (flow.hasTls()) {
            Tls tls = flow.getTls();
            return tls.getServerSeen()
                    ? new OfTls(
                            tls.getVersion(),
                            tls.getCipher(),
                            tls.getGroup(),
                            tls.getEncryptThenMac())
                    : new Unknown();
        }
        if (flow.hasSsh() && !flow.getSsh().getKex().isEmpty()) {
            Ssh ssh = flow.getSsh();
            return new OfSsh(
                    ssh.getKex(), ssh.getCipherServerToClient(), ssh.getMacServerToClient());
        }
        if (flow.hasRdp() && flow.getRdp().getNegotiationSeen()) {
            return new OfRdp(flow.getRdp().getSelectedProtocol());
        }
        if (flow.hasVnc() && flow.getVnc().getChosenSeen()) {
            return new OfVnc(flow.getVnc().getSecurityType(), flow.getVnc().getVencryptSubtype());
        }
        return CLEAR.contains(flow.getProtocol()) ? new Clear() : new Unknown();
    }

    /** As it stands in the store. */
    default String word() {
        return switch (this) {
            case OfTls(int version, int cipher, int group, boolean mac) ->
                    "tls:%d:%d:%d:%d".formatted(version, cipher, group, mac ? 1 : 0);
            case OfSsh(String kex, String cipher, String mac) ->
                    "ssh:%s:%s:%s".formatted(kex, cipher, mac);
            case OfRdp(int protocol) -> "rdp:" + protocol;
            case OfVnc(int type, int subtype) -> "vnc:%d:%d".formatted(type, subtype);
            case Clear() -> "clear";
            case Unknown() -> "";
        };
    }

    static Means parse(String word) {
        String[] parts = word.split(":", -1);
        return switch (parts[0]) {
            case "tls" ->
                    new OfTls(
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[3]),
                            parts[4].equals("1"));
            // a name may hold a colon only in theory; the last parts are then the mac's
            case "ssh" -> new OfSsh(parts[1], parts[2], part(parts, 3).orElse(""));
            case "rdp" -> new OfRdp(Integer.parseInt(parts[1]));
            case "vnc" -> new OfVnc(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            case "clear" -> new Clear();
            default -> new Unknown();
        };
    }

    private static Optional<String> part(String[] parts, int at) {
        return at < parts.length ? Optional.of(parts[at]) : Optional.empty();
    }
}
