package eu.sealwatch.agent.inspect.dns;

import eu.sealwatch.agent.flow.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A name in a message, compression followed (RFC 1035 section 4.1.4).
 *
 * @param text lower case, at most 253 characters, unprintable bytes as {@code ?}; the root is "."
 * @param end offset behind the name as it stands, that is behind the first pointer
 */
record DnsName(String text, int end) {

    private static final int POINTER = 0xC0;

    /** Null when there is no well-formed name: label types unknown, loops, an end too early. */
    static @Nullable DnsName at(Octets message, int offset) {
        var text = new StringBuilder();
        int end = -1;
        int at = offset;
        for (int jumps = 0; jumps <= DnsWire.MOST_JUMPS; ) {
            if (!message.has(at, 1)) {
                return null;
            }
            int length = message.u8(at);
            if (length == 0) {
                String name = text.isEmpty() ? "." : text.toString();
                return new DnsName(name, end < 0 ? at + 1 : end);
            }
            if ((length & POINTER) == POINTER) {
                int target = message.u16(at) & 0x3FFF;
                // a prior occurrence: backwards only, which alone rules out loops
                if (!message.has(at, 2) || target >= at) {
                    return null;
                }
                end = end < 0 ? at + 2 : end;
                at = target;
                jumps++;
            } else if ((length & POINTER) != 0 || !append(text, message, at + 1, length)) {
                return null;
            } else {
                at += 1 + length;
            }
        }
        return null;
    }

    private static boolean append(StringBuilder text, Octets message, int from, int length) {
        if (!message.has(from, length) || text.length() + length + 1 > DnsWire.LONGEST_NAME + 1) {
            return false;
        }
        if (!text.isEmpty()) {
            text.append('.');
        }
        for (int i = from; i < from + length; i++) {
            int value = message.u8(i);
            boolean upper = value >= 'A' && value <= 'Z';
            boolean shown = value > 0x20 && value < 0x7F && value != '.';
            text.append(shown ? (char) (upper ? value + 32 : value) : '?');
        }
        return true;
    }
}
