package eu.sealwatch.agent.inspect.knxnet;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * KNXnet/IP by its header (EN 13321-2, 2.3.1): its size, version 1.0, a service that there is and
 * the datagram's length.
 */
public final class KnxnetInspector implements Inspector {
    private static final Plain KNXNET = Plain.handshake("knxnet-ip");
    private static final int HEADER = 6;
    private static final int VERSION = 0x10;
    private static final int SERVICE = 2;
    private static final int LENGTH = 4;

    @Override
    public String protocol() {
        return "knxnet-ip";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == HEADER;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        String service = service(datagram.u16(SERVICE));
        boolean right =
                datagram.u8(0) == HEADER
                        && datagram.u8(1) == VERSION
                        && datagram.length() > HEADER
                        && datagram.u16(LENGTH) == datagram.length()
                        && !service.isEmpty();
        return right ? KNXNET.with("knxnet-ip.service", service).complete() : Recognition.NOT_MINE;
    }

    private static String service(int code) {
        return switch (code) {
            case 0x0201, 0x0202, 0x020B, 0x020C -> "search";
            case 0x0203, 0x0204 -> "description";
            case 0x0205, 0x0206 -> "connect";
            case 0x0207, 0x0208 -> "connection-state";
            case 0x0209, 0x020A -> "disconnect";
            case 0x0310, 0x0311 -> "device-configuration";
            case 0x0420, 0x0421 -> "tunnelling";
            case 0x0530, 0x0531, 0x0532 -> "routing";
            case 0x0950, 0x0951, 0x0952, 0x0953, 0x0954, 0x0955 -> "secure";
            default -> "";
        };
    }
}
