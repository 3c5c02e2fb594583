package eu.sealwatch.agent.inspect;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import java.util.List;

/** The shortest conversation by which each protocol of the catalogue is recognised. */
record Example(String protocol, int transport, byte[] client, byte[] server) {
    private static final byte[] NOTHING = {};

    /** SEC 2 section 2.4.1: the base point of secp256k1. */
    private static final String GENERATOR =
            "79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"
                    + "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8";

    static final List<Example> ALL =
            List.of(
                    tcp(
                            "http",
                            text("GET / HTTP/1.1\r\nHost: h\r\n\r\n"),
                            text("HTTP/1.1 200 OK\r\n")),
                    tcp("http", text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), NOTHING),
                    tcp("http-proxy", text("CONNECT h:443 HTTP/1.1\r\n\r\n"), NOTHING),
                    tcp("tls", record(22, clientHello("1301")), record(22, serverHello("1301"))),
                    tcp("ssh", text("SSH-2.0-x\r\n"), text("SSH-2.0-y\r\n")),
                    tcp(
                            "rdp",
                            hex("03000013 0EE00000000000 01 00 0800 03000000"),
                            hex("03000013 0ED00000123400 02 00 0800 02000000")),
                    tcp(
                            "ftp-control",
                            text("USER a\r\nPASS b\r\n"),
                            text("220 a\r\n331 b\r\n230 c\r\n")),
                    tcp("vnc", text("RFB 003.008\n"), text("RFB 003.008\n")),
                    tcp("telnet", hex("FFFD18 FFFD20"), hex("FFFB18")),
                    tcp("smtp", text("EHLO a\r\nSTARTTLS\r\n"), text("220 b ESMTP\r\n250 b\r\n")),
                    tcp("imap", text("a1 CAPABILITY\r\n"), text("* OK ready\r\n")),
                    tcp("pop3", text("CAPA\r\nSTLS\r\n"), text("+OK ready\r\n")),
                    tcp(
                            "xmpp",
                            text(
                                    "<?xml version='1.0'?><stream:stream"
                                            + " xmlns:stream='http://etherx.jabber.org/streams'>"),
                            NOTHING),
                    tcp("smb", join(hex("00000040 FE"), text("SMB")), NOTHING),
                    tcp("postgresql", hex("00000008 04D2162F"), text("S")),
                    tcp(
                            "postgresql",
                            join(hex("00000010 00030000"), text("user\0db\0\0")),
                            NOTHING),
                    tcp(
                            "mysql",
                            NOTHING,
                            join(
                                    hex("4A000000 0A"),
                                    text("8.0.36\0"),
                                    hex("07000000 0102030405060708 00 FFF7"))),
                    tcp(
                            "mssql",
                            join(
                                    hex("1201 0020 0000 01 00 00 000B 0006 01 0011 0001 FF"),
                                    hex("10000000 0000 00")),
                            hex("0401 0020 0000 01 00 01 0006 0001 FF 03")),
                    tcp("redis", text("*1\r\n$4\r\nPING\r\n"), text("+PONG\r\n")),
                    tcp("rtsp", text("OPTIONS rtsp://cam/1 RTSP/1.0\r\n"), NOTHING),
                    tcp("sip", text("OPTIONS sip:a@b SIP/2.0\r\n"), NOTHING),
                    tcp("ldap", hex("300C 020101 6007 020103 0400 8000"), NOTHING),
                    tcp(
                            "mqtt",
                            join(hex("10 0C 0004"), text("MQTT"), hex("04 02 003C 0000")),
                            NOTHING),
                    tcp(
                            "opcua",
                            join(
                                    text("HELF"),
                                    hex("24000000 00000000 00000100 00000100 00000000 00000000"),
                                    hex("04000000 6F70632E")),
                            NOTHING),
                    tcp(
                            "s7comm",
                            hex("03000016 11E00000000100 C0010A C1020100 C2020102"),
                            NOTHING,
                            hex("03000019 02F080 3201 0000 0000 0008 0000 F000 0001 0001 01E0")),
                    tcp(
                            "mms",
                            hex("03000016 11E00000000100 C0010A C1020100 C2020102"),
                            NOTHING,
                            hex("03000011 02F080 0D 08 060628CA2202 01 00")),
                    tcp("dnp3", hex("056408C40A000100FC42 C0C101230B"), NOTHING),
                    tcp("iec104", hex("68 04 07 00 00 00"), hex("68 04 0B 00 00 00")),
                    tcp(
                            "ethernet-ip",
                            hex("6500 0400 00000000 00000000 0000000000000000 00000000 0100 0000"),
                            hex("6500 0400 01000000 00000000 0000000000000000 00000000 0100 0000")),
                    tcp(
                            "fins",
                            join(text("FINS"), hex("0000000C 00000000 00000000 00000000")),
                            NOTHING),
                    tcp(
                            "ads",
                            hex(
                                    "0000 20000000 0A0000010101 5303 0A0000020101 0080 0400 0400"
                                            + "00000000 00000000 01000000"),
                            NOTHING),
                    tcp("hart-ip", hex("01 00 00 00 0001 000D 01 00007530"), NOTHING),
                    tcp(
                            "synchrophasor",
                            hex("AA41 0012 0001 5F000000 00000000 0002 2532"),
                            NOTHING),
                    tcp(
                            "c1222",
                            hex("6014 A2058003010203 A803020101 BE06 28 04 81 02 0000"),
                            NOTHING),
                    tcp("dlms", hex("7E A007 03 21 93 0F01 7E"), NOTHING),
                    tcp(
                            "dlms",
                            hex("0001 0010 0001 0004 62 02 8001"),
                            hex("0001 0001 0010 0004 63 02 8001")),
                    tcp("amqp", join(text("AMQP"), hex("00000901")), NOTHING),
                    tcp(
                            "openwire",
                            join(hex("00000012 01"), text("ActiveMQ"), hex("0000000C 01 00000000")),
                            NOTHING),
                    tcp(
                            "nats",
                            text("CONNECT {\"verbose\":false}\r\n"),
                            text("INFO {\"a\":1}\r\n")),
                    tcp("stomp", text("CONNECT\naccept-version:1.2\nhost:a\n\n\0"), NOTHING),
                    tcp(
                            "zeromq",
                            join(hex("FF0000000000000000 7F 0301"), text("NULL"), new byte[16]),
                            NOTHING),
                    tcp("zabbix", join(text("ZBXD"), hex("01 02000000 00000000 7B7D")), NOTHING),
                    tcp(
                            "zabbix",
                            text("agent.ping\n"),
                            join(text("ZBXD"), hex("01 01000000 00000000 31"))),
                    tcp("munin", NOTHING, text("# munin node at scanner-1\n")),
                    tcp("checkmk", NOTHING, text("<<<check_mk>>>\nVersion: 2.3\n")),
                    tcp("hsms", hex("0000000A FFFF 00 00 00 01 00000001"), NOTHING),
                    tcp(
                            "hl7",
                            text("\u000BMSH|^~\\&|SCAN|CUSTOMS|||20261124||ORU^R01|7|P|2.5\r"),
                            NOTHING),
                    tcp("lpd", text("\u0002lp\n\u000242 cfA001host\n"), hex("00")),
                    tcp("pjl", text("\u001B%-12345X@PJL\r\n"), NOTHING),
                    tcp(
                            "kafka",
                            join(hex("00000011 0012 0003 00000007 0007"), text("scanner")),
                            hex("00000006 00000007 0000")),
                    tcp("coap", hex("00 E1"), hex("00 E1")),
                    tcp("rsync", text("@RSYNCD: 31.0\n"), text("@RSYNCD: 31.0\n")),
                    tcp("bittorrent", text("\u0013BitTorrent protocol"), NOTHING),
                    tcp("radmin", hex("01000000 01000000 0808"), hex("01000000 25000001")),
                    tcp("nomachine", join(text("NXSH-8.10.1\n"), hex("16")), text("NXD-8.10.1\n")),
                    tcp("citrix", hex("7F7F49434100"), hex("7F7F49434100")),
                    tcp("citrix", hex("1A4347502F3031"), NOTHING),
                    tcp(
                            "spice",
                            join(
                                    text("REDQ"),
                                    hex("02000000 02000000 12000000 00000000 02 00"),
                                    hex("00000000 00000000 12000000")),
                            join(text("REDQ"), hex("02000000 02000000 B2000000 00000000"))),
                    tcp(
                            "vmware-console",
                            NOTHING,
                            text(
                                    "220 VMware Authentication Daemon Version 1.10: SSL Required\r\n")),
                    tcp("intel-amt", join(hex("10010000"), text("KVMR")), hex("11000000")),
                    tcp(
                            "dameware",
                            NOTHING,
                            hex(
                                    "3011000000000000 0AD7A3703D0A0D40 0000000000000000"
                                            + "0100000001000000 0000000002000000")),
                    tcp("rustdesk", hex("14 A201 02 0807"), hex("18 AA01 03 08AC02")),
                    tcp("rustdesk", join(hex("34 42 0B 0A 09"), text("123456789")), NOTHING),
                    tcp("rdp", NOTHING, hex("03000013 0ED00000123400 02 00 0800 02000000")),
                    tcp("teamviewer", hex("1724 0A20"), hex("1724 1B00")),
                    tcp("x11", hex("6C00 0B00 0000 0000 0000 0000"), hex("0100 0B00 0000 0000")),
                    tcp("socks", hex("05 01 00 05 01 00 01 C0000201 0050"), hex("05 00")),
                    tcp(
                            "modbus",
                            hex("0001 0000 0006 01 03 0000 0001"),
                            hex("0001 0000 0005 01 03 02 0007")),
                    tcp("openvpn", hex("000E 38 0102030405060708 00 00000000"), NOTHING),
                    tcp(
                            "ipsec",
                            join(
                                    text("IKETCP"),
                                    hex("0022 00000000 0102030405060708 0000000000000000"),
                                    hex("21 20 22 08 00000000 0000001C")),
                            NOTHING),
                    tcp("stun", hex("0001 0000 2112A442 000102030405060708090A0B"), NOTHING),
                    tcp("pptp", join(hex("009C 0001 1A2B3C4D 0001 0000"), new byte[144]), NOTHING),
                    tcp(
                            "bitcoin",
                            join(
                                    hex("F9BEB4D9"),
                                    text("version\0\0\0\0\0"),
                                    hex("55000000 01020304")),
                            NOTHING),
                    tcp(
                            "mining",
                            text("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n"),
                            NOTHING),
                    tcp(
                            "frp",
                            join(
                                    hex("6F 0000000000000027"),
                                    text("{\"version\":\"0.52.3\",\"privilege_key\":\"\"}")),
                            NOTHING),
                    tcp("gnutella", text("GNUTELLA CONNECT/0.6\r\n"), NOTHING),
                    tcp("h323", hex("0300000F 08 02 0001 05 28 00 7E 0001 05"), NOTHING),
                    tcp("tinc", text("0 scanner 17\n"), text("0 office 17.7\n")),
                    tcp("ethereum", join(hex("0192 04"), hex(GENERATOR), new byte[337]), NOTHING),
                    tcp(
                            "skinny",
                            hex("04000000 00000000 00000000"),
                            hex("04000000 00000000 00010000")),
                    tcp("dnscrypt", hex("0140 01"), join(hex("00B0"), text("r6fnvWj8"))),
                    udp("dns", hex("1234 0100 0001 0000 0000 0000 0161 00 0001 0001")),
                    udp("quic", hex("E0 00000001 08 8394C8F03E515708 00 12" + "07".repeat(18))),
                    udp("quic", hex("80 00000000 00 08 8394C8F03E515708 00000001 1A2A3A4A")),
                    udp("quic", join(hex("09 8394C8F03E515708"), text("Q043"), hex("01"))),
                    udp(
                            "dtls",
                            hex(
                                    "16FEFD 0000 000000000000 0038 01 00002C 0000 000000 00002C FEFD"
                                            + "07".repeat(32)
                                            + "00 00 0004 C02BC02F 01 00")),
                    udp("stun", hex("0001 0000 2112A442 F00102030405060708090A0B")),
                    udp(
                            "ipsec",
                            hex("0102030405060708 0000000000000000 21 20 22 08 00000000 0000001C")),
                    udp("dhcp", join(hex("01 01 06 00"), new byte[232], hex("63825363 350101 FF"))),
                    udp(
                            "snmp",
                            join(
                                    hex("301B 020101 0406"),
                                    text("public"),
                                    hex("A00E 020101 020100 020100 3003 3001 05"))),
                    udp("wireguard", join(hex("01000000"), new byte[144])),
                    udp("openvpn", hex("38 0102030405060708 00 00000000")),
                    udp("ipmi", hex("0600FF06 000011BE 80 00 00 00")),
                    udp("ipmi", hex("0600FF07 00 00000000 00000000 09 20 18 C8 81 00 38 8E 04 B5")),
                    udp(
                            "rdp",
                            join(
                                    hex("FFFFFFFF 0040 1001 01020304 04D0 04D0 0001 0002"),
                                    new byte[1212])),
                    udp("rustdesk", join(hex("32 0D 0A 09"), text("123456789"), hex("10 01"))),
                    udp("syslog", text("<34>Nov 24 03:05:00 scanner su: x")),
                    udp("syslog", text("<165>1 2026-11-24T03:05:00Z scanner app - - - x")),
                    udp("tailscale", join(hex("5453F09F92AC"), new byte[74])),
                    udp("l2tp", hex("C802 0014 0000 0000 0000 0000 8008 0000 0000 0001")),
                    udp("dnscrypt", join(text("r6fnvWj8"), new byte[40])),
                    udp("rtcp", join(hex("80C80006 01020304"), new byte[20])),
                    udp("iax2", hex("8001 0000 00000000 00 00 06 01 0B020002 0100")),
                    udp("mgcp", text("RQNT 1 *@gateway.example MGCP 1.0\r\n")),
                    udp("megaco", text("!/1 [192.0.2.1]:2944\nT=1{C=-{AV=DS/1/5{AT{M}}}}")),
                    udp("softether", text("IP=192.0.2.1,PORT=5004")),
                    udp("ethereum", join(new byte[97], hex("02 C7 8463F2A1B0 01 02"))),
                    udp(
                            "zerotier",
                            join(
                                    hex("0102030405060708 1112131415 2122232425 00"),
                                    hex("0000000000000000 01 0D 01 0E 0002"),
                                    hex("0000019AB4000000 2122232425 00"),
                                    new byte[64])),
                    udp("tftp", join(hex("0001"), text("boot.img\0octet\0"))),
                    udp("kerberos", hex("6A12 3010 A1 03 020105 A2 03 02010A A4 04 30020000")),
                    udp("bittorrent", text("d1:ad2:id20:abcdefghij0123456789e")),
                    udp("dnp3", hex("056408C40A000100FC42 C0C101230B")),
                    udp("knxnet-ip", hex("06 10 0201 000E 08 01 C0A80001 0E57")),
                    udp("bacnet", hex("81 0A 0011 01 04 00 05 01 0C 0C 00400065 19 55")),
                    udp(
                            "ethernet-ip",
                            hex("6300 0000 00000000 00000000 0000000000000000 00000000")),
                    udp("tristation", hex("05 00 0400 00001300 CC8B")),
                    udp("fins", hex("80 00 02 000000 00007A 01 0101 01 CCCCCC 0001")),
                    udp("ads", hex("71146603 00000000 01000000")),
                    udp("hart-ip", hex("01 00 00 00 0001 000D 01 00007530")),
                    udp("synchrophasor", hex("AA41 0012 0001 5F000000 00000000 0002 2532")),
                    udp("c1222", hex("6014 A2058003010203 A803020101 BE06 28 04 81 02 0000")),
                    udp("dlms", hex("7E A007 03 21 93 0F01 7E")),
                    udp(
                            "egd",
                            hex(
                                    "0D 01 0001 C0A80001 7B000000 BE8A7E38 00811B2C"
                                            + "00000000 00000000 00000000 0102")),
                    udp("ether-s-bus", hex("0000000D 01 00 0001 00 0A 20 5318")),
                    udp("ether-s-io", join(text("ESIO"), hex("0001 00000010 76160000 0018"))),
                    udp("rtps", join(text("RTPS"), hex("0203 0101 0102030405060708090A0B0C"))),
                    udp(
                            "collectd",
                            join(
                                    hex("0000 0008"),
                                    text("hos\0"),
                                    hex("0008 000C 0000000000000001 0009 000C 0000000000000001"))),
                    udp(
                            "ptp",
                            join(
                                    hex("00 02 002C 00 00"),
                                    new byte[26],
                                    hex("00 00"),
                                    new byte[10])),
                    udp("gvcp", hex("42 01 0002 0000 0001")),
                    udp("coap", join(hex("40 01 0001 B4"), text("temp"))),
                    udp(
                            "gvsp",
                            hex(
                                    "0000 0001 01 000000 0000 0001 0000000000000001 01080001"
                                            + "00000280 000001E0 00000000 00000000 0000 0000")),
                    udp("ntp", join(hex("23 00 06 EC"), new byte[36], hex("E1B2C3D4 00000000"))),
                    udp("radius", join(hex("01 67 0019"), new byte[16], hex("01 05"), text("abc"))),
                    udp("ssdp", text("M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\n\r\n")),
                    udp(
                            "ws-discovery",
                            text(
                                    "<?xml version='1.0'?><s:Envelope xmlns:d='http://schemas"
                                            + ".xmlsoap.org/ws/2005/04/discovery'/>")),
                    udp("dhcpv6", hex("01 102030 0001 0004 00030001 0008 0002 0000")),
                    udp("bootp", join(hex("01 01 06 00 12345678"), new byte[292])),
                    udp(
                            "netbios",
                            join(
                                    hex("11 0A 1234 C0000201 008A 00BB 0000"),
                                    netbiosName("SCANNER"),
                                    netbiosName("WORKGROUP"))),
                    udp(
                            "dcerpc",
                            join(
                                    hex("04 02 20 00 100000 00"),
                                    new byte[16],
                                    hex("0100A0DE 976C D111 8271 00A02442DF7D"),
                                    hex("11223344 5566 7788 99AA BBCCDDEEFF00"),
                                    hex(
                                            "00000000 01000000 00000000 0000 FFFF FFFF 0000 0000 00 00"))),
                    tcp(
                            "dcerpc",
                            join(
                                    hex("05 00 0B 03 10000000 4800 0000 01000000"),
                                    hex("D016 D016 00000000 01 000000 0000 01 00"),
                                    hex("81BB7A36 4498 F135 AD32 98F038001003 02000000"),
                                    hex("045D888A EB1C C911 9FE8 08002B104860 02000000")),
                            NOTHING),
                    udp(
                            "nfs",
                            hex(
                                    "11223344 00000000 00000002 000186A3 00000003 00000000"
                                            + " 00000000 00000000 00000000 00000000")),
                    udp(
                            "sunrpc",
                            hex(
                                    "11223344 00000000 00000002 000186A0 00000002 00000004"
                                            + " 00000000 00000000 00000000 00000000")),
                    tcp(
                            "nfs",
                            hex(
                                    "80000028 11223344 00000000 00000002 000186A3 00000004"
                                            + " 00000000 00000000 00000000 00000000 00000000"),
                            NOTHING),
                    udp(
                            "hsrp",
                            join(
                                    hex("00 00 10 03 0A 64 01 00"),
                                    text("cisco\0\0\0"),
                                    hex("C0000201"))),
                    udp("netflow", join(hex("0005 0001 00010000 65000000"), new byte[60])),
                    udp(
                            "sflow",
                            hex(
                                    "00000005 00000001 C0000201 00000000 00000001 00001000"
                                            + " 00000001 00000001 00000004 00000000")),
                    udp("gtp", join(hex("30 FF 0014 00000001 45000014"), new byte[16])),
                    udp("gtp", hex("48 20 000D 00000000 000001 00 03 0001 00 05")),
                    udp("xdmcp", hex("0001 0002 0001 00")),
                    udp("natpmp", hex("00 01 0000 0050 0050 00000E10")),
                    udp(
                            "pcp",
                            join(hex("02 00 0000 00000000"), new byte[10], hex("FFFF C0000201"))),
                    udp("bfd", hex("20 C0 03 18 00000001 00000000 000F4240 000F4240 00000000")),
                    udp("rip", hex("02 02 0000 0002 0000 C0000200 FFFFFF00 00000000 00000001")),
                    udp("ripng", join(hex("02 01 0000 20010DB8"), new byte[14], hex("40 01"))),
                    udp(
                            "slp",
                            join(
                                    hex("02 01 000016 0000 000000 0001 0002"),
                                    text("en"),
                                    hex("000000000000"))),
                    udp("memcached", join(hex("0001 0000 0001 0000"), text("stats\r\n"))),
                    tcp("memcached", text("get a\r\n"), text("END\r\n")),
                    tcp(
                            "syslog",
                            text(
                                    "83 <34>1 2026-11-24T03:05:00Z scanner app - - - a message that goes on and on"),
                            NOTHING),
                    udp("syslog", text("<189>38: R1: changed state to up")),
                    udp("ntp", hex("17 00 03 2A 0000 0000")),
                    tcp(
                            "mssql",
                            hex("0109 0016 0000 01 00 5300 4500 4C00 4500 4300 5400 2000"),
                            NOTHING),
                    udp("mssql", join(hex("05 0E00"), text("ServerName;a;;"))),
                    tcp(
                            "netbios",
                            join(hex("81000044"), netbiosName("SERVER"), netbiosName("SCANNER")),
                            hex("82000000")),
                    udp("ldap", hex("3014 020101 630F 0400 0A0100 0A0100 020100 020100 01")),
                    tcp("ldap", hex("3005 020103 4200"), NOTHING),
                    tcp(
                            "ldap",
                            join(hex("00000020 0504 06FF 0000 001C"), new byte[24]),
                            join(hex("00000020 0504 07FF 0000 001C"), new byte[24])),
                    tcp("postgresql", hex("00000010 04D2162E 00000001 00000002"), NOTHING),
                    tcp(
                            "mysql",
                            NOTHING,
                            join(hex("17000000 FF 1004"), text("Too many connections"))),
                    tcp(
                            "oracle",
                            join(
                                    hex("004A 0000 01 00 0000 013B 012C 0C41 2000 FFFF 4F98 0000"),
                                    hex("0001 0010 003A 00000000 8181"),
                                    new byte[24],
                                    text("(DESCRIPTION=())")),
                            NOTHING),
                    tcp(
                            "mongodb",
                            join(
                                    hex("24000000 01000000 00000000 DD070000 00000000 00"),
                                    hex("0F000000 10"),
                                    text("hello\0"),
                                    hex("01000000 00")),
                            NOTHING),
                    tcp("redis", text("PING\r\n"), text("+PONG\r\n")),
                    tcp("cassandra", hex("04 00 0000 05 00000000"), NOTHING),
                    tcp(
                            "cassandra",
                            join(
                                    hex("00000025 80010001 0000000C"),
                                    text("set_keyspace"),
                                    hex("00")),
                            NOTHING),
                    tcp("fastcgi", hex("01 01 0001 0008 00 00 0001 00 0000000000"), NOTHING),
                    tcp(
                            "bgp",
                            hex(
                                    "FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF 001D 01 04 FDE8 00B4 C0000201 00"),
                            NOTHING),
                    tcp(
                            "irc",
                            text("NICK a\r\nUSER a 0 * :a\r\n"),
                            text(":irc.example 001 a :hello\r\n")),
                    tcp("nntp", text("MODE READER\r\n"), text("200 news ready\r\n")),
                    tcp(
                            "iscsi",
                            join(
                                    hex("43 87 0000 00 000020"),
                                    new byte[40],
                                    text("InitiatorName=iqn.2026-11.eu:a\0\0")),
                            NOTHING),
                    tcp("rsh", text("1020\0a\0b\0ls\0"), hex("00")),
                    tcp("rlogin", text("\0a\0b\0xterm/38400\0"), hex("00")),
                    tcp("tacacs", hex("C0 01 01 00 12345678 00000010"), NOTHING),
                    tcp(
                            "diameter",
                            hex(
                                    "01 000020 80 000101 00000000 00000001 00000001 00000108 40 00000A 6100"),
                            NOTHING),
                    tcp(
                            "afp",
                            hex("00 04 0001 00000000 00000006 00000000 0104 00000400"),
                            hex("01 04 0001 00000000 00000000 00000000")),
                    tcp(
                            "ndmp",
                            NOTHING,
                            hex("80000024 00000001 65000000 00000000 00000502 00000000 00000000")));

    /** RFC 1001 section 14.1. */
    private static byte[] netbiosName(String name) {
        var letters = new StringBuilder(" ");
        for (char c : "%-15s\0".formatted(name).toCharArray()) {
            letters.append((char) ('A' + (c >> 4))).append((char) ('A' + (c & 15)));
        }
        return text(letters + "\0");
    }

    static Example tcp(String protocol, byte[] client, byte[] server, byte[]... moreOfClient) {
        return new Example(protocol, 6, join(client, join(moreOfClient)), server);
    }

    static Example udp(String protocol, byte[] datagram) {
        return new Example(protocol, 17, datagram, NOTHING);
    }

    List<Inspector> inspectors() {
        return transport == 6 ? Inspectors.tcp() : Inspectors.udp();
    }

    /** The conversation when so many bytes of each side are there. */
    Conversation cut(int ofClient, int ofServer) {
        return new Conversation.Given(
                transport,
                Octets.of(client).slice(0, ofClient),
                Octets.of(server).slice(0, ofServer),
                40000,
                9,
                false,
                false,
                false);
    }

    @Override
    public String toString() {
        return protocol + " over " + (transport == 6 ? "tcp" : "udp");
    }
}
