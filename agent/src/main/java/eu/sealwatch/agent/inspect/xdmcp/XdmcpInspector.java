package eu.sealwatch.agent.inspect.xdmcp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * XDMCP, by which an X terminal asks a host for a login screen: version 1, an operation, and a
 * length that is the datagram's rest (X Display Manager Control Protocol, section 8).
 */
public final class XdmcpInspector implements Inspector {
    private static final Plain XDMCP = Plain.handshake("xdmcp");
    private static final int HEADER = 6;
    private static final String[] OPERATIONS = {
        "",
        "broadcast-query",
        "query",
        "indirect-query",
        "forward-query",
        "willing",
        "unwilling",
        "request",
        "accept",
        "decline",
        "manage",
        "refuse",
        "failed",
        "keepalive",
        "alive"
    };

    @Override
    public String protocol() {
        return "xdmcp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int operation = datagram.u16(2);
        boolean known =
                datagram.u16(0) == 1
                        && operation >= 1
                        && operation < OPERATIONS.length
                        && datagram.length() > HEADER
                        && datagram.u16(4) == datagram.length() - HEADER;
        return known
                ? XDMCP.with("xdmcp.operation", OPERATIONS[operation]).complete()
                : Recognition.NOT_MINE;
    }
}
