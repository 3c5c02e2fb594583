package eu.sealwatch.agent.inspect.wsdiscovery;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * WS-Discovery: a SOAP envelope in one datagram that names its namespace, of 2005 or of OASIS
 * (WS-Discovery 1.1, section 1.4). Windows hosts, printers and cameras find each other so.
 */
public final class WsDiscoveryInspector implements Inspector {
    private static final Plain FOUND = Plain.handshake("ws-discovery");
    private static final String OLD = "schemas.xmlsoap.org/ws/2005/04/discovery";
    private static final String OASIS = "docs.oasis-open.org/ws-dd/ns/discovery/2009/01";
    private static final String[] ACTIONS = {
        "ProbeMatches", "ResolveMatches", "Probe", "Resolve", "Hello", "Bye"
    };

    /** Namespaces are declared on the envelope, which is where a message begins. */
    private static final int HEAD = 2048;

    @Override
    public String protocol() {
        return "ws-discovery";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (datagram.u8(0) != '<') {
            return Recognition.NOT_MINE;
        }
        int head = Math.min(datagram.length(), HEAD);
        String namespace =
                Ascii.containsIgnoringCase(datagram, head, OLD)
                        ? OLD
                        : Ascii.containsIgnoringCase(datagram, head, OASIS) ? OASIS : "";
        if (namespace.isEmpty() || !Ascii.containsIgnoringCase(datagram, head, "Envelope")) {
            return Recognition.NOT_MINE;
        }
        for (String action : ACTIONS) {
            if (Ascii.containsIgnoringCase(datagram, head, namespace + '/' + action)) {
                return FOUND.with("ws_discovery.action", action).complete();
            }
        }
        return FOUND.complete();
    }
}
