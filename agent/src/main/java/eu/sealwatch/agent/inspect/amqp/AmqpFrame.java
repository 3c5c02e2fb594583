package eu.sealwatch.agent.inspect.amqp;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;

/** Frames of AMQP 0-9-1, section 4.2.3, and of 1.0, section 2.3. */
final class AmqpFrame {
    // type, channel, size; then what it counts, and one octet more
    private static final int SIZE = 3;
    private static final int HEADER = 7;
    private static final int METHOD = 1;
    private static final int CONTENT_HEADER = 2;
    private static final int CONTENT_BODY = 3;
    private static final int HEARTBEAT = 8;
    private static final int END = 0xCE;
    private static final long LARGEST = 1 << 20;
    private static final int LARGEST_CLASS = 120;
    private static final int LARGEST_METHOD = 120;

    // size, offset of the data in words, type, channel
    private static final int OFFSET = 4;
    private static final int TYPE = 5;
    private static final int HEADER1 = 8;
    private static final int DESCRIBED = 0x0053;

    private AmqpFrame() {}

    static int size(Octets stream, int at) {
        int type = stream.u8(at);
        if (type != METHOD && type != CONTENT_HEADER && type != CONTENT_BODY && type != HEARTBEAT) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, HEADER + 1)) {
            return Framing.NOT_YET;
        }
        long size = stream.u32(at + SIZE);
        if (size > LARGEST || (type == HEARTBEAT) != (size == 0)) {
            return Framing.NOT_A_MESSAGE;
        }
        // classes are numbered in tens
        int kind = stream.u16(at + HEADER);
        if (type <= CONTENT_HEADER
                && stream.has(at + HEADER, 2)
                && (kind == 0 || kind > LARGEST_CLASS || kind % 10 != 0)) {
            return Framing.NOT_A_MESSAGE;
        }
        int end = at + HEADER + (int) size;
        if (!stream.has(end, 1)) {
            return Framing.NOT_YET;
        }
        return stream.u8(end) == END ? HEADER + (int) size + 1 : Framing.NOT_A_MESSAGE;
    }

    /** Whether the first frame is a method of a number that there is. */
    static boolean isMethod(Octets stream) {
        int method = stream.u16(HEADER + 2);
        return stream.u8(0) == METHOD
                && stream.u32(SIZE) >= 4
                && method > 0
                && method <= LARGEST_METHOD
                && size(stream, 0) > 0;
    }

    static int size1(Octets stream, int at) {
        if (stream.u8(at) != 0) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, HEADER1)) {
            return Framing.NOT_YET;
        }
        long size = stream.u32(at);
        if (stream.u8(at + OFFSET) != 2
                || stream.u8(at + TYPE) > 1
                || size < HEADER1
                || size > LARGEST) {
            return Framing.NOT_A_MESSAGE;
        }
        // an empty frame keeps the connection alive
        int body = at + HEADER1;
        if (size == HEADER1) {
            return HEADER1;
        }
        if (!stream.has(body, 3)) {
            return Framing.NOT_YET;
        }
        int performative = stream.u8(body + 2);
        boolean known =
                stream.u8(at + TYPE) == 0
                        ? performative >= 0x10 && performative <= 0x18
                        : performative >= 0x40 && performative <= 0x44;
        return stream.u16(body) == DESCRIBED && known ? (int) size : Framing.NOT_A_MESSAGE;
    }
}
