package eu.sealwatch.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.sealwatch.agent.capture.PacketSource.Next;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Decoded;
import eu.sealwatch.agent.decode.Decoder;
import eu.sealwatch.agent.observe.Observer;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.config.settings.SiteNetworks;
import eu.sealwatch.wire.v1.Observation;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

class RingCaptureTest {
    private static final int RING = 1 << 20;
    private static final byte[] DATA = Frame.ascii("hello");

    @TempDir Path folder;

    private record Seen(String data, int wireBytes, int vlan) {}

    @Test
    void interfaceThatIsNotThereIsSaidInOneSentence() {
        assumeTrue(Linux.isHere(), "needs Linux");
        assertThatThrownBy(() -> RingCapture.open("nosuch0", 65535, RING, CaptureFilter.NONE, true))
                .isInstanceOf(CaptureException.class)
                .message()
                .doesNotContain("\n")
                .contains("there is no interface \"nosuch0\"");
    }

    @Test
    @Tag("root")
    void packetsComeWholeAndInOrderWithTheirTimeAndTheTagThatTheKernelTookOut() throws Exception {
        OwnNamespace.run(() -> {
            long before = System.currentTimeMillis() * 1_000_000L;
            try (var ring = open("tap", CaptureFilter.NONE);
                    var sender = new Sender("wire")) {
                byte[] plain = Frame.udp(1, 1000, 2, 2000, DATA);
                sender.send(plain);
                sender.send(tagged(0x8100, 7, plain));
                sender.send(tagged(0x88A8, 9, tagged(0x8100, 7, plain)));
                var packet = new Packet();
                var decoder = new Decoder();
                var datagram = new Datagram();
                long last = before;
                for (int vlan : List.of(0, 7, 9)) {
                    take(ring, packet);
                    assertThat(decoder.decode(packet, datagram)).isEqualTo(Decoded.DATAGRAM);
                    assertThat(datagram.vlan).isEqualTo(vlan);
                    assertThat(datagram.payloadBytes).isEqualTo(DATA.length);
                    assertThat(packet.timeNs).isGreaterThan(last);
                    last = packet.timeNs;
                }
                assertThat(ring.counters())
                        .isEqualTo(new CaptureCounters(3, 3L * plain.length + 12, 0, 0));
            }
        });
    }

    @Test
    @Tag("root")
    void packetIsCutAtTheSnapLengthAndKeepsItsLengthOnTheWire() throws Exception {
        OwnNamespace.run(() -> {
            try (var ring = RingCapture.open("tap", 128, RING, CaptureFilter.NONE, true);
                    var sender = new Sender("wire")) {
                sender.send(Frame.udp(1, 1000, 2, 2000, new byte[1000]));
                var packet = new Packet();
                take(ring, packet);
                assertThat(packet.captured).isEqualTo(128);
                assertThat(packet.wireBytes).isEqualTo(1042);
            }
        });
    }

    @Test
    @Tag("root")
    void conversationWithTheCollectorIsNotSeen() throws Exception {
        var uplink = new CaptureFilter(List.of(InetAddress.getByName("10.0.0.9")), 7443, "");
        var operators =
                new CaptureFilter(uplink.collectors(), 7443, "tcp port 22 or tcp port 7443");
        OwnNamespace.run(() -> {
            for (CaptureFilter filter : List.of(uplink, operators)) {
                try (var ring = open("tap", filter);
                        var sender = new Sender("wire")) {
                    sender.send(Frame.tcp(1, 5000, 9, 7443, Frame.SYN, 1, 0, DATA));
                    sender.send(Frame.tcp(1, 5000, 9, 22, Frame.SYN, 1, 0, DATA));
                    var packet = new Packet();
                    take(ring, packet);
                    assertThat(packet.bytes.getShort(packet.start + 36)).isEqualTo((short) 22);
                    assertThat(ring.next(packet)).isEqualTo(Next.QUIET);
                }
            }
        });
    }

    @Test
    @Tag("root")
    void whatFindsTheRingFullIsCountedAndCaptureGoesOn() throws Exception {
        int sent = 20_000;
        OwnNamespace.run(() -> {
            try (var ring = open("tap", CaptureFilter.NONE);
                    var sender = new Sender("wire")) {
                byte[] frame = Frame.udp(1, 1000, 2, 2000, new byte[1000]);
                for (int i = 0; i < sent; i++) {
                    sender.send(frame);
                }
                var packet = new Packet();
                while (ring.next(packet) == Next.PACKET) {
                    assertThat(packet.captured).isEqualTo(frame.length);
                }
                CaptureCounters counters = ring.counters();
                assertThat(counters.packets()).isBetween(500L, 1100L);
                assertThat(counters.packets() + counters.droppedByKernel()).isEqualTo(sent);
                sender.send(frame);
                take(ring, packet);
                assertThat(ring.counters().droppedByKernel()).isEqualTo(counters.droppedByKernel());
            }
        });
    }

    @Test
    @Tag("root")
    void packetOverLoopbackIsSeenOnce() throws Exception {
        OwnNamespace.run(() -> {
            OwnNamespace.ip("link set lo up");
            try (var ring = open("lo", CaptureFilter.NONE);
                    var socket = new DatagramSocket()) {
                socket.send(
                        new DatagramPacket(
                                DATA, DATA.length, InetAddress.getByName("127.0.0.1"), 9));
                var packet = new Packet();
                var datagrams = new ArrayList<Integer>();
                while (ring.next(packet) == Next.PACKET) {
                    datagrams.add(packet.bytes.get(packet.start + 23) & 0xFF);
                }
                // the datagram, and the ICMP message that nobody listens
                assertThat(datagrams).containsExactly(Datagram.UDP, Datagram.ICMP);
            }
        });
    }

    @Test
    @Tag("root")
    void interfaceThatWasDownOrGoneIsCapturedAgain() throws Exception {
        OwnNamespace.run(() -> {
            byte[] frame = Frame.udp(1, 1000, 2, 2000, DATA);
            try (var ring = open("tap", CaptureFilter.NONE)) {
                var packet = new Packet();
                OwnNamespace.ip("link set tap down");
                assertThat(ring.next(packet)).isEqualTo(Next.QUIET);
                OwnNamespace.ip("link set tap up");
                try (var sender = new Sender("wire")) {
                    sender.send(frame);
                    take(ring, packet);
                }
                OwnNamespace.ip("link del tap");
                for (int quiet = 0; quiet < 12; quiet++) {
                    assertThat(ring.next(packet)).isEqualTo(Next.QUIET);
                }
                OwnNamespace.ip("link add name wire type veth peer name tap");
                OwnNamespace.ip("link set wire up");
                OwnNamespace.ip("link set tap up");
                try (var sender = new Sender("wire")) {
                    await(() -> {
                        sender.send(frame);
                        return ring.next(packet) == Next.PACKET;
                    });
                }
            }
        });
    }

    @Test
    @Tag("root")
    void interfaceWithoutLinkHeaderGivesIpPackets() throws Exception {
        OwnNamespace.run(() -> {
            int tunnel = OwnNamespace.tunnel("tun9");
            OwnNamespace.ip("link set tun9 up");
            try (var ring = open("tun9", CaptureFilter.NONE)) {
                byte[] frame = Frame.udp(1, 1000, 2, 2000, DATA);
                OwnNamespace.write(tunnel, Arrays.copyOfRange(frame, 14, frame.length));
                var packet = new Packet();
                take(ring, packet);
                var datagram = new Datagram();
                assertThat(new Decoder().decode(packet, datagram)).isEqualTo(Decoded.DATAGRAM);
                assertThat(datagram.destinationPort).isEqualTo(2000);
            }
        });
    }

    /** tcpdump gets the same packets with the same time stamps, and writes them to a file. */
    @Test
    @Tag("root")
    void observationsAreThoseOfTheFileThatTcpdumpWrites() throws Exception {
        Path file = folder.resolve("tap.pcap");
        OwnNamespace.run(() -> {
            var live = new ArrayList<Observation>();
            Process tcpdump =
                    new ProcessBuilder(
                                    "tcpdump",
                                    "-i",
                                    "tap",
                                    "-w",
                                    file.toString(),
                                    "-U",
                                    "-Z",
                                    "root",
                                    "--time-stamp-precision=nano")
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("tcpdump.log").toFile())
                            .start();
            long packets;
            try (var ring = open("tap", CaptureFilter.NONE);
                    var sender = new Sender("wire")) {
                await(() -> said(folder.resolve("tcpdump.log")).contains("listening"));
                packets = demo(sender);
                var observer = observer(live);
                drain(ring, observer);
                observer.finish();
                assertThat(ring.counters().packets()).isEqualTo(packets);
            }
            await(() -> packetsOf(file) == packets);
            tcpdump.destroy();
            assertThat(tcpdump.waitFor(10, TimeUnit.SECONDS)).isTrue();
            var replayed = new ArrayList<Observation>();
            var observer = observer(replayed);
            try (var source = CaptureFile.open(file)) {
                drain(source, observer);
            }
            observer.finish();
            assertThat(live).hasSizeGreaterThan(50).isEqualTo(replayed);
        });
    }

    /** The shipped capture, every other packet in a VLAN. */
    private static long demo(Sender sender) throws IOException {
        long packets = 0;
        try (var source = CaptureFile.open(Path.of("../demo/scanner-site.pcapng.gz"))) {
            var packet = new Packet();
            while (source.next(packet) == Next.PACKET) {
                byte[] frame = new byte[packet.captured];
                packet.bytes.get(packet.start, frame, 0, frame.length);
                if (frame.length > 1400) {
                    continue;
                }
                int lastOctet = frame.length > 29 ? frame[29] : 0;
                sender.send((lastOctet & 1) == 0 ? frame : tagged(0x8100, 42, frame));
                packets++;
            }
        }
        return packets;
    }

    private static Observer observer(List<Observation> into) {
        return new Observer(ObserverSettings.forSite(SiteNetworks.DEFAULT), into::add);
    }

    private static void drain(PacketSource source, Observer observer) throws IOException {
        var packet = new Packet();
        while (source.next(packet) == Next.PACKET) {
            observer.accept(packet);
        }
    }

    private static long packetsOf(Path file) {
        try (var source = CaptureFile.open(file)) {
            var packet = new Packet();
            while (source.next(packet) == Next.PACKET) {
                // counted by the source
            }
            return source.counters().packets();
        } catch (IOException e) {
            return -1;
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    private static RingCapture open(String name, CaptureFilter filter) throws IOException {
        return RingCapture.open(name, 65535, RING, filter, true);
    }

    /** The next packet, which may take the kernel a moment. */
    private static void take(PacketSource source, Packet into) throws Exception {
        await(() -> source.next(into) == Next.PACKET);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static byte[] tagged(int tpid, int vlan, byte[] frame) {
        ByteBuffer out = ByteBuffer.allocate(frame.length + 4);
        out.put(frame, 0, 12).putShort((short) tpid).putShort((short) vlan);
        return out.put(frame, 12, frame.length - 12).array();
    }

    /** Sends frames as they are. */
    private static final class Sender implements AutoCloseable {
        private final PcapHandle handle;

        Sender(String name) throws IOException {
            try {
                handle =
                        new PcapHandle.Builder(name)
                                .snaplen(65535)
                                .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
                                .timeoutMillis(1)
                                .build();
            } catch (PcapNativeException e) {
                throw new IOException(e);
            }
        }

        void send(byte[] frame) throws IOException {
            try {
                handle.sendPacket(frame);
            } catch (org.pcap4j.core.PcapNativeException | NotOpenException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            handle.close();
        }
    }
}
