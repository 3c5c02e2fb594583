package eu.sealwatch.agent.inspect.dns;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Optional;

/**
 * DNS over UDP, and over TCP with its length in front. Which of the protocols of one form it is,
 * the ports say: mDNS and LLMNR are DNS messages at another port (RFC 6762, RFC 4795). NetBIOS name
 * service is told by its names.
 */
public final class DnsInspector implements Inspector {
    private static final int UDP = 17;
    // RFC 1001 section 14.1: 16 bytes as 32 letters A to P
    private static final int NETBIOS_LETTERS = 32;

    @Override
    public String protocol() {
        return "dns";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            return DnsMessage.parse(datagram)
                    .map(message -> recognised(conversation, message))
                    .orElse(Recognition.NOT_MINE);
        }
        Octets first = Datagram.of(conversation);
        if (first.length() < 2) {
            return Recognition.UNDECIDED;
        }
        int length = first.u16(0);
        if (length <= DnsWire.HEADER_BYTES) {
            return Recognition.NOT_MINE;
        }
        Octets message = first.slice(2, length);
        if (message.length() >= DnsWire.HEADER_BYTES && !DnsMessage.mayBegin(message)) {
            return Recognition.NOT_MINE;
        }
        if (message.length() < length) {
            return Recognition.UNDECIDED;
        }
        Optional<DnsMessage> parsed = DnsMessage.parse(message);
        return parsed.map(it -> recognised(conversation, it)).orElse(Recognition.NOT_MINE);
    }

    private static Recognition recognised(Conversation conversation, DnsMessage message) {
        return new Recognition.Recognised(
                new DnsExchange(variant(conversation, message), message), true);
    }

    private static String variant(Conversation conversation, DnsMessage message) {
        if (isNetbios(message)) {
            return "netbios";
        }
        // RFC 6762 knows no TCP; a resolver may well ask from that port
        boolean multicast = conversation.transport() == UDP && !isAt(conversation, DnsWire.PORT);
        if (multicast && isAt(conversation, DnsWire.PORT_MDNS)) {
            return "mdns";
        }
        return isAt(conversation, DnsWire.PORT_LLMNR) ? "llmnr" : "dns";
    }

    private static boolean isAt(Conversation conversation, int port) {
        return conversation.serverPort() == port || conversation.clientPort() == port;
    }

    private static boolean isNetbios(DnsMessage message) {
        boolean type =
                message.type() == DnsWire.NETBIOS_NAME || message.type() == DnsWire.NETBIOS_STATUS;
        int dot = message.name().indexOf('.');
        int label = dot < 0 ? message.name().length() : dot;
        return type
                && label == NETBIOS_LETTERS
                && message.name().chars().limit(label).allMatch(c -> c >= 'a' && c <= 'p');
    }
}
