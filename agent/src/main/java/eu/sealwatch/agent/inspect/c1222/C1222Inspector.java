package eu.sealwatch.agent.inspect.c1222;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * ANSI C12.22 by its ACSE message: one application tag, in it the elements of section 5.3.2 in
 * ascending order, application titles and an invocation among them, and user information that is
 * external.
 */
public final class C1222Inspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("c1222").complete();
    private static final int UDP = 17;
    private static final int ACSE = 0x60;
    private static final int CONTEXT = 0xA1;
    private static final int CALLED_TITLE = 0xA2;
    private static final int CALLING_TITLE = 0xA6;
    private static final int CALLING_INVOCATION = 0xA8;
    private static final int USER_INFORMATION = 0xBE;
    private static final int EXTERNAL = 0x28;
    private static final int ABSOLUTE = 0x06;
    private static final int RELATIVE = 0x80;
    private static final int INTEGER = 0x02;
    private static final int MOST_ELEMENTS = 16;
    private static final int LONG_FORM = 0x80;

    @Override
    public String protocol() {
        return "c1222";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == ACSE;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            return message(datagram) == FOUND && end(datagram, 0) == datagram.length()
                    ? FOUND
                    : Recognition.NOT_MINE;
        }
        Octets client = conversation.client();
        return message(client.isEmpty() ? conversation.server() : client);
    }

    private static Recognition message(Octets octets) {
        if (octets.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        if (octets.u8(0) != ACSE) {
            return Recognition.NOT_MINE;
        }
        if (!octets.has(0, 6)) {
            return Recognition.UNDECIDED;
        }
        int end = end(octets, 0);
        int at = content(octets, 0);
        int last = 0;
        boolean titled = false;
        boolean invoked = false;
        for (int i = 0; i < MOST_ELEMENTS; i++) {
            // an element's tag, its length and the tag of what is inside
            if (!octets.has(at, 6)) {
                return Recognition.UNDECIDED;
            }
            int tag = octets.u8(at);
            int inner = octets.u8(content(octets, at));
            if (tag <= last || tag < CONTEXT || end(octets, at) > end) {
                return Recognition.NOT_MINE;
            }
            last = tag;
            titled |=
                    (tag == CALLED_TITLE || tag == CALLING_TITLE)
                            && (inner == ABSOLUTE || inner == RELATIVE);
            invoked |= tag == CALLING_INVOCATION && inner == INTEGER;
            if (tag == USER_INFORMATION) {
                return titled && invoked && inner == EXTERNAL && end(octets, at) == end
                        ? FOUND
                        : Recognition.NOT_MINE;
            }
            at = end(octets, at);
        }
        return Recognition.NOT_MINE;
    }

    // BER, X.690 section 8.1.3: lengths of one octet, or of one or two behind a count
    private static int content(Octets octets, int at) {
        int length = octets.u8(at + 1);
        return at + 2 + (length > LONG_FORM ? Math.min(length - LONG_FORM, 3) : 0);
    }

    private static int end(Octets octets, int at) {
        return content(octets, at)
                + switch (octets.u8(at + 1)) {
                    case LONG_FORM + 1 -> octets.u8(at + 2);
                    case LONG_FORM + 2 -> octets.u16(at + 2);
                    default -> octets.u8(at + 1);
                };
    }
}
