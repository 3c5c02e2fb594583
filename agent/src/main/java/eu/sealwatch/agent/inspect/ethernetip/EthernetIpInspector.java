package eu.sealwatch.agent.inspect.ethernetip;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;

/**
 * EtherNet/IP by its encapsulation header (CIP volume 2, chapter 2), over TCP and UDP, or, over UDP
 * alone, by the two items of an I/O message.
 */
public final class EthernetIpInspector implements Inspector {
    private static final Plain ETHERNET_IP = Plain.handshake("ethernet-ip");
    private static final Recognition IO = ETHERNET_IP.with("ethernet-ip.traffic", "io").complete();
    private static final int UDP = 17;
    private static final int MOST_MESSAGES = 64;

    @Override
    public String protocol() {
        return "ethernet-ip";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return Encapsulation.isLowOctetOfCommand(firstOctet) || firstOctet == 2;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Framing framing = Encapsulation::size;
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            if (CommonPackets.isIo(datagram)) {
                return IO;
            }
            return framing.isWhole(datagram)
                    ? answer(Datagram.all(conversation))
                    : Recognition.NOT_MINE;
        }
        int messages = framing.count(conversation, 1);
        if (messages <= 0) {
            return messages < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        return answer(List.of(conversation.client(), conversation.server()));
    }

    private static Recognition answer(List<Octets> streams) {
        var operations = new Operations();
        Plain facts = ETHERNET_IP;
        for (Octets stream : streams) {
            facts = read(stream, operations, facts);
        }
        return operations.answer(facts, "cip");
    }

    private static Plain read(Octets stream, Operations operations, Plain before) {
        Plain facts = before;
        int at = 0;
        for (int i = 0; i < MOST_MESSAGES && at < stream.length(); i++) {
            int size = Encapsulation.size(stream, at);
            if (size <= 0) {
                break;
            }
            Octets message = stream.slice(at, size);
            Cip.read(message, operations);
            if (facts.attributes().isEmpty()) {
                facts = Identity.of(message, facts);
            }
            at += size;
        }
        return facts;
    }
}
