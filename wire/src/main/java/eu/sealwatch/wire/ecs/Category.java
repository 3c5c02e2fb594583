package eu.sealwatch.wire.ecs;

import eu.sealwatch.wire.v1.FlowRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a flow is for, as far as its protocol tells. */
public enum Category {
    REMOTE_MAINTENANCE(
            "remote-maintenance",
            "ssh rdp vnc telnet rlogin rsh xdmcp x11 winrm ipmi intel-amt spice"
                    + " vmware-console citrix 247ithelp absolute acronis-remote action1 addigy"
                    + " aeroadmin aliwangwang alpemix ammyy any-support anydesk anyplace-control"
                    + " anyviewer asklink atera auvik aweray baramundi barracuda-rmm"
                    + " beamyourscreen beinsync beyondtrust bluetrait chisel chrome-remote-desktop"
                    + " cloudflared connectwise-automate connectwise-itsupport247 controlr cpolar"
                    + " crossloop dameware dataplicity datto-rmm deskday desktopnow dev-tunnels"
                    + " distant-desktop domotz duet-display dwservice ehorus ezhelp faronics"
                    + " fastviewer fixme-it fleetdeck gatherplace getscreen gorelo goto gotohttp"
                    + " goverlan heartbeatrm helpu helpwire hoptodesk im-intouch immybot"
                    + " impero-connect instant-housecall intelliadmin iperius-remote isl-online"
                    + " itarian ivanti-remote-control jump-desktop jumpcloud kace kaseya khelpdesk"
                    + " kickidler laplink level litemanager localhost-run localxpose logmein"
                    + " lunixar manageengine meshcentral mikogo miradore monitic msp360 mygreenpc"
                    + " n-able natapp naverisk netreo netsupport neturo nezha ngrok ninite"
                    + " ninjaone nomachine ntr-remote optitune panorama9 parsec pcvisit"
                    + " pdq-connect pgyvpn pilixo pinggy pitunnel pulseway qq-remote quick-assist"
                    + " radmin remmon remote-it remote-utilities remotecall remotepass remotepc"
                    + " remotepulse remoteview remsupp rodex rport rudesktop runsmart rustdesk"
                    + " sakurafrp screenconnect screenmeet seetrol senso-cloud serveo server-eye"
                    + " shellhub showmypc simplehelp skyfex sorillus soti splashtop spyanywhere"
                    + " sunlogin superops supremo syncro syspectr tanium teamviewer tele-desk"
                    + " teleport teramind tiflux tmate todesk trustconnect ultraviewer uu-remote"
                    + " weezo xeox zoho-assist"),
    VPN(
            "vpn",
            "vxlan geneve teredo ayiya ipip 6in4 4in6 etherip ipcomp"
                    + " openvpn wireguard ipsec l2tp pptp gre sstp softether tailscale zerotier netbird"
                    + " easytier anyconnect fortinet tor tinc frp"),
    NAME_RESOLUTION("name-resolution", "dns mdns llmnr doh dot doq dnscrypt netbios netbios-ns"),
    WEB("web", "http http-proxy http2 http3 quic websocket grpc socks fastcgi"),
    FILE_TRANSFER(
            "file-transfer",
            "ftp ftp-control ftp-data ftps tftp smb nfs rsync afp webdav bittorrent iscsi ndmp"),
    MAIL("mail", "smtp imap pop3 nntp"),
    INDUSTRIAL(
            "industrial",
            "modbus s7comm opcua dnp3 bacnet ethernet-ip iec104 profinet mqtt amqp coap tristation"
                    + " c1222 hart-ip fins dlms synchrophasor ads egd ether-s-bus ether-s-io hsms"
                    + " openwire stomp nats kafka zeromq rtps mms knxnet-ip"),
    IMAGING("imaging", "dicom dicos hl7 gvcp gvsp"),
    VOICE("voice", "sip rtp rtcp rtsp stun mgcp megaco skinny h323 iax2"),
    PEER_TO_PEER("peer-to-peer", "bitcoin ethereum mining gnutella"),
    DATABASE(
            "database",
            "mysql postgresql mssql oracle mongodb redis cassandra memcached elasticsearch"),
    CHAT("chat", "irc xmpp"),
    INFRASTRUCTURE(
            "infrastructure",
            "ospf eigrp pim rsvp erspan tzsp mpls capwap"
                    + " bootp tacacs diameter ws-discovery slp sflow natpmp pcp upnp dcerpc sunrpc bgp hsrp"
                    + " vrrp rip ripng bfd gtp "
                    + "ntp dhcp dhcpv6 icmp icmpv6 igmp snmp syslog ldap kerberos radius ssdp arp ptp"
                    + " netflow ocsp zabbix munin checkmk collectd lpd pjl"),
    UNKNOWN("unknown", "");

    private static final Set<String> DIRECT =
            Set.of(
                    "ssh",
                    "rdp",
                    "vnc",
                    "telnet",
                    "rlogin",
                    "rsh",
                    "xdmcp",
                    "x11",
                    "winrm",
                    "ipmi",
                    "intel-amt",
                    "spice",
                    "vmware-console",
                    "citrix");

    private static final Map<String, Category> BY_NAME = byName();

    private final String label;
    private final String protocols;

    Category(String label, String protocols) {
        this.label = label;
        this.protocols = protocols;
    }

    /** As it stands in {@code sealwatch.category}. */
    public String label() {
        return label;
    }

    /** What rides on a flow decides; where that says nothing, the protocol does. */
    public static Category of(FlowRecord flow) {
        Category byApplication = ofName(flow.getApplication());
        return byApplication != UNKNOWN ? byApplication : ofName(flow.getProtocol());
    }

    /** The category of a protocol or application, named as in {@code network.protocol}. */
    public static Category ofName(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }

    /**
     * Whether a remote-maintenance tool works through a relay: the device that is operated opens
     * the connection itself, and the operator rides in on it. The classic protocols do not.
     */
    public static boolean isRelayed(String tool) {
        return ofName(tool) == REMOTE_MAINTENANCE && !DIRECT.contains(tool);
    }

    private static Map<String, Category> byName() {
        var all = new HashMap<String, Category>();
        for (Category category : values()) {
            for (String protocol : category.protocols.split(" ", -1)) {
                if (!protocol.isEmpty()) {
                    all.put(protocol, category);
                }
            }
        }
        return Map.copyOf(all);
    }
}
