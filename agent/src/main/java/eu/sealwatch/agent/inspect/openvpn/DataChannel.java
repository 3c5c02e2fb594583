package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;

/**
 * Data packets of a tunnel that was there before the capture: opcode 9, a peer's number that stays,
 * and a packet number that grows, in both directions. One packet alone says nothing.
 */
final class DataChannel {
    private static final int DATA_V2 = 9;
    private static final int PACKET_NUMBER = 4;
    private static final int LEAST = 4 + 4 + 16 + 1;

    /** What may be lost between two that are seen. */
    private static final int MOST_STEP = 1000;

    private static final int ENOUGH_STEPS = 2;

    private DataChannel() {}

    static boolean mayBegin(int octet) {
        return octet >> 3 == DATA_V2;
    }

    static boolean isOne(Octets packet) {
        return mayBegin(packet.u8(0)) && packet.length() >= LEAST;
    }

    /** Whether the datagrams so far, this one included, show both directions at work. */
    static boolean shows(Conversation conversation) {
        boolean nowFromClient = !conversation.client().isEmpty();
        Octets now = nowFromClient ? conversation.client() : conversation.server();
        return steps(conversation, true, nowFromClient ? now : Octets.EMPTY) >= ENOUGH_STEPS
                && steps(conversation, false, nowFromClient ? Octets.EMPTY : now) >= ENOUGH_STEPS;
    }

    /** How often the number grew in one direction; -1 when something there is not of a tunnel. */
    private static int steps(Conversation conversation, boolean fromClient, Octets last) {
        Octets before = Octets.EMPTY;
        int steps = 0;
        for (Conversation.Earlier earlier : conversation.earlier()) {
            if (earlier.fromClient() == fromClient) {
                if (!follows(earlier.octets(), before)) {
                    return -1;
                }
                steps += before.isEmpty() ? 0 : 1;
                before = earlier.octets();
            }
        }
        if (last.isEmpty()) {
            return steps;
        }
        return follows(last, before) ? steps + (before.isEmpty() ? 0 : 1) : -1;
    }

    private static boolean follows(Octets packet, Octets before) {
        if (!isOne(packet)) {
            return false;
        }
        long step = packet.u32(PACKET_NUMBER) - before.u32(PACKET_NUMBER);
        return before.isEmpty() || packet.u32(0) == before.u32(0) && step > 0 && step <= MOST_STEP;
    }
}
