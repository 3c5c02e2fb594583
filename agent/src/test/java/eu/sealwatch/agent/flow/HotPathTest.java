package eu.sealwatch.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource.Next;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Decoded;
import eu.sealwatch.agent.decode.Decoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HotPathTest {

    @Test
    void millionsOfPacketsOfKnownFlowsAllocateNothing() {
        var decoder = new Decoder();
        var datagram = new Datagram();
        var table = new FlowTable(FlowSettings.defaults(), new Journal());
        Packet[] packets = new Packet[64];
        for (int i = 0; i < packets.length; i++) {
            byte[] inside = Frame.tcp(i, 5000, 99, 443, Frame.ACK, 1, 1, new byte[0]);
            byte[] vxlan = Frame.join(new byte[] {8, 0, 0, 0, 0, 0, 1, 0}, inside);
            boolean isWrapped = i % 4 == 0;
            packets[i] = Frame.packet(0, isWrapped ? Frame.udp(1, i, 2, 4789, vxlan) : inside);
        }
        Runnable rounds =
                () -> {
                    for (int i = 0; i < 2_000_000; i++) {
                        Packet packet = packets[i & 63];
                        packet.timeNs += 10_000;
                        Decoded outcome = decoder.decode(packet, datagram);
                        table.packet(datagram);
                        while (Decoder.canOpen(outcome, datagram)) {
                            outcome = decoder.open(datagram);
                            table.packet(datagram);
                        }
                    }
                };
        rounds.run();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        rounds.run();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 10);
        assertThat(table.counters().opened()).isEqualTo(64 + 16);
    }

    @Test
    void everyCaptureOfTheCorpusIsReadToItsEnd() throws IOException {
        Path corpus =
                Optional.ofNullable(System.getProperty("sealwatch.corpus"))
                        .map(Path::of)
                        .orElse(Path.of("../../shared/corpus"));
        assumeTrue(Files.isDirectory(corpus), "no corpus of captures at " + corpus);
        List<Path> captures;
        try (var files = Files.walk(corpus)) {
            captures =
                    files.filter(each -> each.toString().matches(".*\\.(pcap|pcapng|cap)(\\.gz)?"))
                            .sorted()
                            .toList();
        }
        assertThat(captures).isNotEmpty();
        for (Path capture : captures) {
            assertThat(read(capture)).as("packets of %s", capture).isPositive();
        }
    }

    private static long read(Path path) throws IOException {
        var decoder = new Decoder();
        var packet = new Packet();
        var datagram = new Datagram();
        var table = new FlowTable(FlowSettings.defaults(), new Journal());
        try (CaptureFile capture = CaptureFile.open(path)) {
            while (capture.next(packet) == Next.PACKET) {
                Decoded outcome = decoder.decode(packet, datagram);
                while (outcome == Decoded.DATAGRAM) {
                    table.packet(datagram);
                    outcome =
                            Decoder.canOpen(outcome, datagram)
                                    ? decoder.open(datagram)
                                    : Decoded.NOT_IP;
                }
            }
        }
        table.finish();
        FlowCounters counters = table.counters();
        assertThat(counters.closed()).isEqualTo(counters.opened());
        assertThat(counters.open()).isZero();
        return decoder.counters().packets();
    }
}
