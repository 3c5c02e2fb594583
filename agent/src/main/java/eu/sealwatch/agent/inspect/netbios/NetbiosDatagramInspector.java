package eu.sealwatch.agent.inspect.netbios;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * The NetBIOS datagram service: message type, and the names of sender and receiver, each as 32
 * letters (RFC 1002 section 4.4). The sender's name is the name of a host.
 */
public final class NetbiosDatagramInspector implements Inspector {
    private static final int HEADER = 14;
    private static final int FIRST_TYPE = 0x10;
    private static final int LAST_TYPE = 0x16;
    private static final int ERROR = 0x13;
    private static final int ERROR_BYTES = 11;
    private static final int NAME_OF_GROUP = 0x1B;

    @Override
    public String protocol() {
        return "netbios";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >= FIRST_TYPE && firstOctet <= LAST_TYPE;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int type = datagram.u8(0);
        // the upper four flags are reserved
        if (!mayBegin(type) || datagram.u8(1) > 0x0F) {
            return Recognition.NOT_MINE;
        }
        if (type == ERROR) {
            int error = datagram.u8(10);
            return datagram.length() == ERROR_BYTES && error >= 0x82 && error <= 0x84
                    ? Plain.handshake("netbios").complete()
                    : Recognition.NOT_MINE;
        }
        // a query and its answers have no length, no offset, and the receiver's name alone
        boolean query = type > ERROR;
        int source = query ? 10 : HEADER;
        if (!NetbiosName.isAt(datagram, source)) {
            return Recognition.NOT_MINE;
        }
        Plain found = Plain.handshake("netbios");
        if (query) {
            return found.complete();
        }
        int destination = NetbiosName.end(datagram, source);
        if (!NetbiosName.isAt(datagram, destination)) {
            return Recognition.NOT_MINE;
        }
        String host = NetbiosName.text(datagram, source);
        return host.isEmpty() || NetbiosName.suffix(datagram, source) >= NAME_OF_GROUP
                ? found.complete()
                : found.with("netbios.name", host).complete();
    }
}
