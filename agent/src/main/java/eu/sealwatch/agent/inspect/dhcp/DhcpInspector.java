package eu.sealwatch.agent.inspect.dhcp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** DHCP and BOOTP by operation, hardware address length and magic cookie (RFC 2131 section 3). */
public final class DhcpInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("dhcp").complete();
    private static final int COOKIE = 236;
    private static final long MAGIC = 0x63825363L;

    @Override
    public String protocol() {
        return "dhcp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int operation = datagram.u8(0);
        return (operation == 1 || operation == 2)
                        && datagram.u8(2) <= 16
                        && datagram.u32(COOKIE) == MAGIC
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
