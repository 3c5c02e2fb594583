package eu.sealwatch.agent.inspect.gigevision;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;

/**
 * Image stream of GigE Vision cameras (GVSP): a leader that tells of an image, or packets of one
 * block that are numbered in a row.
 */
public final class GvspInspector implements Inspector {
    private static final Plain GVSP = Plain.handshake("gvsp");
    private static final Recognition NUMBERED = Plain.pattern("gvsp").complete();

    // status, block, format, packet; with long identifiers the block and the packet come later
    private static final int BLOCK = 2;
    private static final int FORMAT = 4;
    private static final int PACKET = 5;
    private static final int HEADER = 8;
    private static final int LONG = 0x80;
    private static final int LONG_HEADER = 20;
    private static final int LONG_PACKET = 16;
    private static final int LEADER = 1;
    private static final int PAYLOAD = 3;

    // reserved, kind of payload, time, format of pixels, size, offset
    private static final int KIND = 2;
    private static final int PIXELS = 12;
    private static final int WIDTH = 16;
    private static final int HEIGHT = 20;
    private static final int LEADER_BYTES = 36;
    private static final int IMAGE = 1;
    private static final int LARGEST_SIDE = 1 << 20;

    private static final int LEAST_PAYLOAD = 512;
    private static final int ENOUGH_IN_A_ROW = 3;

    @Override
    public String protocol() {
        return "gvsp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (!datagram.has(0, HEADER) || datagram.u16(0) != 0) {
            return Recognition.NOT_MINE;
        }
        return switch (datagram.u8(FORMAT)) {
            case LEADER -> leader(datagram, HEADER, datagram.u24(PACKET));
            case LEADER | LONG -> leader(datagram, LONG_HEADER, datagram.u32(LONG_PACKET));
            case PAYLOAD -> payload(conversation, datagram);
            default -> Recognition.NOT_MINE;
        };
    }

    private static Recognition leader(Octets datagram, int header, long packet) {
        Octets image = datagram.slice(header);
        long width = image.u32(WIDTH);
        long height = image.u32(HEIGHT);
        // pixels are mono or colour, told by the highest octet
        int colour = image.u8(PIXELS);
        boolean right =
                packet == 0
                        && image.length() >= LEADER_BYTES
                        && image.u16(KIND) == IMAGE
                        && (colour == 1 || colour == 2)
                        && width > 0
                        && width < LARGEST_SIDE
                        && height > 0
                        && height < LARGEST_SIDE;
        return right
                ? GVSP.with("gvsp.width", Long.toString(width))
                        .with("gvsp.height", Long.toString(height))
                        .complete()
                : Recognition.NOT_MINE;
    }

    private static Recognition payload(Conversation conversation, Octets datagram) {
        if (datagram.length() < LEAST_PAYLOAD || datagram.u16(BLOCK) == 0) {
            return Recognition.NOT_MINE;
        }
        List<Conversation.Earlier> earlier = conversation.earlier();
        int row = 1;
        Octets next = datagram;
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Octets before = earlier.get(i).octets();
            boolean follows =
                    before.length() == next.length()
                            && before.u24(0) == next.u24(0)
                            && before.u16(BLOCK) == next.u16(BLOCK)
                            && before.u8(FORMAT) == PAYLOAD
                            && before.u24(PACKET) + 1 == next.u24(PACKET);
            if (!follows) {
                return Recognition.NOT_MINE;
            }
            row++;
            next = before;
        }
        return row >= ENOUGH_IN_A_ROW ? NUMBERED : Recognition.UNDECIDED;
    }
}
