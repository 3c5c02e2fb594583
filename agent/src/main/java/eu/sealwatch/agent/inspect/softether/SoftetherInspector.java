package eu.sealwatch.agent.inspect.softether;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.regex.Pattern;

/**
 * SoftEther's way through address translation, which runs over UDP beside the VPN: a server asks
 * how it is seen from outside and is told {@code IP=192.0.2.1,PORT=5004}, and both register with
 * lists of named values. The VPN itself is inside TLS.
 */
public final class SoftetherInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("softether").complete();
    private static final String SEEN_AS = "IP=";
    private static final int LONGEST = 64;
    private static final Pattern ADDRESS =
            Pattern.compile("IP=[0-9A-Fa-f:.]{2,45},PORT=[0-9]{1,5}");

    // a list of values: how many; then each name with its length and one zero that is not sent
    private static final int MOST_VALUES = 64;
    private static final int LONGEST_NAME = 63;
    private static final int NUMBER = 0;
    private static final int LONG_NUMBER = 4;
    private static final int LAST_KIND = LONG_NUMBER;

    @Override
    public String protocol() {
        return "softether";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == SEEN_AS.charAt(0) || firstOctet == 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        boolean found =
                datagram.startsWith(SEEN_AS)
                        ? datagram.length() <= LONGEST
                                && ADDRESS.matcher(datagram.printable()).matches()
                        : isValues(datagram);
        return found ? FOUND : Recognition.NOT_MINE;
    }

    private static boolean isValues(Octets datagram) {
        var reader = datagram.reader();
        long values = reader.u32();
        if (values < 2 || values > MOST_VALUES) {
            return false;
        }
        boolean opcode = false;
        for (int i = 0; i < values; i++) {
            // the length counts the zero
            Octets name = reader.take(reader.u32() - 1);
            if (!isName(name) || !skipValues(reader)) {
                return false;
            }
            opcode |= name.startsWith("opcode");
        }
        return opcode && reader.remaining() == 0;
    }

    private static boolean isName(Octets name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && Ascii.isPrintable(name, 0, name.length());
    }

    /** Kind, how many, then numbers of a fixed size, or bytes behind their length. */
    private static boolean skipValues(OctetReader reader) {
        long kind = reader.u32();
        long count = reader.u32();
        if (kind > LAST_KIND || count > MOST_VALUES) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (kind == NUMBER) {
                reader.skip(4);
            } else if (kind == LONG_NUMBER) {
                reader.skip(8);
            } else {
                reader.skip(reader.u32());
            }
        }
        return !reader.ranOut();
    }
}
