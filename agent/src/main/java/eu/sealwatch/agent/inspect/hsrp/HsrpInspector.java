package eu.sealwatch.agent.inspect.hsrp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * HSRP: version 1 by its 20 bytes (RFC 2281 section 5), version 2 by its group state element. How
 * the routers prove themselves to each other is kept, never with what.
 */
public final class HsrpInspector implements Inspector {
    private static final int VERSION_1_BYTES = 20;
    private static final int GROUP_STATE = 1;
    private static final int GROUP_STATE_BYTES = 40;
    private static final int TEXT_AUTHENTICATION = 3;
    private static final int MD5_AUTHENTICATION = 4;
    private static final String DEFAULT_TEXT = "cisco\0\0\0";
    // RFC 2281 section 5: initial, learn, listen, speak, standby, active are bits of their own
    private static final int LAST_STATE_1 = 16;
    private static final int LAST_STATE_2 = 6;

    @Override
    public String protocol() {
        return "hsrp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        return datagram.u8(0) == 0 ? one(datagram) : two(datagram);
    }

    // version, opcode, state, hello time, hold time, priority, group, reserved, 8 of text, address
    private static Recognition one(Octets datagram) {
        int length = datagram.length();
        int state = datagram.u8(2);
        int hello = datagram.u8(3);
        boolean md5 = length > VERSION_1_BYTES && isMd5(datagram, VERSION_1_BYTES);
        boolean known =
                (length == VERSION_1_BYTES || md5)
                        && datagram.u8(1) <= 2
                        && state <= LAST_STATE_1
                        && Integer.bitCount(state) <= 1
                        && hello != 0
                        && datagram.u8(4) > hello
                        && datagram.u8(7) == 0
                        && isText(datagram, 8)
                        && datagram.u32(16) != 0;
        return known ? found("1", md5 ? "md5" : text(datagram, 8)) : Recognition.NOT_MINE;
    }

    // type, length, then version 2, opcode, state, 4 or 6, group, identifier, priority, times
    private static Recognition two(Octets datagram) {
        boolean known =
                datagram.u8(0) == GROUP_STATE
                        && datagram.u8(1) == GROUP_STATE_BYTES
                        && datagram.u8(2) == 2
                        && datagram.u8(3) <= 2
                        && datagram.u8(4) <= LAST_STATE_2
                        && (datagram.u8(5) == 4 || datagram.u8(5) == 6)
                        && datagram.u16(6) < 4096
                        && datagram.has(2, GROUP_STATE_BYTES);
        if (!known) {
            return Recognition.NOT_MINE;
        }
        int next = 2 + GROUP_STATE_BYTES;
        String authentication =
                isMd5(datagram, next)
                        ? "md5"
                        : datagram.u8(next) == TEXT_AUTHENTICATION ? text(datagram, next + 2) : "";
        return found("2", authentication);
    }

    private static Recognition found(String version, String authentication) {
        Plain facts = Plain.handshake("hsrp").with("hsrp.version", version);
        return (authentication.isEmpty()
                        ? facts
                        : facts.with("hsrp.authentication", authentication))
                .complete();
    }

    private static boolean isMd5(Octets datagram, int at) {
        return datagram.u8(at) == MD5_AUTHENTICATION && datagram.u8(at + 1) == 28;
    }

    /** Letters and then zeros. */
    private static boolean isText(Octets datagram, int at) {
        boolean ended = false;
        for (int i = at; i < at + 8; i++) {
            int value = datagram.u8(i);
            boolean letter = value >= 0x20 && value <= 0x7E;
            if (value != 0 && (ended || !letter)) {
                return false;
            }
            ended |= value == 0;
        }
        return true;
    }

    private static String text(Octets datagram, int at) {
        return datagram.startsWith(at, DEFAULT_TEXT) ? "default-text" : "text";
    }
}
