package eu.sealwatch.agent.content;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Given;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileKindTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("dicom", dicom("1.2.840.10008.5.1.4.1.1.2")),
                Arguments.of("dicos", dicom("1.2.840.10008.5.1.4.1.1.501.1")),
                Arguments.of("tiff", Given.hex("49492a0008000000")),
                Arguments.of("tiff", Given.hex("4d4d002a00000008")),
                Arguments.of("tiff", Given.hex("49492b00080000001000")),
                Arguments.of("jpeg", Given.hex("ffd8ffe000104a464946")),
                Arguments.of("jpeg2000", Given.hex("0000000c6a5020200d0a870a00000014")),
                Arguments.of("jpeg2000", Given.hex("ff4fff51002f")),
                Arguments.of("png", Given.hex("89504e470d0a1a0a0000000d")),
                Arguments.of("gif", Given.text("GIF89a0000")),
                Arguments.of("bmp", Given.hex("424d 36000c00 0000 0000 36000000 28000000")),
                Arguments.of("zip", zip("readme.txt")),
                Arguments.of("ooxml", zip("[Content_Types].xml")),
                Arguments.of("odf", zip("mimetype")),
                Arguments.of("7z", Given.hex("377abcaf271c0004")),
                Arguments.of("rar", Given.hex("526172211a070100")),
                Arguments.of("gzip", Given.hex("1f8b0800000000000003")),
                Arguments.of("xz", Given.hex("fd377a585a000004")),
                Arguments.of("zstd", Given.hex("28b52ffd0458")),
                Arguments.of("pdf", Given.text("%PDF-1.7\n")),
                Arguments.of("ole", Given.hex("d0cf11e0a1b11ae100")),
                Arguments.of("sqlite", Given.text("SQLite format 3\0")),
                Arguments.of("hdf5", Given.hex("894844460d0a1a0a00")),
                Arguments.of("pcap", Given.hex("d4c3b2a102000400")),
                Arguments.of("pcapng", Given.hex("0a0d0d0a1c0000004d3c2b1a")),
                Arguments.of("elf", Given.hex("7f454c46020101000000")),
                Arguments.of("pe", pe()),
                Arguments.of("mp4", Given.hex("00000018667479706d703432")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsKnownByItsFirstBytes(String label, byte[] bytes) {
        assertThat(FileKind.of(bytes, 0, bytes.length, true).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @MethodSource("files")
    void fewerBytesOfItAreUndecidedOrNothing(String label, byte[] bytes) {
        for (int count = 0; count < bytes.length; count++) {
            FileKind kind = FileKind.of(Arrays.copyOf(bytes, count), 0, count, false);
            assertThat(
                            kind == FileKind.UNDECIDED
                                    || kind == FileKind.NOTHING
                                    || kind.label().equals(label)
                                    || kind == FileKind.ZIP
                                    || kind == FileKind.DICOM)
                    .as("%d bytes of %s are %s", count, label, kind)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsUndecidedIsNothingOnceNoMoreComes(String label, byte[] bytes) {
        for (int count = 0; count < bytes.length; count++) {
            assertThat(FileKind.of(bytes, 0, count, true))
                    .as("%d bytes of %s", count, label)
                    .isNotEqualTo(FileKind.UNDECIDED);
        }
    }

    @Test
    void wordsThatBeginLikeAPictureAreNone() {
        for (String text :
                new String[] {
                    "BMW 320d, blue, 1998",
                    "MZ is a sign of the times, and so on until it is long enough, you see",
                    "%PDF-like words"
                }) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(FileKind.of(bytes, 0, bytes.length, true)).isEqualTo(FileKind.NOTHING);
        }
    }

    @Test
    void randomBytesAreNoFile() {
        var random = new Random(1);
        byte[] bytes = new byte[FileKind.HEAD];
        int files = 0;
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(bytes);
            files += FileKind.of(bytes, 0, bytes.length, true).isFile() ? 1 : 0;
        }
        // three bytes of JPEG's are the shortest magic: one in 16 million
        assertThat(files).isZero();
    }

    static byte[] dicom(String sopClass) {
        byte[] uid = Given.text(sopClass.length() % 2 == 0 ? sopClass : sopClass + "\0");
        return Given.join(
                new byte[128],
                Given.text("DICM"),
                Given.hex("02000000 554c 0400 c0000000"),
                Given.hex("02000100 4f42 0000 02000000 0001"),
                Given.hex("02000200 5549 %02x00".formatted(uid.length)),
                uid,
                new byte[200]);
    }

    private static byte[] zip(String name) {
        return Given.join(
                Given.hex("504b0304 1400 0000 0800 00000000 00000000 00000000 00000000"),
                Given.hex("%02x00 0000".formatted(name.length())),
                Given.text(name),
                new byte[40]);
    }

    private static byte[] pe() {
        byte[] bytes = new byte[200];
        bytes[0] = 'M';
        bytes[1] = 'Z';
        bytes[60] = (byte) 128;
        bytes[128] = 'P';
        bytes[129] = 'E';
        return bytes;
    }
}
