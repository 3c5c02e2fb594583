package eu.sealwatch.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterProgramTest {
    private static final int PORT = 7443;
    private static final int SNAP = 4096;
    private static final byte[] DATA = new byte[64];

    @Test
    void conversationWithTheCollectorIsLeftOutInBothDirections() throws Exception {
        FilterProgram program = leavingOut("10.0.0.9", "fd00::9");
        assertThat(kept(program, Frame.tcp(1, 50000, 9, PORT, Frame.ACK, 1, 1, DATA))).isZero();
        assertThat(kept(program, Frame.tcp(9, PORT, 1, 50000, Frame.ACK, 1, 1, DATA))).isZero();
        assertThat(kept(program, tcp6(1, 50000, 9, PORT))).isZero();
        assertThat(kept(program, tcp6(9, PORT, 1, 50000))).isZero();
    }

    @Test
    void allElseIsKept() throws Exception {
        FilterProgram program = leavingOut("10.0.0.9", "fd00::9");
        assertThat(
                        List.of(
                                Frame.tcp(1, 50000, 9, 443, Frame.ACK, 1, 1, DATA),
                                Frame.tcp(1, 50000, 8, PORT, Frame.ACK, 1, 1, DATA),
                                Frame.udp(1, 50000, 9, PORT, DATA),
                                tcp6(1, 50000, 9, 443),
                                tcp6(1, 50000, 8, PORT),
                                Frame.ethernet(0x0806, DATA),
                                // no ports: the rest of a packet that was cut in pieces
                                Frame.ethernet(0x0800, Frame.ipv4Packet(6, 1, 9, 7, 0x0010, DATA)),
                                // too short to have ports
                                Frame.ethernet(0x0800, new byte[20])))
                .allSatisfy(frame -> assertThat(kept(program, frame)).isEqualTo(SNAP));
    }

    @Test
    void interfaceWithoutLinkHeaderIsReadFromTheIpHeaderOn() throws Exception {
        FilterProgram program =
                FilterProgram.leavingOut(addresses("10.0.0.9"), PORT, LinkTypes.RAW_IP, SNAP);
        byte[] toCollector = Frame.tcp(1, 50000, 9, PORT, Frame.ACK, 1, 1, DATA);
        byte[] toAnother = Frame.tcp(1, 50000, 8, PORT, Frame.ACK, 1, 1, DATA);
        assertThat(kept(program, withoutLink(toCollector))).isZero();
        assertThat(kept(program, withoutLink(toAnother))).isEqualTo(SNAP);
    }

    /** libpcap's own program is the judge, on packets that nearly match. */
    @Test
    void libpcapDecidesTheSame() throws Exception {
        var filter = new CaptureFilter(addresses("10.0.0.9", "10.0.0.7", "fd00::9"), PORT, "");
        FilterProgram own = filter.program(LinkTypes.ETHERNET, SNAP);
        FilterProgram theirs = compiled(filter.text());
        var random = new Random(7);
        List<Integer> hosts = List.of(1, 7, 8, 9);
        List<Integer> ports = List.of(443, PORT, 50000);
        int left = 0;
        for (int i = 0; i < 2000; i++) {
            int from = hosts.get(random.nextInt(4));
            int to = hosts.get(random.nextInt(4));
            int fromPort = ports.get(random.nextInt(3));
            int toPort = ports.get(random.nextInt(3));
            byte[] frame =
                    switch (random.nextInt(3)) {
                        case 0 -> Frame.tcp(from, fromPort, to, toPort, Frame.ACK, 1, 1, DATA);
                        case 1 -> tcp6(from, fromPort, to, toPort);
                        default -> Frame.udp(from, fromPort, to, toPort, DATA);
                    };
            long kept = kept(own, frame);
            assertThat(kept).isEqualTo(kept(theirs, frame));
            left += kept == 0 ? 1 : 0;
        }
        assertThat(left).isBetween(100, 1900);
    }

    @Test
    void operatorsExpressionIsAddedToTheAgentsOwn() {
        var filter = new CaptureFilter(addresses("10.0.0.9"), PORT, "udp or port 22");
        assertThat(filter.text())
                .isEqualTo("not (tcp port 7443 and host 10.0.0.9) and (udp or port 22)");
    }

    @Test
    void expressionThatLibpcapRefusesIsToldWithItsReason() {
        requireLibpcap();
        assertThatThrownBy(() -> compiled("host and port"))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("capture.filter: libpcap refuses \"host and port\": ");
        assertThatThrownBy(() -> compiled("vlan 7"))
                .hasMessage("capture.filter: \"vlan\" works with capture.method pcap alone");
    }

    /** Runs a program as the kernel does, as far as these need it. */
    private static long kept(FilterProgram program, byte[] packet) {
        return FilterMachine.run(program.instructions(), packet);
    }

    private static FilterProgram leavingOut(String... hosts) {
        return FilterProgram.leavingOut(addresses(hosts), PORT, LinkTypes.ETHERNET, SNAP);
    }

    private static FilterProgram compiled(String expression) throws CaptureException {
        requireLibpcap();
        return Libpcap.compile(expression, LinkTypes.ETHERNET, SNAP);
    }

    private static void requireLibpcap() {
        boolean isThere = Linux.isHere();
        try {
            Libpcap.compile("ip", LinkTypes.ETHERNET, SNAP);
        } catch (CaptureException e) {
            isThere = false;
        }
        assumeTrue(isThere, "libpcap is not installed");
    }

    private static byte[] tcp6(int from, int fromPort, int to, int toPort) {
        byte[] segment = withoutLink(Frame.tcp(from, fromPort, to, toPort, Frame.ACK, 1, 1, DATA));
        byte[] tcp = Arrays.copyOfRange(segment, 20, segment.length);
        return Frame.ethernet(0x86DD, Frame.ipv6Packet(6, from, to, tcp));
    }

    private static byte[] withoutLink(byte[] frame) {
        return Arrays.copyOfRange(frame, 14, frame.length);
    }

    private static List<InetAddress> addresses(String... texts) {
        var addresses = new ArrayList<InetAddress>();
        for (String text : texts) {
            try {
                addresses.add(InetAddress.getByName(text));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return addresses;
    }
}
