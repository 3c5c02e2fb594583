package eu.sealwatch.agent.decode;

import static eu.sealwatch.agent.capture.Frame.join;

import eu.sealwatch.agent.capture.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One packet in each wrapping: inside is always the same UDP datagram, from port 9 to port 8.
 *
 * @param chain the labels of what the innermost packet is inside of
 */
record Wrapped(String name, int linkType, byte[] frame, List<String> chain) {
    static final byte[] UDP = {0, 9, 0, 8, 0, 9, 0, 0, 'x'};
    static final byte[] INSIDE = Frame.ipv4Packet(17, 5, 6, 0, 0, UDP);
    static final byte[] INSIDE_6 = Frame.ipv6Packet(17, 5, 6, UDP);
    static final byte[] INSIDE_FRAME = Frame.ethernet(0x0800, INSIDE);

    private static final int ETHERNET = 1;

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** An outer IPv4 packet of a protocol, in Ethernet. */
    static byte[] ip(int protocol, byte[]... parts) {
        return Frame.ipv4(protocol, 1, 2, join(parts));
    }

    /** An outer UDP datagram to a port. */
    static byte[] udp(int port, byte[]... parts) {
        return Frame.udp(1, 50000, 2, port, join(parts));
    }

    static byte[] frame(int etherType, byte[]... parts) {
        return Frame.ethernet(etherType, join(parts));
    }

    static List<Wrapped> all() {
        var all = new ArrayList<Wrapped>();
        links(all);
        inFrames(all);
        overIp(all);
        overUdp(all);
        return all;
    }

    private static void links(List<Wrapped> all) {
        all.add(link("raw IP", 101, INSIDE));
        all.add(link("loopback", 0, hex("02000000"), INSIDE));
        all.add(link("cooked", 113, hex("0000 0001 0006 020000000001 0000 0800"), INSIDE));
        all.add(
                link(
                        "cooked 2",
                        276,
                        hex("0800 0000 00000001 0001 00 06 0200000000010000"),
                        INSIDE));
        all.add(link("PPP", 9, hex("ff03 0021"), INSIDE));
        all.add(link("PPP without framing", 9, hex("0021"), INSIDE));
        all.add(link("PPP with a number of one octet", 50, hex("ff03 21"), INSIDE));
        all.add(link("PPP, IPv6", 50, hex("ff03 57"), INSIDE_6));
        all.add(link("Cisco HDLC on a PPP line", 9, hex("0f00 0800"), INSIDE));
        all.add(link("Cisco HDLC", 104, hex("8f00 0800"), INSIDE));
        all.add(link("frame relay", 107, hex("1841 03 cc"), INSIDE));
        all.add(link("frame relay, padded", 107, hex("1840 0041 03 00 8e"), INSIDE_6));
        all.add(link("frame relay of Cisco", 107, hex("1841 0800"), INSIDE));
        all.add(link("packet filter log", 117, hex("3d 02 00 00"), new byte[60], INSIDE));
        all.add(
                link(
                        "netfilter log",
                        239,
                        hex("02 00 0000 0500 0a00 00000000 0800 0500 00000001"),
                        hex(Integer.toHexString(INSIDE.length + 4) + "00 0900"),
                        INSIDE));
        byte[] dot11 =
                hex("8801 2c00 020000000001 020000000002 020000000003 1000 0000 aaaa03000000 0800");
        all.add(link("wireless", 105, dot11, INSIDE));
        all.add(link("wireless with radiotap", 127, hex("0000 0a00 00000000 0000"), dot11, INSIDE));
    }

    private static void inFrames(List<Wrapped> all) {
        all.add(link("VLAN", ETHERNET, frame(0x8100, hex("2064 0800"), INSIDE)));
        all.add(link("QinQ", ETHERNET, frame(0x88A8, hex("0064 8100 0007 0800"), INSIDE)));
        all.add(link("802.1BR", ETHERNET, frame(0x8926, hex("80010000 0800"), INSIDE)));
        all.add(
                link(
                        "SNAP",
                        ETHERNET,
                        frame(8 + INSIDE.length, hex("aaaa03 000000 0800"), INSIDE)));
        all.add(of("MPLS", frame(0x8847, hex("00010040 00020140"), INSIDE), "mpls"));
        all.add(of("MPLS, IPv6", frame(0x8847, hex("00020140"), INSIDE_6), "mpls"));
        all.add(
                of(
                        "pseudowire with control word",
                        frame(0x8847, hex("00010040 00020140 00000000"), INSIDE_FRAME),
                        "mpls"));
        all.add(of("pseudowire", frame(0x8847, hex("00020140"), INSIDE_FRAME), "mpls"));
        byte[] macBeginsLikeIp = INSIDE_FRAME.clone();
        macBeginsLikeIp[0] = 0x44;
        all.add(of("pseudowire to 44:", frame(0x8847, hex("00020140"), macBeginsLikeIp), "mpls"));
        all.add(of("PPPoE", frame(0x8864, hex("1100 0017 001f 0021"), INSIDE), "pppoe"));
        all.add(of("PPPoE, one octet", frame(0x8864, hex("1100 0017 001e 21"), INSIDE), "pppoe"));
        all.add(of("backbone bridge", frame(0x88E7, hex("00000102"), INSIDE_FRAME), "pbb"));
    }

    private static void overIp(List<Wrapped> all) {
        all.add(of("IP in IP", ip(4, INSIDE), "ipip"));
        all.add(of("6in4", ip(41, INSIDE_6), "6in4"));
        all.add(of("4in6", frame(0x86DD, Frame.ipv6Packet(4, 1, 2, INSIDE)), "4in6"));
        all.add(of("6in6", frame(0x86DD, Frame.ipv6Packet(41, 1, 2, INSIDE_6)), "ipip"));
        all.add(of("AH", ip(51, hex("1104 0000 00000001 00000001"), new byte[12], UDP), "ah"));
        all.add(
                of(
                        "AH of IPv6",
                        frame(
                                0x86DD,
                                Frame.ipv6Packet(
                                        51,
                                        1,
                                        2,
                                        join(
                                                hex("1104 0000 00000001 00000001"),
                                                new byte[12],
                                                UDP))),
                        "ah"));
        all.add(
                of(
                        "AH in tunnel mode",
                        ip(51, hex("0401 0000 00000001 00000001"), INSIDE),
                        "ah",
                        "ipip"));
        all.add(of("GRE", ip(47, hex("0000 0800"), INSIDE), "gre"));
        all.add(
                of(
                        "GRE with everything",
                        ip(47, hex("b000 0800 00000000 00000007 00000001"), INSIDE),
                        "gre"));
        all.add(of("GRE with Ethernet", ip(47, hex("2000 6558 00000702"), INSIDE_FRAME), "gre"));
        all.add(of("GRE with MPLS", ip(47, hex("0000 8847 00020140"), INSIDE), "gre", "mpls"));
        all.add(of("PPTP", ip(47, hex("3081 880b 001e 0007 00000001 00000001 21"), INSIDE), "gre"));
        all.add(
                of(
                        "PPTP without acknowledgement",
                        ip(47, hex("3001 880b 0021 0007 00000001 ff030021"), INSIDE),
                        "gre"));
        all.add(of("ERSPAN I", ip(47, hex("0000 88be"), INSIDE_FRAME), "erspan"));
        all.add(
                of(
                        "ERSPAN II",
                        ip(47, hex("1000 88be 00000001 1064 0007 00000000"), INSIDE_FRAME),
                        "erspan"));
        all.add(
                of(
                        "ERSPAN III",
                        ip(
                                47,
                                hex("1000 22eb 00000001 2064 0007 00000000 0000 0000"),
                                INSIDE_FRAME),
                        "erspan"));
        all.add(
                of(
                        "ERSPAN III with subheader, of IP",
                        ip(
                                47,
                                hex("1000 22eb 00000001 2064 0007 00000000 0000 0801"),
                                new byte[8],
                                INSIDE),
                        "erspan"));
        all.add(of("EtherIP", ip(97, hex("3000"), INSIDE_FRAME), "etherip"));
        all.add(of("L2TP 3 over IP", ip(115, hex("00000007"), INSIDE_FRAME), "l2tp"));
        all.add(
                of(
                        "L2TP 3 with cookie and sublayer",
                        ip(115, hex("00000007 c1c2c3c4c5c6c7c8 40000001"), INSIDE_FRAME),
                        "l2tp"));
        all.add(of("MPLS over IP", ip(137, hex("00020140"), INSIDE), "mpls"));
        all.add(
                of(
                        "IPv6 options before a tunnel",
                        frame(
                                0x86DD,
                                Frame.ipv6Packet(
                                        60, 1, 2, join(hex("0400 0104 00000000"), INSIDE))),
                        "4in6"));
    }

    private static void overUdp(List<Wrapped> all) {
        all.add(of("VXLAN", udp(4789, hex("08000000 00002a00"), INSIDE_FRAME), "vxlan"));
        all.add(of("VXLAN of old", udp(8472, hex("08000000 00002a00"), INSIDE_FRAME), "vxlan"));
        all.add(of("VXLAN with group", udp(4789, hex("88000064 00002a00"), INSIDE_FRAME), "vxlan"));
        all.add(
                of(
                        "VXLAN with VLAN",
                        udp(
                                4789,
                                hex("08000000 00002a00"),
                                Frame.ethernet(0x8100, join(hex("0007 0800"), INSIDE))),
                        "vxlan"));
        all.add(of("VXLAN-GPE", udp(4790, hex("0c000003 00002a00"), INSIDE_FRAME), "vxlan"));
        all.add(of("VXLAN-GPE with IP", udp(4790, hex("0c000002 00002a00"), INSIDE_6), "vxlan"));
        all.add(of("Geneve", udp(6081, hex("0000 6558 00002a00"), INSIDE_FRAME), "geneve"));
        all.add(
                of(
                        "Geneve with options",
                        udp(6081, hex("0340 0800 00002a00 0102 80 01 00000001 0102 01 00"), INSIDE),
                        "geneve"));
        all.add(of("GTP", udp(2152, hex("30ff 001d 00000007"), INSIDE), "gtp"));
        all.add(
                of(
                        "GTP with sequence",
                        udp(2152, hex("32ff 0021 00000007 00010000"), INSIDE),
                        "gtp"));
        all.add(
                of(
                        "GTP with extensions",
                        udp(2152, hex("34ff 0029 00000007 00000085 01 0001 c0 01 0000 00"), INSIDE),
                        "gtp"));
        all.add(of("Teredo with contents", udp(3544, teredo(17, UDP)), "teredo"));
        all.add(
                of(
                        "Teredo with authentication and origin",
                        udp(
                                3544,
                                hex("0001 0000 0102030405060708 00"),
                                hex("0000 1234 f5fffffd"),
                                teredo(17, UDP)),
                        "teredo"));
        all.add(of("Teredo between peers", udp(40001, teredo(17, UDP)), "teredo"));
        all.add(of("L2TP", udp(1701, hex("4002 0029 0001 0002 ff030021"), INSIDE), "l2tp"));
        all.add(
                of(
                        "L2TP with everything",
                        udp(1701, hex("4a02 002e 0001 0002 0001 0001 0002 0000 21"), INSIDE),
                        "l2tp"));
        all.add(of("L2TP without length", udp(1701, hex("0002 0001 0002 21"), INSIDE), "l2tp"));
        all.add(of("L2TP 3 over UDP", udp(1701, hex("0003 0000 00000007"), INSIDE_FRAME), "l2tp"));
        all.add(of("AYIYA", udp(5072, hex("4152 1129 00000001"), new byte[36], INSIDE_6), "ayiya"));
        all.add(of("CAPWAP", udp(5247, hex("00100200 00000000"), INSIDE_FRAME), "capwap"));
        byte[] dot11 =
                hex("0801 2c00 020000000001 020000000002 020000000003 1000 aaaa03000000 0800");
        all.add(
                of(
                        "CAPWAP, wireless",
                        udp(5247, hex("00100300 00000000"), dot11, INSIDE),
                        "capwap"));
        all.add(of("TZSP", udp(37008, hex("0100 0001 00 0a01 c9 01"), INSIDE_FRAME), "tzsp"));
        all.add(of("TZSP, wireless", udp(37008, hex("0100 0012 01"), dot11, INSIDE), "tzsp"));
        all.add(of("MPLS over UDP", udp(6635, hex("00020140"), INSIDE), "mpls"));
        all.add(
                of(
                        "VXLAN in ERSPAN",
                        ip(
                                47,
                                hex("1000 88be 00000001 1064 0007 00000000"),
                                udp(4789, hex("08000000 00002a00"), INSIDE_FRAME)),
                        "erspan",
                        "vxlan"));
    }

    /** An IPv6 packet from a Teredo client. */
    static byte[] teredo(int next, byte[] payload) {
        byte[] packet = Frame.ipv6Packet(next, 5, 6, payload);
        ByteBuffer.wrap(packet).putInt(8, 0x2001_0000);
        return packet;
    }

    private static Wrapped of(String name, byte[] frame, String... chain) {
        return new Wrapped(name, ETHERNET, frame, List.of(chain));
    }

    private static Wrapped link(String name, int linkType, byte[]... parts) {
        return new Wrapped(name, linkType, join(parts), List.of());
    }

    @Override
    public String toString() {
        return name;
    }
}
