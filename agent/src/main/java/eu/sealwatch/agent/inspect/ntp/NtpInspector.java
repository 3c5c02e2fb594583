package eu.sealwatch.agent.inspect.ntp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * NTP, versions 1 to 4: the time itself by whole size and fields that are each within their range
 * (RFC 5905), with or without proof by key or NTS (RFC 8915); and the control and private messages
 * of its daemons, which tell strangers too much (RFC 9327).
 */
public final class NtpInspector implements Inspector {
    private static final Plain NTP = Plain.pattern("ntp");
    private static final int HEADER = 48;
    private static final int LAST_STRATUM = 16;
    private static final int LONGEST_POLL = 17;
    private static final int CONTROL = 6;
    private static final int PRIVATE = 7;
    private static final int CONTROL_HEADER = 12;
    private static final int PRIVATE_HEADER = 8;
    private static final int LAST_CONTROL_OPCODE = 31;
    private static final int SHORTEST_EXTENSION = 16;
    private static final int NTS_COOKIE = 0x0204;

    @Override
    public String protocol() {
        return "ntp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int mode = datagram.u8(0) & 7;
        return switch (mode) {
            case 0 -> Recognition.NOT_MINE;
            case CONTROL -> isControl(datagram) ? found(datagram, "control") : Recognition.NOT_MINE;
            case PRIVATE -> isPrivate(datagram) ? found(datagram, "private") : Recognition.NOT_MINE;
            default -> time(datagram, mode);
        };
    }

    private static Recognition time(Octets datagram, int mode) {
        String proof = proof(datagram);
        if (proof.isEmpty() || !isTime(datagram)) {
            return Recognition.NOT_MINE;
        }
        return NTP.with("ntp.version", Integer.toString(version(datagram)))
                .with("ntp.mode", Mode.values()[mode - 1].label)
                .with("ntp.authentication", proof)
                .complete();
    }

    private static boolean isTime(Octets datagram) {
        int version = version(datagram);
        // delay and dispersion to the root are below 16 seconds; 0 or 1 second as a rule
        boolean near = datagram.u16(4) < 16 && datagram.u16(8) < 16;
        int precision = (byte) datagram.u8(3);
        boolean dated = datagram.u32(40) != 0;
        return version >= 1
                && version <= 4
                && datagram.u8(1) <= LAST_STRATUM
                && datagram.u8(2) <= LONGEST_POLL
                && precision <= 0
                && precision >= -32
                && near
                && (dated || isBlank(datagram));
    }

    /** The simplest of clients send nothing but the first byte. */
    private static boolean isBlank(Octets datagram) {
        for (int i = 1; i < HEADER; i++) {
            if (datagram.u8(i) != 0) {
                return false;
            }
        }
        return (datagram.u8(0) & 7) == Mode.CLIENT.ordinal() + 1;
    }

    /** None, a key or NTS; empty when what follows the header is none of it. */
    private static String proof(Octets datagram) {
        int rest = datagram.length() - HEADER;
        if (rest == 0) {
            return "none";
        }
        // key number, and a digest of 16, 20 or 32 bytes
        if (rest == 20 || rest == 24 || rest == 36) {
            return "key";
        }
        // RFC 7822: fields in multiples of four bytes
        boolean nts = false;
        int at = HEADER;
        while (datagram.length() - at >= SHORTEST_EXTENSION) {
            int size = datagram.u16(at + 2);
            if (size < SHORTEST_EXTENSION || size % 4 != 0 || !datagram.has(at, size)) {
                return "";
            }
            nts |= datagram.u16(at) == NTS_COOKIE;
            at += size;
        }
        return at != datagram.length() ? "" : nts ? "nts" : "none";
    }

    // RFC 9327 section 2: R, E, M and opcode; sequence, status, association, offset, count, data
    // to a multiple of four; an authenticator may follow
    private static boolean isControl(Octets datagram) {
        int version = version(datagram);
        int count = datagram.u16(10);
        int padded = CONTROL_HEADER + (count + 3 & ~3);
        int opcode = datagram.u8(1) & 0x1F;
        boolean command = opcode <= 12 || opcode == LAST_CONTROL_OPCODE;
        boolean response = (datagram.u8(1) & 0x80) != 0;
        int length = datagram.length();
        return version >= 2
                && version <= 4
                && datagram.u8(0) >> 6 == 0
                && command
                && (response || datagram.u16(4) == 0)
                && datagram.u16(8) == 0
                && (length == padded || length == CONTROL_HEADER + count || length == padded + 20);
    }

    // the daemon's own queries: sequence, implementation 2 or 3, request, error and number of
    // items, size of an item
    private static boolean isPrivate(Octets datagram) {
        int version = version(datagram);
        int implementation = datagram.u8(2);
        int items = datagram.u16(4) & 0xFFF;
        int size = datagram.u16(6) & 0xFFF;
        boolean response = (datagram.u8(0) & 0x80) != 0;
        boolean filled =
                response
                        ? datagram.length() == PRIVATE_HEADER + items * size
                        : datagram.length() >= PRIVATE_HEADER + items * size
                                && datagram.length() <= 216
                                && datagram.u8(4) >> 4 == 0;
        boolean known = implementation == 2 || implementation == 3;
        // a request without items is its header, or a whole block of zeros behind it
        boolean sized = response || items > 0 || isZeros(datagram, PRIVATE_HEADER);
        return version >= 2
                && version <= 4
                && known
                && datagram.u8(3) <= 45
                && (datagram.u16(6) & 0xF000) == 0
                && (response ? items > 0 || datagram.u8(4) >> 4 != 0 : datagram.u8(1) == 0)
                && filled
                && sized;
    }

    private static boolean isZeros(Octets datagram, int from) {
        for (int i = from; i < datagram.length(); i++) {
            if (datagram.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Recognition found(Octets datagram, String mode) {
        return NTP.with("ntp.version", Integer.toString(version(datagram)))
                .with("ntp.mode", mode)
                .complete();
    }

    private static int version(Octets datagram) {
        return datagram.u8(0) >> 3 & 7;
    }

    /** RFC 5905 section 7.3, from 1 on. */
    private enum Mode {
        SYMMETRIC_ACTIVE("symmetric-active"),
        SYMMETRIC_PASSIVE("symmetric-passive"),
        CLIENT("client"),
        SERVER("server"),
        BROADCAST("broadcast");

        private final String label;

        Mode(String label) {
            this.label = label;
        }
    }
}
