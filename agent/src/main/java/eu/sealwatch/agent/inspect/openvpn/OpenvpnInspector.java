package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Optional;

/**
 * OpenVPN by the reset of either side, over UDP or, with a length in front, TCP, with what guards
 * its control channel and, where nothing wraps it, the TLS inside. What began before the capture is
 * told, over UDP, by control packets that answer each other, or by data once both directions agree.
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
        return Reset.mayBegin(firstOctet)
                || ControlPacket.mayBegin(firstOctet)
                || DataChannel.mayBegin(firstOctet);
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
        if (!isWhole(client) && !isWhole(server)) {
            return Recognition.UNDECIDED;
        }
        boolean ended = conversation.clientEnded() || conversation.serverEnded();
        return opened(ControlChannel.ofStreams(client, server), ended);
    }

    private static Recognition datagram(Conversation conversation) {
        Octets packet = Datagram.of(conversation);
        if (DataChannel.isOne(packet)) {
            return DataChannel.shows(conversation)
                    ? Plain.pattern("openvpn").complete()
                    : Recognition.UNDECIDED;
        }
        boolean control = ControlPacket.mayBegin(packet.u8(0));
        if (!control && !Reset.mayBegin(packet.u8(0)) || packet.length() < LEAST) {
            return Recognition.NOT_MINE;
        }
        var channel = ControlChannel.ofDatagrams(conversation);
        if (channel.reset().isPresent()) {
            return opened(channel, false);
        }
        return channel.answered()
                .map(digest -> recognised(channel, guard(digest), digest, false))
                .orElse(control ? Recognition.UNDECIDED : Recognition.NOT_MINE);
    }

    private static Recognition opened(ControlChannel channel, boolean ended) {
        Octets reset = channel.reset().orElse(Octets.EMPTY);
        Reset.Guard guard = Reset.guard(reset);
        return guard == Reset.Guard.NOT_A_RESET
                ? Recognition.NOT_MINE
                : recognised(channel, guard, Reset.digestBytes(reset), ended);
    }

    private static Recognition recognised(
            ControlChannel channel, Reset.Guard guard, int digest, boolean ended) {
        boolean readable = guard == Reset.Guard.NOTHING || guard == Reset.Guard.TLS_AUTH;
        var handshake =
                new OpenvpnHandshake(guard, readable ? channel.tls(digest) : Optional.empty());
        return new Recognition.Recognised(handshake, ended || handshake.complete());
    }

    private static Reset.Guard guard(int digest) {
        return digest == 0 ? Reset.Guard.NOTHING : Reset.Guard.TLS_AUTH;
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
