package eu.sealwatch.agent.inspect.stun;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** STUN and TURN by the magic cookie and a length that fits the datagram (RFC 8489 section 5). */
public final class StunInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("stun").complete();
    private static final long COOKIE = 0x2112A442L;
    private static final int HEADER = 20;

    @Override
    public String protocol() {
        return "stun";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets message = Datagram.of(conversation);
        int length = message.u16(2);
        return message.length() >= HEADER
                        && message.u8(0) < 0x40
                        && message.u32(4) == COOKIE
                        && length % 4 == 0
                        && message.length() == HEADER + length
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
