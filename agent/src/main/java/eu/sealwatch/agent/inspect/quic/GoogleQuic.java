package eu.sealwatch.agent.inspect.quic;

import eu.sealwatch.agent.flow.Octets;
import java.util.Locale;

/**
 * Google's QUIC from before the standard, whose version is text (Q043). Its public header stands in
 * clear, and up to Q046 so does the client's hello, CHLO: tags, each with the offset at which its
 * value ends.
 */
final class GoogleQuic {
    // flags of the public header up to Q043
    private static final int HAS_VERSION = 0x01;
    private static final int HAS_CONNECTION_ID = 0x08;
    private static final int RESERVED = 0xC0;
    private static final int CONNECTION_ID_BYTES = 8;
    private static final int FIRST_LONG = 46;
    private static final int LAST = 50;

    // header, packet number, hash and stream frame before it
    private static final int LATEST_HELLO = 64;
    private static final int TAG_ENTRY = 8;
    private static final int MOST_TAGS = 128;
    private static final int LONGEST_NAME = 255;

    private GoogleQuic() {}

    /** The version; 0 where the datagram is none that says it. */
    static int version(Octets datagram) {
        int first = datagram.u8(0);
        if ((first & QuicWire.LONG_AND_FIXED) == QuicWire.LONG_AND_FIXED) {
            int number = number(datagram, 1);
            return number >= FIRST_LONG && number <= LAST ? (int) datagram.u32(1) : 0;
        }
        int at = 1 + ((first & HAS_CONNECTION_ID) == 0 ? 0 : CONNECTION_ID_BYTES);
        boolean publicHeader =
                (first & RESERVED) == 0
                        && (first & HAS_VERSION) != 0
                        && (first & HAS_CONNECTION_ID) != 0;
        int number = number(datagram, at);
        return publicHeader && number > 0 && number < FIRST_LONG ? (int) datagram.u32(at) : 0;
    }

    /** The name of the server in a hello in clear, or taken out of its packet; empty without. */
    static String serverName(Octets octets) {
        int hello = -1;
        for (int at = 0; at < LATEST_HELLO && hello < 0; at++) {
            if (octets.startsWith(at, "CHLO")) {
                hello = at;
            }
        }
        if (hello < 0) {
            return "";
        }
        int tags = octets.u16le(hello + 4);
        int entries = hello + 8;
        int values = entries + tags * TAG_ENTRY;
        long start = 0;
        for (int i = 0; i < Math.min(tags, MOST_TAGS); i++) {
            int entry = entries + i * TAG_ENTRY;
            long end = octets.u32le(entry + 4);
            if (octets.startsWith(entry, "SNI\0") && end > start && end - start <= LONGEST_NAME) {
                Octets name = octets.slice(values + (int) start, (int) (end - start));
                return name.printable().toLowerCase(Locale.ROOT);
            }
            start = Math.min(end, octets.length());
        }
        return "";
    }

    /** The digits behind {@code Q0}; 0 when they are none. */
    private static int number(Octets octets, int at) {
        int tens = octets.u8(at + 2) - '0';
        int ones = octets.u8(at + 3) - '0';
        boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
        return octets.startsWith(at, "Q0") && digits ? tens * 10 + ones : 0;
    }
}
