package eu.sealwatch.agent.inspect.dlms;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Crc16;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * DLMS/COSEM over IP: an HDLC frame whose check is right (IEC 62056-46), or the wrapper of IEC
 * 62056-47 around a message that begins as one must and has the length that the wrapper tells.
 */
public final class DlmsInspector implements Inspector {
    private static final Plain DLMS = Plain.handshake("dlms");
    private static final int UDP = 17;

    private static final int FLAG = 0x7E;
    private static final int FORMAT_3 = 0xA;
    private static final int LENGTH_BITS = 0x7FF;
    private static final int LEAST_FRAME = 7;
    private static final int CHECK_BYTES = 2;

    // version, source and destination port, length
    private static final int WRAPPER_VERSION = 1;
    private static final int LENGTH = 6;
    private static final int WRAPPER = 8;
    private static final int LARGEST = 2048;

    @Override
    public String protocol() {
        return "dlms";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == FLAG || firstOctet == 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            boolean whole =
                    datagram.u8(0) == FLAG
                            ? frame(datagram, 0) > 0
                            : wrapped(datagram, 0) == datagram.length();
            return whole && !datagram.isEmpty() ? facts(datagram).complete() : Recognition.NOT_MINE;
        }
        Framing framing = DlmsInspector::size;
        int messages = framing.count(conversation, 1);
        if (messages <= 0) {
            return messages < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        boolean framed = (conversation.client().u8(0) | conversation.server().u8(0)) == FLAG;
        boolean bothSides = !conversation.client().isEmpty() && !conversation.server().isEmpty();
        // one wrapper alone is eight octets of which most are zero
        return framed || (bothSides && messages == 2)
                ? facts(conversation.client()).complete()
                : Recognition.UNDECIDED;
    }

    private static Plain facts(Octets stream) {
        return DLMS.with("dlms.transport", stream.u8(0) == FLAG ? "hdlc" : "wrapper");
    }

    private static int size(Octets stream, int at) {
        return stream.u8(at) == FLAG ? frame(stream, at) : wrapped(stream, at);
    }

    private static int frame(Octets stream, int at) {
        if (!stream.has(at, 3)) {
            return stream.has(at, 2) && stream.u8(at + 1) >> 4 != FORMAT_3
                    ? Framing.NOT_A_MESSAGE
                    : Framing.NOT_YET;
        }
        int length = stream.u16(at + 1) & LENGTH_BITS;
        if (stream.u8(at + 1) >> 4 != FORMAT_3 || length < LEAST_FRAME) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, length + 2)) {
            return Framing.NOT_YET;
        }
        int check = at + 1 + length - CHECK_BYTES;
        return stream.u8(at + 1 + length) == FLAG
                        && Crc16.HDLC.of(stream, at + 1, length - CHECK_BYTES)
                                == stream.u16le(check)
                ? length + 2
                : Framing.NOT_A_MESSAGE;
    }

    private static int wrapped(Octets stream, int at) {
        if (stream.u8(at) != 0 || (stream.has(at, 2) && stream.u8(at + 1) != WRAPPER_VERSION)) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, WRAPPER + 2)) {
            return Framing.NOT_YET;
        }
        int length = stream.u16(at + LENGTH);
        return length >= 2 && length <= LARGEST && isMessage(stream, at + WRAPPER, length)
                ? WRAPPER + length
                : Framing.NOT_A_MESSAGE;
    }

    /** The tags of IEC 62056-53, and for an association the length that must be the rest. */
    private static boolean isMessage(Octets stream, int at, int length) {
        return switch (stream.u8(at)) {
            case 0x60, 0x61, 0x62, 0x63 -> stream.u8(at + 1) == length - 2;
            // get, set, action, notify and their answers name the kind of request
            case 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC7 -> stream.u8(at + 1) <= 6;
            case 0xC8, 0xC9, 0xCB, 0xCC, 0xCD, 0xCF, 0xDB -> length >= 12;
            default -> false;
        };
    }
}
