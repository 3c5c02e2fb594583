package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * OpenVPN by the reset of either side, over UDP or, with a length in front, TCP, with what guards
 * its control channel. A tunnel that began before the capture is told by its data, over UDP, once
 * both directions agree.
 */
public final class OpenvpnInspector implements Inspector {
    private static final int UDP = 17;
    private static final int LENGTH_BYTES = 2;

    /** The shortest reset, and no packet is larger than a datagram on Ethernet. */
    private static final int LEAST = 14;

    private static final int LARGEST = 1500;

    @Override
    public String protocol() {
        return "openvpn";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return Reset.mayBegin(firstOctet) || DataChannel.mayBegin(firstOctet);
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return datagram(conversation);
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (contradicts(client) || contradicts(server)) {
            return Recognition.NOT_MINE;
        }
        Octets first = isWhole(client) ? client : server;
        return isWhole(first)
                ? found(Reset.guard(first.slice(LENGTH_BYTES, first.u16(0))))
                : Recognition.UNDECIDED;
    }

    private static Recognition datagram(Conversation conversation) {
        Octets packet = Datagram.of(conversation);
        if (!DataChannel.isOne(packet)) {
            Reset.Guard guard = Reset.guard(packet);
            return guard == Reset.Guard.NOT_A_RESET ? Recognition.NOT_MINE : found(guard);
        }
        return DataChannel.shows(conversation)
                ? Plain.pattern("openvpn").complete()
                : Recognition.UNDECIDED;
    }

    private static Recognition found(Reset.Guard guard) {
        return Plain.handshake("openvpn").with("openvpn.control_channel", guard.word()).complete();
    }

    private static boolean contradicts(Octets stream) {
        int length = stream.u16(0);
        boolean mayBegin =
                (stream.length() < 1 || stream.u8(0) <= LARGEST >> 8)
                        && (stream.length() < 2 || length >= LEAST && length <= LARGEST)
                        && (stream.length() < 3 || Reset.mayBegin(stream.u8(LENGTH_BYTES)));
        return !mayBegin
                || isWhole(stream)
                        && Reset.guard(stream.slice(LENGTH_BYTES, length))
                                == Reset.Guard.NOT_A_RESET;
    }

    private static boolean isWhole(Octets stream) {
        return stream.length() >= LENGTH_BYTES && stream.has(LENGTH_BYTES, stream.u16(0));
    }
}
