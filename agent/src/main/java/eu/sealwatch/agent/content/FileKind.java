package eu.sealwatch.agent.content;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Kinds of files by their first bytes. Where the magic is short, what must follow it is tested too:
 * two letters alone are no picture.
 */
enum FileKind {
    DICOM(""),
    DICOS(""),
    TIFF("49492a00", "4d4d002a", "49492b000800", "4d4d002b0008"),
    JPEG("ffd8ff"),
    JPEG2000("0000000c6a5020200d0a870a", "ff4fff51"),
    PNG("89504e470d0a1a0a"),
    GIF("474946383761", "474946383961"),
    BMP("424d"),
    ZIP("504b0304"),
    OFFICE_OPEN_XML(""),
    OPEN_DOCUMENT(""),
    SEVEN_ZIP("377abcaf271c"),
    RAR("526172211a07"),
    GZIP("1f8b08"),
    XZ("fd377a585a00"),
    ZSTD("28b52ffd"),
    PDF("255044462d"),
    OLE("d0cf11e0a1b11ae1"),
    SQLITE("53514c69746520666f726d6174203300"),
    HDF5("894844460d0a1a0a"),
    PCAP("d4c3b2a10200", "a1b2c3d40002", "4d3cb2a10200", "a1b23c4d0002"),
    PCAPNG("0a0d0d0a"),
    ELF("7f454c46"),
    PE("4d5a"),
    MP4(""),
    /** No file that is known here. */
    NOTHING(""),
    /** The bytes that are there may be the first of a file. */
    UNDECIDED("");

    /** Bytes within which every kind is decided. */
    static final int HEAD = 512;

    private static final int DICOM_PREFIX = 128;
    private static final byte[] DICM = ascii("DICM");

    /** The first box of ISO 14496-12. */
    private static final byte[] FTYP = ascii("ftyp");

    /** SOP classes of DICOS, NEMA IIC 1; the file's own is in its meta information, PS3.10. */
    private static final byte[] DICOS_CLASSES = ascii("1.2.840.10008.5.1.4.1.1.501.");

    private static final int DICOM_META = 256;
    private static final FileKind[] BY_MAGIC = values();

    private final byte[][] magics;

    FileKind(String... hex) {
        magics = new byte[hex.length][];
        for (int i = 0; i < hex.length; i++) {
            magics[i] = HexFormat.of().parseHex(hex[i]);
        }
    }

    String label() {
        return switch (this) {
            case OFFICE_OPEN_XML -> "ooxml";
            case OPEN_DOCUMENT -> "odf";
            case SEVEN_ZIP -> "7z";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    boolean isFile() {
        return this != NOTHING && this != UNDECIDED;
    }

    /**
     * What begins here.
     *
     * @param whole whether no more bytes will come: then {@link #UNDECIDED} is no answer
     */
    static FileKind of(byte[] bytes, int from, int count, boolean whole) {
        FileKind kind = of(bytes, from, count);
        return kind == UNDECIDED && whole ? NOTHING : kind;
    }

    private static FileKind of(byte[] bytes, int from, int count) {
        if (count == 0) {
            return UNDECIDED;
        }
        FileKind dicom = dicom(bytes, from, count);
        if (dicom != NOTHING) {
            return dicom;
        }
        for (FileKind kind : BY_MAGIC) {
            for (byte[] magic : kind.magics) {
                if (magic.length > 0 && agrees(bytes, from, count, magic)) {
                    return count < magic.length ? UNDECIDED : kind.confirm(bytes, from, count);
                }
            }
        }
        return isMp4(bytes, from, count) ? MP4 : NOTHING;
    }

    /**
     * The preamble may hold anything (PS3.10 section 7.1); as a rule it is empty, or TIFF's head.
     */
    private static FileKind dicom(byte[] bytes, int from, int count) {
        if (count < DICOM_PREFIX + DICM.length) {
            int prefix = Math.max(0, count - DICOM_PREFIX);
            boolean mayBe =
                    isZero(bytes, from, count - prefix)
                            && agrees(bytes, from + DICOM_PREFIX, prefix, DICM);
            return mayBe ? UNDECIDED : NOTHING;
        }
        if (!agrees(bytes, from + DICOM_PREFIX, DICM.length, DICM)) {
            return NOTHING;
        }
        int end = Math.min(count, DICOM_PREFIX + DICOM_META);
        for (int i = DICOM_PREFIX + DICM.length; i + DICOS_CLASSES.length <= end; i++) {
            if (agrees(bytes, from + i, DICOS_CLASSES.length, DICOS_CLASSES)) {
                return DICOS;
            }
        }
        return count < DICOM_PREFIX + DICOM_META ? UNDECIDED : DICOM;
    }

    private FileKind confirm(byte[] bytes, int from, int count) {
        return switch (this) {
            case JPEG -> needs(count, 4, count > 3 && (bytes[from + 3] & 0xFF) >= 0xC0);
            case BMP -> needs(count, 18, count >= 18 && isBmp(bytes, from));
            case ZIP -> zip(bytes, from, count);
            case GZIP -> needs(count, 10, count >= 10 && isGzip(bytes, from));
            case PDF -> needs(count, 8, count >= 8 && isPdf(bytes, from));
            case PCAPNG -> needs(count, 12, count >= 12 && isPcapng(bytes, from));
            case ELF ->
                    needs(
                            count,
                            7,
                            count >= 7
                                    && bytes[from + 4] >= 1
                                    && bytes[from + 4] <= 2
                                    && bytes[from + 5] >= 1
                                    && bytes[from + 5] <= 2
                                    && bytes[from + 6] == 1);
            case PE -> pe(bytes, from, count);
            default -> this;
        };
    }

    private FileKind needs(int count, int needed, boolean right) {
        if (count < needed) {
            return UNDECIDED;
        }
        return right ? this : NOTHING;
    }

    /** Reserved fields are zero, and the second header has one of the sizes it ever had. */
    private static boolean isBmp(byte[] bytes, int from) {
        int header = u32le(bytes, from + 14);
        return u32le(bytes, from + 6) == 0
                && (header == 12
                        || header == 40
                        || header == 52
                        || header == 56
                        || header == 64
                        || header == 108
                        || header == 124);
    }

    /** RFC 1952: no reserved flag, a known system. */
    private static boolean isGzip(byte[] bytes, int from) {
        int system = bytes[from + 9] & 0xFF;
        return (bytes[from + 3] & 0xE0) == 0 && (system <= 13 || system == 255);
    }

    private static boolean isPdf(byte[] bytes, int from) {
        return Chars.isDigit(bytes[from + 5])
                && bytes[from + 6] == '.'
                && Chars.isDigit(bytes[from + 7]);
    }

    /** The byte-order magic of a section header. */
    private static boolean isPcapng(byte[] bytes, int from) {
        int order = u32le(bytes, from + 8);
        return order == 0x1A2B3C4D || order == 0x4D3C2B1A;
    }

    /** What a ZIP's first entry is called tells the formats that are made of ZIP. */
    private static FileKind zip(byte[] bytes, int from, int count) {
        if (count < 30) {
            return UNDECIDED;
        }
        int version = bytes[from + 4] & 0xFF | (bytes[from + 5] & 0xFF) << 8;
        int method = bytes[from + 8] & 0xFF | (bytes[from + 9] & 0xFF) << 8;
        if ((version & 0xFF) > 63 || method > 99) {
            return NOTHING;
        }
        int length = bytes[from + 26] & 0xFF | (bytes[from + 27] & 0xFF) << 8;
        if (count < 30 + Math.min(length, 20)) {
            return UNDECIDED;
        }
        String name = Chars.text(bytes, from + 30, Math.min(length, 20));
        if (name.startsWith("[Content_Types].xml")
                || name.startsWith("_rels/")
                || name.startsWith("docProps/")
                || name.startsWith("word/")
                || name.startsWith("xl/")
                || name.startsWith("ppt/")) {
            return OFFICE_OPEN_XML;
        }
        return name.equals("mimetype") ? OPEN_DOCUMENT : ZIP;
    }

    /** The old header says where the new one is. */
    private static FileKind pe(byte[] bytes, int from, int count) {
        if (count < 64) {
            return UNDECIDED;
        }
        int at = u32le(bytes, from + 60);
        if (at < 64 || at > HEAD - 4) {
            return NOTHING;
        }
        if (count < at + 4) {
            return UNDECIDED;
        }
        return u32le(bytes, from + at) == 0x00004550 ? PE : NOTHING;
    }

    private static boolean isMp4(byte[] bytes, int from, int count) {
        return count >= 12
                && bytes[from] == 0
                && bytes[from + 1] == 0
                && bytes[from + 2] == 0
                && (bytes[from + 3] & 3) == 0
                && agrees(bytes, from + 4, FTYP.length, FTYP);
    }

    /** Whether the bytes that are there are those of the magic. */
    private static boolean agrees(byte[] bytes, int from, int count, byte[] magic) {
        int known = Math.min(count, magic.length);
        for (int i = 0; i < known; i++) {
            if (bytes[from + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int u32le(byte[] bytes, int at) {
        return bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
