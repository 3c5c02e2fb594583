package eu.sealwatch.agent.inspect.rtps;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** RTPS by its header, and the vendor that it names (OMG DDSI-RTPS 2.5, section 9.4.1). */
public final class RtpsInspector implements Inspector {
    private static final Plain RTPS = Plain.handshake("rtps");
    private static final String MAGIC = "RTPS";
    private static final int MAJOR = 4;
    private static final int VENDOR = 6;
    private static final int LEAST = 16;

    @Override
    public String protocol() {
        return "rtps";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == MAGIC.charAt(0);
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int major = datagram.u8(MAJOR);
        if (!datagram.startsWith(MAGIC) || datagram.length() < LEAST || major < 1 || major > 2) {
            return Recognition.NOT_MINE;
        }
        return RTPS.with("rtps.version", major + "." + datagram.u8(MAJOR + 1))
                .with("rtps.vendor", "%04x".formatted(datagram.u16(VENDOR)))
                .complete();
    }
}
