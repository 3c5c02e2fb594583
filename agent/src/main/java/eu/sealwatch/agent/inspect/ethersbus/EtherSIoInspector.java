package eu.sealwatch.agent.inspect.ethersbus;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Saia S-I/O over UDP: its magic word, a type, and the datagram's length. */
public final class EtherSIoInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("ether-s-io").complete();
    private static final String MAGIC = "ESIO";
    private static final int TYPE = 4;
    private static final int LAST_TYPE = 2;
    private static final int LENGTH = 6;

    @Override
    public String protocol() {
        return "ether-s-io";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == MAGIC.charAt(0);
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        return datagram.startsWith(MAGIC)
                        && datagram.u16(TYPE) <= LAST_TYPE
                        && datagram.u32(LENGTH) == datagram.length()
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
