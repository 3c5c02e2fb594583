package eu.sealwatch.agent.inspect.rtp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.ArrayList;
import java.util.List;

/**
 * RTP and SRTP, whose header (RFC 3550 section 5.1) is too little to tell one datagram by. Several
 * together tell: a source that stays, a sequence that grows, a clock that does not leap. Other
 * datagrams between them, such as RTCP on the same port (RFC 5761), do not matter.
 */
public final class RtpInspector implements Inspector {
    private static final int HEADER = 12;
    private static final int SEQUENCE = 2;
    private static final int TIMESTAMP = 4;
    private static final int SOURCE = 8;
    private static final int EXTENDED = 0x10;
    private static final int CONTRIBUTORS = 0x0F;

    /** RFC 3551 section 6: the last that is assigned; and the dynamic ones. */
    private static final int LAST_STATIC = 34;

    private static final int FIRST_DYNAMIC = 96;

    private static final int MOST_STEP = 100;
    private static final int MOST_TICKS = 1 << 22;

    /** Three datagrams of one direction, or two of each. */
    private static final int ENOUGH_STEPS = 2;

    @Override
    public String protocol() {
        return "rtp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >> 6 == 2;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets current = Datagram.of(conversation);
        if (!mayBeRtp(current)) {
            return Recognition.NOT_MINE;
        }
        var all = new ArrayList<>(conversation.earlier());
        all.add(new Conversation.Earlier(!conversation.client().isEmpty(), current));
        int steps = 0;
        for (int i = 1; i < all.size(); i++) {
            steps += goesOn(all, i) ? 1 : 0;
        }
        return steps >= ENOUGH_STEPS
                ? Plain.pattern("rtp")
                        .with("rtp.payload_type", Integer.toString(payloadType(current)))
                        .complete()
                : Recognition.UNDECIDED;
    }

    /** Whether one follows the last before it that had the same source and direction. */
    private static boolean goesOn(List<Conversation.Earlier> all, int at) {
        Conversation.Earlier one = all.get(at);
        for (int i = at - 1; i >= 0 && mayBeRtp(one.octets()); i--) {
            Conversation.Earlier before = all.get(i);
            if (before.fromClient() == one.fromClient()
                    && mayBeRtp(before.octets())
                    && before.octets().u32(SOURCE) == one.octets().u32(SOURCE)) {
                return follows(one.octets(), before.octets());
            }
        }
        return false;
    }

    private static boolean follows(Octets packet, Octets before) {
        int step = packet.u16(SEQUENCE) - before.u16(SEQUENCE) & 0xFFFF;
        int ticks = (int) (packet.u32(TIMESTAMP) - before.u32(TIMESTAMP));
        return step > 0 && step <= MOST_STEP && Math.abs(ticks) <= MOST_TICKS;
    }

    private static boolean mayBeRtp(Octets packet) {
        int first = packet.u8(0);
        int header = HEADER + 4 * (first & CONTRIBUTORS);
        if ((first & EXTENDED) != 0) {
            header += 4 + 4 * packet.u16(header + 2);
        }
        int type = payloadType(packet);
        return first >> 6 == 2
                && packet.length() >= header
                && packet.u32(SOURCE) != 0
                // where others, such as BACnet, have the datagram's length
                && packet.u16(SEQUENCE) != packet.length()
                && (type <= LAST_STATIC || type >= FIRST_DYNAMIC);
    }

    private static int payloadType(Octets packet) {
        return packet.u8(1) & 0x7F;
    }
}
