package eu.sealwatch.agent.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.agent.capture.PacketSource.Next;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFileTest {
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final byte[] ONE = Frame.ascii("one");
    private static final byte[] TWO = Frame.ascii("two!");

    @TempDir Path folder;

    private record Seen(long timeNs, String data, int wireBytes, int linkType) {}

    @Test
    void microsecondsInBothByteOrders() throws IOException {
        for (ByteOrder order : List.of(LITTLE, BIG)) {
            assertThat(read(CaptureBytes.pcap(order, PcapFormat.MICROSECONDS, 0, ONE, TWO)))
                    .containsExactly(
                            new Seen(1_000_000_042_000L, "one", 10, 1),
                            new Seen(1_001_000_042_000L, "two!", 11, 1));
        }
    }

    @Test
    void nanosecondsAndLongerRecordHeaders() throws IOException {
        assertThat(read(CaptureBytes.pcap(BIG, PcapFormat.NANOSECONDS, 0, ONE)))
                .containsExactly(new Seen(1_000_000_000_042L, "one", 10, 1));
        assertThat(read(CaptureBytes.pcap(LITTLE, PcapFormat.MODIFIED, 8, ONE, TWO))).hasSize(2);
    }

    @Test
    void sectionsOfBothByteOrdersWithTheirOwnClocks() throws IOException {
        byte[] capture =
                Frame.join(
                        CaptureBytes.section(LITTLE),
                        CaptureBytes.described(LITTLE, 9, new byte[] {9}),
                        CaptureBytes.block(LITTLE, 0x0BAD, new byte[20]),
                        CaptureBytes.enhanced(LITTLE, 0, 5_000_000_001L, ONE),
                        CaptureBytes.section(BIG),
                        CaptureBytes.described(BIG, 14, longBytes(100)),
                        CaptureBytes.enhanced(BIG, 0, 3_000_000L, TWO));
        assertThat(read(capture))
                .containsExactly(
                        new Seen(5_000_000_001L, "one", 3, 1),
                        new Seen(103_000_000_000L, "two!", 4, 1));
    }

    @Test
    void statisticsTellWhatWasLost() throws IOException {
        ByteBuffer body = ByteBuffer.allocate(40);
        body.putInt(0).putLong(0).putShort((short) 5).putShort((short) 8).putLong(3);
        body.putShort((short) 7).putShort((short) 8).putLong(4).putInt(0);
        byte[] capture =
                Frame.join(
                        CaptureBytes.section(BIG),
                        CaptureBytes.described(BIG, 9, new byte[] {6}),
                        CaptureBytes.enhanced(BIG, 0, 1, ONE),
                        CaptureBytes.block(BIG, 5, body.array()));
        try (CaptureFile file = open(capture)) {
            all(file);
            assertThat(file.counters()).isEqualTo(new CaptureCounters(1, 3, 4, 3));
        }
    }

    @Test
    void gzipOfSeveralMembersReadsAsOne() throws IOException {
        byte[] capture = CaptureBytes.pcap(ONE, TWO);
        byte[] head = Arrays.copyOf(capture, 30);
        byte[] tail = Arrays.copyOfRange(capture, 30, capture.length);
        assertThat(read(Frame.join(CaptureBytes.gzip(head), CaptureBytes.gzip(tail)))).hasSize(2);
    }

    @Test
    void whatOnlyBeginsAsGzipIsRefusedByName() {
        byte[] other = {0x1F, (byte) 0x8B, 0x7F, 0x7F};
        assertThatThrownBy(() -> CaptureFile.open(new ByteArrayInputStream(other), "odd"))
                .isInstanceOf(CaptureException.class)
                .hasMessageStartingWith("odd begins as gzip does, and is none: ");
    }

    @Test
    void packetThatComesInDropsIsWhole() throws IOException {
        byte[][] packets = new byte[50][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = Frame.ascii("packet number " + i);
        }
        var inDrops =
                new FilterInputStream(new ByteArrayInputStream(CaptureBytes.pcap(packets))) {
                    @Override
                    public int read(byte[] target, int at, int count) throws IOException {
                        return super.read(target, at, Math.min(count, 7));
                    }
                };
        try (var input = Input.of(inDrops)) {
            var format = PcapFormat.open(input, new Damage("test"), "test");
            var packet = new Packet();
            for (byte[] expected : packets) {
                assertThat(format.next(packet)).isTrue();
                assertThat(data(packet)).isEqualTo(new String(expected, ISO_8859_1));
            }
            assertThat(format.next(packet)).isFalse();
        }
    }

    @Test
    void captureCutAnywhereGivesItsWholePacketsAndOneWarning() throws IOException {
        byte[] whole = CaptureBytes.pcap(ONE, TWO);
        int firstEnds = 24 + 16 + ONE.length;
        for (int length = 24; length < whole.length; length++) {
            try (CaptureFile file = open(Arrays.copyOf(whole, length))) {
                int packets = all(file).size();
                assertThat(packets).isEqualTo(length < firstEnds ? 0 : 1);
                boolean atBorder = length == 24 || length == firstEnds;
                assertThat(file.warnings().stream().anyMatch(w -> w.contains("cut short")))
                        .isNotEqualTo(atBorder);
            }
        }
    }

    @Test
    void cutCaptureSaysWhere() throws IOException {
        byte[] whole = CaptureBytes.pcap(ONE, TWO);
        try (CaptureFile file = open(Arrays.copyOf(whole, whole.length - 1))) {
            all(file);
            assertThat(file.warnings())
                    .containsExactly(
                            "test: cut short at byte 62, inside packet 2; the 1 packets before it"
                                    + " were read");
        }
    }

    @Test
    void cutGzipKeepsWhatCouldBeRead() throws IOException {
        byte[] packed = CaptureBytes.gzip(CaptureBytes.pcap(ONE, TWO));
        try (CaptureFile file = open(Arrays.copyOf(packed, packed.length - 9))) {
            all(file);
            assertThat(file.warnings()).singleElement().asString().contains("gzip");
        }
    }

    @Test
    void absurdLengthEndsTheCaptureWithAWarning() throws IOException {
        byte[] capture = CaptureBytes.pcap(ONE, TWO);
        ByteBuffer.wrap(capture).order(LITTLE).putInt(24 + 16 + 3 + 8, 0x7000_0000);
        try (CaptureFile file = open(capture)) {
            assertThat(all(file)).hasSize(1);
            assertThat(file.warnings())
                    .containsExactly(
                            "test: damaged at byte 43: packet 2 claims 1879048192 bytes; the 1"
                                    + " packets before it were read");
        }
    }

    @Test
    void captureWithoutPacketsSaysSo() throws IOException {
        try (CaptureFile file = open(CaptureBytes.pcap())) {
            assertThat(all(file)).isEmpty();
            assertThat(file.warnings()).containsExactly("test: holds no packets");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello, this is text", "x"})
    void textIsRefused(String text) {
        assertThatThrownBy(() -> open(Frame.ascii(text)))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining(
                        "test is not a capture: it begins with \"" + text.substring(0, 1));
    }

    @Test
    void emptyMissingAndFolderAreRefusedByName() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pcap"));
        assertThatThrownBy(() -> CaptureFile.open(empty)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> CaptureFile.open(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> CaptureFile.open(folder.resolve("nowhere")))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("does not exist");
    }

    @Property(tries = 500)
    void anyBytesBehindAHeaderEnd(@ForAll byte[] noise, @ForAll boolean pcapng) throws IOException {
        byte[] header =
                pcapng
                        ? Frame.join(
                                CaptureBytes.section(BIG),
                                CaptureBytes.described(BIG, 9, new byte[] {6}))
                        : CaptureBytes.pcap(ONE);
        try (CaptureFile file = open(Frame.join(header, noise))) {
            assertThat(all(file).size()).isLessThan(noise.length + 2);
        }
    }

    /** From a file and from a stream, plain and gzip: the same packets. */
    private List<Seen> read(byte[] capture) throws IOException {
        Path path = Files.write(folder.resolve("capture"), capture);
        List<Seen> mapped;
        try (CaptureFile file = CaptureFile.open(path)) {
            mapped = all(file);
            assertThat(file.warnings()).isEmpty();
        }
        assertThat(all(open(capture))).isEqualTo(mapped);
        if (capture[0] != 0x1F) {
            assertThat(all(open(CaptureBytes.gzip(capture)))).isEqualTo(mapped);
        }
        return mapped;
    }

    private static CaptureFile open(byte[] capture) throws IOException {
        return CaptureFile.open(new ByteArrayInputStream(capture), "test");
    }

    private static List<Seen> all(CaptureFile file) throws IOException {
        var seen = new ArrayList<Seen>();
        var packet = new Packet();
        while (file.next(packet) == Next.PACKET) {
            seen.add(new Seen(packet.timeNs, data(packet), packet.wireBytes, packet.linkType));
        }
        return seen;
    }

    private static String data(Packet packet) {
        byte[] data = new byte[packet.captured];
        packet.bytes.get(packet.start, data, 0, data.length);
        return new String(data, ISO_8859_1);
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }
}
