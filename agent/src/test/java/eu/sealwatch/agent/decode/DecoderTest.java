package eu.sealwatch.agent.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DecoderTest {
    private static final byte[] HELLO = Frame.ascii("hello");

    private final Decoder decoder = new Decoder();
    private final Datagram seen = new Datagram();

    @Test
    void tcpOverEthernet() {
        byte[] frame = Frame.tcp(1, 40000, 2, 443, Frame.ACK, 7, 9, HELLO);
        assertThat(decode(frame)).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.sourceLow).isEqualTo(0xFFFF_0A00_0001L);
        assertThat(seen.destinationLow).isEqualTo(0xFFFF_0A00_0002L);
        assertThat(seen.sourcePort).isEqualTo(40000);
        assertThat(seen.destinationPort).isEqualTo(443);
        assertThat(seen.tcpFlags).isEqualTo(Frame.ACK);
        assertThat(seen.sequence).isEqualTo(7);
        assertThat(seen.acknowledgement).isEqualTo(9);
        assertThat(seen.ipBytes).isEqualTo(45);
        assertThat(seen.sourceMac).isEqualTo(0x0200_0000_00AAL);
        assertThat(seen.destinationMac).isEqualTo(0x0200_0000_00BBL);
        assertThat(payload()).isEqualTo("hello");
    }

    @Test
    void paddingIsNoPayload() {
        byte[] frame = Arrays.copyOf(Frame.udp(1, 53, 2, 53, Frame.ascii("a")), 60);
        assertThat(decode(frame)).isEqualTo(Decoded.DATAGRAM);
        assertThat(payload()).isEqualTo("a");
        assertThat(seen.ipBytes).isEqualTo(29);
    }

    @Test
    void lengthZeroOfSegmentationOffloadIsTheLengthOnTheWire() {
        byte[] frame = Frame.tcp(1, 1, 2, 2, Frame.ACK, 0, 0, HELLO);
        frame[16] = 0;
        frame[17] = 0;
        decode(frame);
        assertThat(seen.ipBytes).isEqualTo(45);
        assertThat(payload()).isEqualTo("hello");
    }

    @Test
    void outermostVlanIsKept() {
        byte[] ip = Frame.ipv4Packet(17, 1, 2, 0, 0, new byte[] {0, 9, 0, 8, 0, 8, 0, 0});
        byte[] tags = {0x20, 100, (byte) 0x81, 0, 0, 7, 8, 0};
        assertThat(decode(Frame.ethernet(0x88A8, Frame.join(tags, ip))))
                .isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.vlan).isEqualTo(100);
        assertThat(seen.sourcePort).isEqualTo(9);
    }

    @Test
    void tagThatTheCardTookOutIsTheOutermost() {
        byte[] ip = Frame.ipv4Packet(17, 1, 2, 0, 0, new byte[] {0, 9, 0, 8, 0, 8, 0, 0});
        var packet =
                Frame.packet(0, Frame.ethernet(0x8100, Frame.join(new byte[] {0, 7, 8, 0}, ip)));
        for (int vlan : List.of(100, 0)) {
            packet.vlan = vlan;
            assertThat(new Decoder().decode(packet, seen)).isEqualTo(Decoded.DATAGRAM);
            assertThat(seen.vlan).isEqualTo(vlan);
        }
        packet.vlan = Packet.NO_TAG;
        new Decoder().decode(packet, seen);
        assertThat(seen.vlan).isEqualTo(7);
    }

    @Test
    void everyLinkTypeLeadsToTheSamePacket() {
        byte[] ip = Frame.ipv4Packet(17, 1, 2, 0, 0, new byte[] {0, 9, 0, 8, 0, 8, 0, 0});
        byte[] cooked = new byte[16];
        cooked[14] = 8;
        byte[] cooked2 = new byte[20];
        cooked2[0] = 8;
        for (int raw : new int[] {12, 14, 101, 228}) {
            assertThat(decode(raw, ip)).isEqualTo(Decoded.DATAGRAM);
        }
        assertThat(decode(113, Frame.join(cooked, ip))).isEqualTo(Decoded.DATAGRAM);
        assertThat(decode(276, Frame.join(cooked2, ip))).isEqualTo(Decoded.DATAGRAM);
        assertThat(decode(0, Frame.join(new byte[] {2, 0, 0, 0}, ip))).isEqualTo(Decoded.DATAGRAM);
        assertThat(decode(108, Frame.join(new byte[] {0, 0, 0, 2}, ip)))
                .isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.destinationPort).isEqualTo(8);
        assertThat(decode(147, ip)).isEqualTo(Decoded.MALFORMED);
        assertThat(decoder.counters().of(Malformed.LINK_UNKNOWN)).isEqualTo(1);
    }

    @Test
    void ipv6ExtensionHeadersArePassedOver() {
        byte[] udp = {0, 9, 0, 8, 0, 9, 0, 0, 'x'};
        byte[] options = {17, 0, 1, 4, 0, 0, 0, 0};
        byte[] hops = {60, 0, 1, 4, 0, 0, 0, 0};
        byte[] packet = Frame.ipv6Packet(0, 1, 2, Frame.join(hops, options, udp));
        assertThat(decode(Frame.ethernet(0x86DD, packet))).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.ipVersion).isEqualTo(6);
        assertThat(seen.sourceHigh).isEqualTo(0xFD00L << 48);
        assertThat(seen.destinationLow).isEqualTo(2);
        assertThat(payload()).isEqualTo("x");
        assertThat(seen.ipBytes).isEqualTo(65);
    }

    @Test
    void laterFragmentsHaveThePortsOfTheFirst() {
        byte[] first = Frame.ipv4Packet(17, 1, 2, 77, 0x2000, new byte[] {0, 9, 0, 8, 0, 40, 0, 0});
        byte[] later = Frame.ipv4Packet(17, 1, 2, 77, 1, new byte[32]);
        assertThat(decode(101, later)).isEqualTo(Decoded.STRAY_FRAGMENT);
        assertThat(decode(101, first)).isEqualTo(Decoded.DATAGRAM);
        assertThat(decode(101, later)).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.sourcePort).isEqualTo(9);
    }

    @Test
    void pingAndItsAnswerMirrorEachOther() {
        decode(Frame.ipv4(1, 1, 2, new byte[] {8, 0, 0, 0, 0, 0, 0, 0}));
        assertThat(seen.sourcePort).isEqualTo(8);
        assertThat(seen.destinationPort).isZero();
        decode(Frame.ipv4(1, 2, 1, new byte[] {3, 1, 0, 0, 0, 0, 0, 0}));
        assertThat(seen.icmpType).isEqualTo(3);
        assertThat(seen.destinationPort).isEqualTo(1);
    }

    @Test
    void arpTellsItsSender() {
        byte[] arp = new byte[28];
        byte[] head = {0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 5, 10, 0, 0, 5};
        System.arraycopy(head, 0, arp, 0, head.length);
        assertThat(decode(Frame.ethernet(0x0806, arp))).isEqualTo(Decoded.ARP);
        assertThat(seen.sourceMac).isEqualTo(0x0200_0000_0005L);
        assertThat(seen.sourceLow).isEqualTo(0xFFFF_0A00_0005L);
    }

    @Test
    void whatIsNotIpIsCounted() {
        assertThat(decode(Frame.ethernet(0x88CC, new byte[20]))).isEqualTo(Decoded.NOT_IP);
        assertThat(decoder.counters().of(Decoded.NOT_IP)).isEqualTo(1);
    }

    @Test
    void cutAtEveryByteIsCountedAndNeverThrows() {
        byte[] frame = Frame.tcp(1, 1, 2, 2, Frame.ACK, 0, 0, HELLO);
        for (int length = 0; length < frame.length; length++) {
            Decoded outcome = decoder.decode(Frame.packet(0, 1, frame, length, frame.length), seen);
            assertThat(outcome).isEqualTo(length < 54 ? Decoded.MALFORMED : Decoded.DATAGRAM);
        }
        assertThat(decoder.counters().of(Malformed.LINK_CUT)).isEqualTo(14);
        assertThat(decoder.counters().of(Malformed.IP_CUT)).isEqualTo(20);
        assertThat(decoder.counters().of(Malformed.TRANSPORT_CUT)).isEqualTo(20);
        assertThat(seen.payloadBytes).isEqualTo(5);
        assertThat(seen.payloadCaptured).isEqualTo(4);
    }

    @Property
    void anyBytesAreDecodedOrCounted(@ForAll @Size(max = 120) byte[] noise, @ForAll boolean six) {
        byte[] ip = Frame.join(new byte[] {(byte) (six ? 0x60 : 0x45)}, noise);
        long before = decoder.counters().packets();
        for (int link : new int[] {0, 1, 101, 113, 276}) {
            decode(link, ip);
            decode(link, noise);
            assertThat(seen.payloadCaptured).isBetween(0, Math.max(seen.payloadBytes, 0));
        }
        assertThat(decoder.counters().packets() - before).isEqualTo(10);
    }

    private Decoded decode(byte[] frame) {
        return decode(1, frame);
    }

    private Decoded decode(int link, byte[] frame) {
        return decoder.decode(Frame.packet(5, link, frame, frame.length, frame.length), seen);
    }

    private String payload() {
        byte[] payload = new byte[seen.payloadCaptured];
        seen.bytes.get(seen.payloadStart, payload, 0, payload.length);
        return new String(payload, US_ASCII);
    }
}
