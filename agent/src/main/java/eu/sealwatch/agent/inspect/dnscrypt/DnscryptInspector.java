package eu.sealwatch.agent.inspect.dnscrypt;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * DNSCrypt by the magic of the resolver's answers. A question alone cannot be told: it begins with
 * a magic that each resolver chooses, and the rest is under keys.
 */
public final class DnscryptInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("dnscrypt").complete();
    private static final int UDP = 17;

    // draft-denis-dprive-dnscrypt section 11: magic, nonce of both, tag of Poly1305
    private static final String MAGIC = "r6fnvWj8";
    private static final int LEAST_ANSWER = 8 + 24 + 16;

    /** Magic, the client's key and half of the nonce, tag. */
    private static final int LEAST_QUESTION = 8 + 32 + 12 + 16;

    private static final int MOST_QUESTION = 0x1FFF;

    @Override
    public String protocol() {
        return "dnscrypt";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == MAGIC.charAt(0);
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            return datagram.length() >= LEAST_ANSWER && datagram.startsWith(MAGIC)
                    ? FOUND
                    : Recognition.NOT_MINE;
        }
        // over TCP, a length stands in front of each
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean question =
                client.length() < 2
                        ? client.u8(0) <= MOST_QUESTION >> 8
                        : client.u16(0) >= LEAST_QUESTION && client.u16(0) <= MOST_QUESTION;
        if (!question || Ascii.contradicts(server, 2, MAGIC)) {
            return Recognition.NOT_MINE;
        }
        return server.has(2, MAGIC.length()) && server.u16(0) >= LEAST_ANSWER
                ? FOUND
                : Recognition.UNDECIDED;
    }
}
