package eu.sealwatch.agent.inspect.opcua;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Framing;
import java.util.List;

/** The header of a message: three letters of its type, one of the chunk, and the whole size. */
final class OpcuaMessage {
    private static final int CHUNK = 3;
    private static final int SIZE = 4;
    private static final int HEADER = 8;
    private static final long LARGEST = 1 << 24;

    /** Part 6, tables 40 and 72. An acknowledgement has one size, the others a least one. */
    private enum Type {
        HEL(HEADER + 24, HEADER + 24 + 4096),
        ACK(HEADER + 20, HEADER + 20),
        ERR(HEADER + 8, HEADER + 8 + 4096),
        RHE(HEADER + 8, HEADER + 8 + 8192),
        OPN(HEADER + 16, LARGEST),
        // channel, token, and the sequence header
        MSG(HEADER + 16, LARGEST),
        CLO(HEADER + 16, LARGEST);

        static final List<Type> ALL = List.of(values());

        final long least;
        final long most;

        Type(long least, long most) {
            this.least = least;
            this.most = most;
        }
    }

    private OpcuaMessage() {}

    static int size(Octets stream, int at) {
        for (Type type : Type.ALL) {
            if (!Ascii.contradicts(stream, at, type.name())) {
                return size(type, stream, at);
            }
        }
        return Framing.NOT_A_MESSAGE;
    }

    static boolean opensChannel(Octets stream, int at) {
        return stream.startsWith(at, Type.OPN.name());
    }

    static boolean isOfChannel(Octets stream, int at) {
        return stream.startsWith(at, Type.MSG.name());
    }

    private static int size(Type type, Octets stream, int at) {
        if (!stream.has(at, HEADER)) {
            return Framing.NOT_YET;
        }
        int chunk = stream.u8(at + CHUNK);
        // intermediate and aborted chunks are of messages in an open channel alone
        boolean known = chunk == 'F' || (type == Type.MSG && (chunk == 'C' || chunk == 'A'));
        long size = stream.u32le(at + SIZE);
        return known && size >= type.least && size <= type.most
                ? (int) size
                : Framing.NOT_A_MESSAGE;
    }
}
