package eu.sealwatch.agent.inspect.ethersbus;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Crc16;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Saia S-Bus over UDP: the datagram's length in front, version 1, a telegram that asks, answers or
 * acknowledges, and a check over it all.
 */
public final class EtherSBusInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("ether-s-bus").complete();
    private static final int VERSION = 4;
    private static final int TYPE = 5;
    private static final int ATTRIBUTE = 8;
    private static final int ACKNOWLEDGED = 2;
    private static final int LEAST = 11;
    private static final int CHECK_BYTES = 2;

    @Override
    public String protocol() {
        return "ether-s-bus";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int checked = datagram.length() - CHECK_BYTES;
        return datagram.u32(0) == datagram.length()
                        && datagram.length() >= LEAST
                        && datagram.u8(VERSION) <= 1
                        && datagram.u8(TYPE) == 0
                        && datagram.u8(ATTRIBUTE) <= ACKNOWLEDGED
                        && Crc16.XMODEM.of(datagram, 0, checked) == datagram.u16(checked)
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
