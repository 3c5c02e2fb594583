package eu.sealwatch.agent.observe;

import java.util.Map;

/**
 * What a server port alone would suggest (IANA service names, in our vocabulary). Never a protocol:
 * it fills {@code sealwatch.port_hint} and nothing else.
 */
final class PortHints {
    private static final int TCP = 6;

    private static final Map<Integer, String> ON_TCP =
            Map.ofEntries(
                    Map.entry(20, "ftp-data"),
                    Map.entry(21, "ftp-control"),
                    Map.entry(22, "ssh"),
                    Map.entry(23, "telnet"),
                    Map.entry(25, "smtp"),
                    Map.entry(53, "dns"),
                    Map.entry(80, "http"),
                    Map.entry(102, "s7comm"),
                    Map.entry(104, "dicom"),
                    Map.entry(110, "pop3"),
                    Map.entry(143, "imap"),
                    Map.entry(389, "ldap"),
                    Map.entry(443, "tls"),
                    Map.entry(445, "smb"),
                    Map.entry(502, "modbus"),
                    Map.entry(853, "dot"),
                    Map.entry(902, "vmware-console"),
                    Map.entry(1433, "mssql"),
                    Map.entry(1494, "citrix"),
                    Map.entry(2598, "citrix"),
                    Map.entry(2762, "dicom"),
                    Map.entry(3306, "mysql"),
                    Map.entry(3389, "rdp"),
                    Map.entry(4899, "radmin"),
                    Map.entry(5405, "netsupport"),
                    Map.entry(5432, "postgresql"),
                    Map.entry(5900, "vnc"),
                    Map.entry(5901, "vnc"),
                    Map.entry(5931, "ammyy"),
                    Map.entry(5938, "teamviewer"),
                    Map.entry(6129, "dameware"),
                    Map.entry(6568, "anydesk"),
                    Map.entry(7844, "cloudflared"),
                    Map.entry(8080, "http"),
                    Map.entry(11112, "dicom"),
                    Map.entry(16992, "intel-amt"),
                    Map.entry(16993, "intel-amt"),
                    Map.entry(16994, "intel-amt"),
                    Map.entry(16995, "intel-amt"),
                    Map.entry(21115, "rustdesk"),
                    Map.entry(21116, "rustdesk"),
                    Map.entry(21117, "rustdesk"),
                    Map.entry(44818, "ethernet-ip"));

    private static final Map<Integer, String> ON_UDP =
            Map.ofEntries(
                    Map.entry(53, "dns"),
                    Map.entry(67, "dhcp"),
                    Map.entry(68, "dhcp"),
                    Map.entry(69, "tftp"),
                    Map.entry(123, "ntp"),
                    Map.entry(137, "netbios"),
                    Map.entry(161, "snmp"),
                    Map.entry(162, "snmp"),
                    Map.entry(443, "quic"),
                    Map.entry(500, "ipsec"),
                    Map.entry(514, "syslog"),
                    Map.entry(623, "ipmi"),
                    Map.entry(1194, "openvpn"),
                    Map.entry(3389, "rdp"),
                    Map.entry(4500, "ipsec"),
                    Map.entry(5353, "mdns"),
                    Map.entry(5355, "llmnr"),
                    Map.entry(5938, "teamviewer"),
                    Map.entry(7844, "cloudflared"),
                    Map.entry(9993, "zerotier"),
                    Map.entry(21116, "rustdesk"),
                    Map.entry(41641, "tailscale"),
                    Map.entry(47808, "bacnet"),
                    Map.entry(51820, "wireguard"));

    private PortHints() {}

    /** The hint for a server port, empty when there is none. */
    static String of(int transport, int serverPort) {
        return (transport == TCP ? ON_TCP : ON_UDP).getOrDefault(serverPort, "");
    }
}
