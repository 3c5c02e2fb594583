package eu.sealwatch.agent.inspect.gtp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * GTP, by version, message type and a length that is the datagram's rest: user packets (3GPP TS
 * 29.281 section 5.1), control of version 1 (TS 29.060 section 6), of version 2 (TS 29.274 section
 * 5.1), and charging (GTP', TS 32.295 section 6.1.1).
 */
public final class GtpInspector implements Inspector {
    private static final Plain GTP = Plain.handshake("gtp");
    private static final Recognition USER = GTP.with("gtp.plane", "user").complete();
    private static final Recognition CONTROL = GTP.with("gtp.plane", "control").complete();
    private static final Recognition CHARGING = GTP.with("gtp.plane", "charging").complete();
    private static final int USER_PACKET = 255;
    private static final int ERROR_INDICATION = 26;
    private static final int SUPPORTED_EXTENSIONS = 31;
    private static final int END_MARKER = 254;
    private static final int NOT_CHARGING = 0x10;

    @Override
    public String protocol() {
        return "gtp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        int version = firstOctet >> 5;
        return version <= 2;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int flags = datagram.u8(0);
        return switch (flags >> 5) {
            case 0 -> flags == 0x0E || flags == 0x0F ? charging(datagram) : Recognition.NOT_MINE;
            case 1 -> (flags & NOT_CHARGING) != 0 ? one(datagram) : Recognition.NOT_MINE;
            case 2 -> two(datagram);
            default -> Recognition.NOT_MINE;
        };
    }

    // flags with one bit spare, type, length of what follows the first eight bytes
    private static Recognition one(Octets datagram) {
        int length = datagram.u16(2);
        boolean optional = (datagram.u8(0) & 7) != 0;
        boolean framed =
                (datagram.u8(0) & 0x08) == 0
                        && datagram.length() == 8 + length
                        && (!optional || length >= 4);
        if (!framed) {
            return Recognition.NOT_MINE;
        }
        return switch (datagram.u8(1)) {
            case USER_PACKET -> carriesPacket(datagram, optional) ? USER : Recognition.NOT_MINE;
            case END_MARKER -> datagram.u32(4) != 0 ? USER : Recognition.NOT_MINE;
            case ERROR_INDICATION, SUPPORTED_EXTENSIONS ->
                    datagram.u32(4) == 0 ? USER : Recognition.NOT_MINE;
            // echo: no tunnel, a sequence number, in the answer a restart counter
            case 1, 2 ->
                    optional && datagram.u32(4) == 0 && length <= 16
                            ? CONTROL
                            : Recognition.NOT_MINE;
            // contexts: a sequence number, and first an element that is one of TS 29.060
            case 16, 17, 18, 19, 20, 21, 22, 23, 27, 28 ->
                    (datagram.u8(0) & 7) == 2 && length > 6 ? CONTROL : Recognition.NOT_MINE;
            default -> Recognition.NOT_MINE;
        };
    }

    /** IP of no more than that length, PPP, or nothing but extensions, which steer the flow. */
    private static boolean carriesPacket(Octets datagram, boolean optional) {
        int at = optional ? 12 : 8;
        if ((datagram.u8(0) & 4) != 0) {
            for (int next = datagram.u8(11); next != 0; next = datagram.u8(at - 1)) {
                int words = datagram.u8(at);
                if (words == 0 || !datagram.has(at, words * 4)) {
                    return false;
                }
                at += words * 4;
            }
        }
        int rest = datagram.length() - at;
        if (rest == 0) {
            return at > 12;
        }
        return switch (datagram.u8(at) >> 4) {
            case 4 -> datagram.u16(at + 2) <= rest && rest >= 20;
            case 6 -> datagram.u16(at + 4) <= rest - 40 && rest >= 40;
            default -> datagram.u32(4) != 0 && datagram.u16(at) == 0xFF03;
        };
    }

    // flags: piggybacking, tunnel id present; type; length of what follows the first four bytes
    private static Recognition two(Octets datagram) {
        int flags = datagram.u8(0);
        int type = datagram.u8(1);
        boolean tunnel = (flags & 0x08) != 0;
        boolean piggybacked = (flags & 0x10) != 0;
        int length = datagram.u16(2);
        boolean framed =
                length >= (tunnel ? 8 : 4)
                        && (piggybacked
                                ? datagram.length() > 4 + length
                                : datagram.length() == 4 + length);
        // echo has no tunnel and a recovery element; all others from 32 on have one
        boolean known = tunnel ? type >= 32 && type != USER_PACKET : type >= 1 && type <= 3;
        return framed && known && elementsFit(datagram, tunnel ? 12 : 8, 4 + length)
                ? CONTROL
                : Recognition.NOT_MINE;
    }

    // TS 29.274 section 8.2.1: type, length, spare and instance, value
    private static boolean elementsFit(Octets datagram, int from, int end) {
        int at = from;
        while (at + 4 <= end) {
            if (datagram.u8(at) == 0) {
                return false;
            }
            at += 4 + datagram.u16(at + 1);
        }
        return at == end;
    }

    // version 0 of GTP', header of six bytes: type 1 to 7 or a transfer of records, length
    private static Recognition charging(Octets datagram) {
        int type = datagram.u8(1);
        boolean known = type >= 1 && type <= 7 || type == 240 || type == 241;
        int header = datagram.u8(0) == 0x0F ? 6 : 20;
        return known && datagram.u16(2) == datagram.length() - header && datagram.length() > header
                ? CHARGING
                : Recognition.NOT_MINE;
    }
}
