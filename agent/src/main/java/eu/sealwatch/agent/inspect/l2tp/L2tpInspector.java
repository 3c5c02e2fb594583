package eu.sealwatch.agent.inspect.l2tp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * L2TP over UDP by a control message: header, length that fits, and attributes that fill it, the
 * first of which is the message's type (RFC 2661 sections 3.1 and 4.1, RFC 3931 section 4.1).
 */
public final class L2tpInspector implements Inspector {
    // control, with length and sequence; nothing else may be set
    private static final int CONTROL = 0xC8;
    private static final int VERSION_2 = 2;
    private static final int VERSION_3 = 3;
    private static final int HEADER = 12;

    /** Mandatory, not hidden, eight bytes; vendor 0, attribute 0. */
    private static final int TYPE_ATTRIBUTE = 0x8008;

    private static final int LAST_TYPE = 28;
    private static final int LENGTH_BITS = 0x3FF;

    @Override
    public String protocol() {
        return "l2tp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == CONTROL;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets message = Datagram.of(conversation);
        int version = message.u8(1);
        boolean control =
                message.u8(0) == CONTROL
                        && (version == VERSION_2 || version == VERSION_3)
                        && message.length() > HEADER
                        && message.u16(2) == message.length()
                        && message.u16(HEADER) == TYPE_ATTRIBUTE
                        && message.u32(HEADER + 2) == 0
                        && message.u16(HEADER + 6) >= 1
                        && message.u16(HEADER + 6) <= LAST_TYPE
                        && areAttributes(message.slice(HEADER));
        return control
                ? Plain.handshake("l2tp").with("l2tp.version", Integer.toString(version)).complete()
                : Recognition.NOT_MINE;
    }

    private static boolean areAttributes(Octets octets) {
        int at = 0;
        while (octets.has(at, 6)) {
            int length = octets.u16(at) & LENGTH_BITS;
            if (length < 6 || !octets.has(at, length)) {
                return false;
            }
            at += length;
        }
        return at == octets.length();
    }
}
