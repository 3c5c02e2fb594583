package eu.sealwatch.agent.inspect.wireguard;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** WireGuard by type, three zeros and length; its data packets are merely like that. */
public final class WireguardInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("wireguard").complete();
    private static final Recognition LIKE = Plain.pattern("wireguard").complete();

    @Override
    public String protocol() {
        return "wireguard";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int length = datagram.length();
        if (datagram.u24(1) != 0) {
            return Recognition.NOT_MINE;
        }
        return switch (datagram.u8(0)) {
            case 1 -> length == 148 ? FOUND : Recognition.NOT_MINE;
            case 2 -> length == 92 ? FOUND : Recognition.NOT_MINE;
            case 3 -> length == 64 ? LIKE : Recognition.NOT_MINE;
            // receiver, then a counter that stays below 2^32 for terabytes
            case 4 ->
                    length >= 32
                                    && length % 16 == 0
                                    && datagram.u32(4) != 0
                                    && datagram.u32le(12) == 0
                            ? LIKE
                            : Recognition.NOT_MINE;
            default -> Recognition.NOT_MINE;
        };
    }
}
