package eu.sealwatch.agent.inspect.ntp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** NTP, versions 3 and 4: whole size, and fields that are each within their range (RFC 5905). */
public final class NtpInspector implements Inspector {
    private static final Recognition FOUND = Plain.pattern("ntp").complete();
    private static final int HEADER = 48;
    private static final int LAST_STRATUM = 16;
    private static final int LONGEST_POLL = 17;

    @Override
    public String protocol() {
        return "ntp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int length = datagram.length();
        // alone, or with a key number and a digest of 16 or 20 bytes
        if (length != HEADER && length != HEADER + 20 && length != HEADER + 24) {
            return Recognition.NOT_MINE;
        }
        int version = datagram.u8(0) >> 3 & 7;
        int mode = datagram.u8(0) & 7;
        // delay and dispersion to the root are below 16 seconds; 0 or 1 second as a rule
        boolean near = datagram.u16(4) < 16 && datagram.u16(8) < 16;
        int precision = (byte) datagram.u8(3);
        return (version == 3 || version == 4)
                        && mode >= 1
                        && mode <= 5
                        && datagram.u8(1) <= LAST_STRATUM
                        && datagram.u8(2) <= LONGEST_POLL
                        && precision <= 0
                        && precision >= -32
                        && near
                        && datagram.u32(40) != 0
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
