package eu.sealwatch.agent.inspect.rip;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * RIP (RFC 1058, RFC 2453) and RIPng (RFC 2080): command, version, and whole entries of 20 bytes
 * whose metrics are in range.
 */
public final class RipInspector implements Inspector {
    private static final int HEADER = 4;
    private static final int ENTRY = 20;
    private static final int INET = 2;
    private static final int AUTHENTICATION = 0xFFFF;
    private static final int INFINITY = 16;
    private static final int NEXT_HOP_METRIC = 0xFF;
    private static final int KEYED_MD5 = 3;
    private static final int MOST_ENTRIES = 75;

    @Override
    public String protocol() {
        return "rip";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int version = datagram.u8(1);
        int entries = (datagram.length() - HEADER) / ENTRY;
        boolean header =
                (datagram.u8(0) == 1 || datagram.u8(0) == 2)
                        && (version == 1 || version == 2)
                        && datagram.u16(2) == 0
                        && entries > 0
                        && entries <= MOST_ENTRIES
                        && datagram.length() == HEADER + entries * ENTRY;
        if (!header) {
            return Recognition.NOT_MINE;
        }
        if (allOf(datagram, entries, RipInspector::isRip)) {
            return Plain.handshake("rip")
                    .with("rip.version", Integer.toString(version))
                    .with("rip.authentication", authentication(datagram))
                    .complete();
        }
        return version == 1 && allOf(datagram, entries, RipInspector::isRipng)
                ? Plain.handshake("ripng").complete()
                : Recognition.NOT_MINE;
    }

    private interface Entry {
        boolean isAt(Octets datagram, int at);
    }

    private static boolean allOf(Octets datagram, int entries, Entry kind) {
        for (int i = 0; i < entries; i++) {
            if (!kind.isAt(datagram, HEADER + i * ENTRY)) {
                return false;
            }
        }
        return true;
    }

    // family, tag, address, mask, next hop, metric; the first may hold authentication instead, and
    // the last its digest (RFC 4822 section 3); a request for everything has family 0
    private static boolean isRip(Octets datagram, int at) {
        int family = datagram.u16(at);
        if (family == AUTHENTICATION) {
            return at == HEADER || at + ENTRY == datagram.length();
        }
        long metric = datagram.u32(at + 16);
        return family == INET && metric <= INFINITY
                || family == 0 && metric == INFINITY && datagram.u32(at + 4) == 0;
    }

    // prefix, tag, prefix length, metric
    private static boolean isRipng(Octets datagram, int at) {
        int bits = datagram.u8(at + 18);
        int metric = datagram.u8(at + 19);
        int first = datagram.u8(at);
        boolean address = first == 0 || first == 0xFE || first >> 5 == 1 || first >> 1 == 0x7E;
        return address
                && bits <= 128
                && (metric >= 1 && metric <= INFINITY || metric == NEXT_HOP_METRIC && bits == 0);
    }

    private static String authentication(Octets datagram) {
        if (datagram.u16(HEADER) != AUTHENTICATION) {
            return "none";
        }
        return datagram.u16(HEADER + 2) == KEYED_MD5 ? "digest" : "password";
    }
}
