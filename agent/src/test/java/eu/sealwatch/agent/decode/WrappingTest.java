package eu.sealwatch.agent.decode;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrappingTest {
    private final Decoder decoder = new Decoder();
    private final Datagram seen = new Datagram();

    static Stream<Wrapped> wrappings() {
        return Wrapped.all().stream();
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void datagramInsideIsFound(Wrapped wrapped) {
        assertThat(decode(wrapped.linkType(), wrapped.frame())).isEqualTo(Decoded.DATAGRAM);
        assertThat(Encapsulation.labels(seen.encapsulation)).isEqualTo(wrapped.chain());
        assertThat(seen.sourcePort).isEqualTo(9);
        assertThat(seen.destinationPort).isEqualTo(8);
        assertThat(seen.payloadCaptured).isEqualTo(1);
        assertThat(seen.bytes.get(seen.payloadStart)).isEqualTo((byte) 'x');
        assertThat(decoder.counters().of(Decoded.MALFORMED)).isZero();
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void cutAtEveryByteNeverThrowsAndIsCounted(Wrapped wrapped) {
        byte[] frame = wrapped.frame();
        for (int length = 0; length < frame.length; length++) {
            decodeAll(wrapped.linkType(), frame, length, frame.length);
            decodeAll(wrapped.linkType(), frame, length, length);
        }
        assertThat(decoder.counters().packets()).isEqualTo(frame.length * 2L);
        assertSumsComeOut();
    }

    @Property(tries = 2000)
    void mutatedWrappingsAreDecodedOrCounted(@ForAll int seed) {
        var random = new Random(seed);
        List<Wrapped> all = Wrapped.all();
        Wrapped wrapped = all.get(random.nextInt(all.size()));
        byte[] frame = wrapped.frame().clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt();
        }
        long before = decoder.counters().packets();
        decodeAll(wrapped.linkType(), frame, frame.length, frame.length);
        assertThat(decoder.counters().packets() - before).isEqualTo(1);
        assertSumsComeOut();
    }

    @Property(tries = 2000)
    void noiseBehindATunnelHeaderIsDecodedOrCounted(@ForAll int seed) {
        var random = new Random(seed);
        int[] ports = {4789, 4790, 6081, 2152, 3544, 1701, 5072, 5247, 6635, 37008, 40001};
        int[] protocols = {4, 41, 47, 51, 97, 115, 137};
        byte[] noise = new byte[random.nextInt(90)];
        random.nextBytes(noise);
        byte[] udp = Wrapped.udp(ports[random.nextInt(ports.length)], noise);
        byte[] ip = Wrapped.ip(protocols[random.nextInt(protocols.length)], noise);
        long before = decoder.counters().packets();
        decodeAll(1, udp, udp.length, udp.length);
        decodeAll(1, ip, ip.length, ip.length);
        assertThat(decoder.counters().packets() - before).isEqualTo(2);
        assertSumsComeOut();
    }

    @Test
    void portAloneOpensNothing() {
        byte[] noise = new byte[60];
        int[] ports = {4789, 4790, 8472, 6081, 2152, 3544, 1701, 5072, 5247, 6635, 37008};
        for (int port : ports) {
            var random = new Random(port);
            for (int i = 0; i < 1000; i++) {
                random.nextBytes(noise);
                decode(1, Wrapped.udp(port, noise));
                assertThat(seen.encapsulation).as("port %d", port).isZero();
                assertThat(seen.carries).as("port %d", port).isEqualTo(Encapsulation.NONE);
            }
        }
        assertThat(decoder.counters().opened()).isZero();
    }

    @Test
    void tunnelIsADatagramItself() {
        byte[] frame = Wrapped.udp(4789, Wrapped.hex("08000000 00002a00"), Wrapped.INSIDE_FRAME);
        assertThat(decoder.decode(packet(1, frame), seen)).isEqualTo(Decoded.DATAGRAM);
        assertThat(seen.destinationPort).isEqualTo(4789);
        assertThat(seen.carries).isEqualTo(Encapsulation.VXLAN);
        assertThat(seen.encapsulation).isZero();
        assertThat(seen.tunnel).isZero();
    }

    @Test
    void messagesOfATunnelItselfNameItAndCarryNothing() {
        byte[][] messages = {
            Wrapped.udp(2152, Wrapped.hex("3201 0006 00000000 00010000 0e00")),
            Wrapped.udp(2152, Wrapped.hex("30fe 0000 00000007")),
            Wrapped.udp(5072, Wrapped.hex("4152 113b 00000001"), new byte[36]),
            Wrapped.ip(115, Wrapped.hex("00000000 c803 0010 00000000 0000 0000")),
        };
        for (byte[] message : messages) {
            Decoded outcome = decoder.decode(packet(1, message), seen);
            assertThat(seen.carries).isNotEqualTo(Encapsulation.NONE);
            assertThat(Decoder.canOpen(outcome, seen)).isFalse();
        }
    }

    @Test
    void controlOfL2tpOverUdpIsLeftToItsInspector() {
        byte[] hello = Wrapped.hex("c802 0014 0001 0000 0000 0000 8008 0000 0000 0006");
        decoder.decode(packet(1, Wrapped.udp(1701, hello)), seen);
        assertThat(seen.carries).isEqualTo(Encapsulation.NONE);
    }

    @Test
    void sameTupleInOtherNetworksIsKeptApart() {
        var tunnels = new ArrayList<Integer>();
        for (String network : List.of("00000000", "00000100", "00000200")) {
            decode(1, Wrapped.udp(4789, Wrapped.hex("08000000" + network), Wrapped.INSIDE_FRAME));
            tunnels.add(seen.tunnel);
            decode(1, Wrapped.udp(6081, Wrapped.hex("00006558" + network), Wrapped.INSIDE_FRAME));
            tunnels.add(seen.tunnel);
            decode(1, Wrapped.ip(47, Wrapped.hex("20000800" + network), Wrapped.INSIDE));
            tunnels.add(seen.tunnel);
        }
        decode(1, Wrapped.frame(0x88A8, Wrapped.hex("0064 8100 0007 0800"), Wrapped.INSIDE));
        tunnels.add(seen.tunnel);
        decode(1, Wrapped.frame(0x88A8, Wrapped.hex("0064 8100 0008 0800"), Wrapped.INSIDE));
        tunnels.add(seen.tunnel);
        assertThat(tunnels).doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void bothDirectionsOfATunnelAreOneNetwork() {
        byte[] inside = Wrapped.INSIDE;
        decode(1, Frame.ipv4(4, 1, 2, inside));
        int forth = seen.tunnel;
        decode(1, Frame.ipv4(4, 2, 1, inside));
        assertThat(seen.tunnel).isEqualTo(forth).isNotZero();
        decode(1, Frame.ipv4(4, 1, 3, inside));
        assertThat(seen.tunnel).isNotEqualTo(forth);
    }

    @Test
    void labelsAndPlainTagsTellNoNetworksApart() {
        decode(1, Wrapped.frame(0x8847, Wrapped.hex("00020140"), Wrapped.INSIDE));
        assertThat(seen.tunnel).isZero();
        decode(1, Wrapped.frame(0x8100, Wrapped.hex("0064 0800"), Wrapped.INSIDE));
        assertThat(seen.tunnel).isZero();
        assertThat(seen.vlan).isEqualTo(100);
    }

    @Test
    void hardwareAddressesAreThoseInsideTheTunnel() {
        byte[] inner = Frame.ethernet(0x0800, Wrapped.INSIDE);
        inner[5] = 0x11;
        inner[11] = 0x22;
        decode(1, Wrapped.udp(4789, Wrapped.hex("08000000 00002a00"), inner));
        assertThat(seen.destinationMac).isEqualTo(0x0200_0000_0011L);
        assertThat(seen.sourceMac).isEqualTo(0x0200_0000_0022L);
        decode(1, Frame.ipv4(4, 1, 2, Wrapped.INSIDE));
        assertThat(seen.sourceMac).isZero();
    }

    @Test
    void radioFramesSayWhoSentThem() {
        byte[] head = Wrapped.hex("0801 2c00 020000000001 020000000002 020000000003 1000");
        byte[] ip = Frame.join(Wrapped.hex("aaaa03000000 0800"), Wrapped.INSIDE);
        decode(105, Frame.join(head, ip));
        assertThat(seen.sourceMac).isEqualTo(0x0200_0000_0002L);
        assertThat(seen.destinationMac).isEqualTo(0x0200_0000_0003L);
        head[1] = 2;
        decode(105, Frame.join(head, ip));
        assertThat(seen.sourceMac).isEqualTo(0x0200_0000_0003L);
        assertThat(seen.destinationMac).isEqualTo(0x0200_0000_0001L);
        head[1] = 3;
        decode(105, Frame.join(head, Wrapped.hex("020000000004"), ip));
        assertThat(seen.sourceMac).isEqualTo(0x0200_0000_0004L);
        head[1] = 0x41;
        assertThat(decode(105, Frame.join(head, ip))).isEqualTo(Decoded.NOT_IP);
    }

    @Test
    void tunnelsInTunnelsEndAtTheBound() {
        byte[] packet = Wrapped.INSIDE;
        for (int i = 0; i < Encapsulation.MOST; i++) {
            packet = Frame.ipv4Packet(4, 1, 2, 0, 0, packet);
        }
        decode(101, packet);
        assertThat(seen.sourcePort).isEqualTo(9);
        assertThat(Encapsulation.labels(seen.encapsulation)).hasSize(Encapsulation.MOST);
        packet = Frame.ipv4Packet(4, 1, 2, 0, 0, packet);
        assertThat(decode(101, packet)).isEqualTo(Decoded.MALFORMED);
        assertThat(decoder.counters().of(Malformed.TOO_DEEP)).isEqualTo(1);
    }

    @Test
    void arpInsideATunnelTellsItsSender() {
        byte[] arp = new byte[28];
        byte[] head = {0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 5, 10, 0, 0, 5};
        System.arraycopy(head, 0, arp, 0, head.length);
        byte[] frame =
                Wrapped.udp(4789, Wrapped.hex("08000000 00002a00"), Frame.ethernet(0x0806, arp));
        assertThat(decode(1, frame)).isEqualTo(Decoded.ARP);
        assertThat(seen.sourceMac).isEqualTo(0x0200_0000_0005L);
    }

    @Test
    void discoveryOfPppoeIsNotIp() {
        byte[] offer = Wrapped.frame(0x8864, Wrapped.hex("1107 0000 0004 01010000"));
        assertThat(decode(1, offer)).isEqualTo(Decoded.NOT_IP);
    }

    @Test
    void routingThatGreOnceHadIsNotUnderstood() {
        decode(1, Wrapped.ip(47, Wrapped.hex("4000 0800 00000000"), Wrapped.INSIDE));
        assertThat(seen.transport).isEqualTo(Datagram.GRE);
        assertThat(seen.carries).isEqualTo(Encapsulation.NONE);
    }

    /** The innermost outcome. */
    private Decoded decode(int linkType, byte[] frame) {
        return decodeAll(linkType, frame, frame.length, frame.length);
    }

    private Decoded decodeAll(int linkType, byte[] frame, int captured, int wire) {
        Decoded outcome = decoder.decode(Frame.packet(5, linkType, frame, captured, wire), seen);
        while (Decoder.canOpen(outcome, seen)) {
            outcome = decoder.open(seen);
            assertThat(seen.payloadCaptured).isBetween(0, Math.max(seen.payloadBytes, 0));
        }
        return outcome;
    }

    private void assertSumsComeOut() {
        DecodeCounters counters = decoder.counters();
        long kinds = 0;
        for (Malformed each : Malformed.values()) {
            kinds += counters.of(each);
        }
        assertThat(counters.of(Decoded.MALFORMED) + counters.inside(Decoded.MALFORMED))
                .isEqualTo(kinds);
    }

    private static Packet packet(int linkType, byte[] frame) {
        return Frame.packet(5, linkType, frame, frame.length, frame.length);
    }
}
