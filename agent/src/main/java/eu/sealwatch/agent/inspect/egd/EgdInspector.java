package eu.sealwatch.agent.inspect.egd;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * GE Ethernet Global Data (GFK-2224, chapter 4): a data message of version 1, with a time stamp
 * whose nanoseconds are some and reserved octets that are zero.
 */
public final class EgdInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("egd").complete();
    private static final int DATA_MESSAGE = 13;
    private static final int VERSION = 1;
    private static final int PRODUCER = 4;
    private static final int NANOSECONDS = 16;
    private static final int RESERVED = 28;
    private static final int HEADER = 32;
    private static final int LARGEST = HEADER + 1400;
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String protocol() {
        return "egd";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == DATA_MESSAGE;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        return datagram.u8(0) == DATA_MESSAGE
                        && datagram.u8(1) == VERSION
                        && datagram.length() > HEADER
                        && datagram.length() <= LARGEST
                        && datagram.u32(PRODUCER) != 0
                        && datagram.u32le(NANOSECONDS) < SECOND
                        && datagram.u32(RESERVED) == 0
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
