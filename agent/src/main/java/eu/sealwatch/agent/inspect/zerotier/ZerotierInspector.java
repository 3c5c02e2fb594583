package eu.sealwatch.agent.inspect.zerotier;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * ZeroTier by HELLO, the one message that it sends in clear: versions, the time, and the sender's
 * identity, whose first part repeats the address in the packet's header.
 */
public final class ZerotierInspector implements Inspector {
    // header: number 8, destination 5, source 5, flags 1, authenticator 8; then the verb
    private static final int SOURCE = 13;
    private static final int FLAGS = 18;
    private static final int VERB = 27;
    private static final int PROTOCOL = 28;
    private static final int MAJOR = 29;
    private static final int TIME = 33;
    private static final int IDENTITY = 41;
    private static final int LEAST = IDENTITY + 5 + 1 + 64;

    /** Cipher 0: authenticated, in clear. */
    private static final int CIPHER_BITS = 0x38;

    private static final int VERB_BITS = 0x1F;
    private static final int HELLO = 1;
    private static final int LAST_PROTOCOL = 30;

    // milliseconds: the product's first year, and the year 2100, in units of 2^32
    private static final long EARLIEST = 320;
    private static final long LATEST = 956;

    @Override
    public String protocol() {
        return "zerotier";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets packet = Datagram.of(conversation);
        boolean hello =
                packet.length() >= LEAST
                        && (packet.u8(FLAGS) & CIPHER_BITS) == 0
                        && (packet.u8(VERB) & VERB_BITS) == HELLO
                        && packet.u8(PROTOCOL) >= 1
                        && packet.u8(PROTOCOL) <= LAST_PROTOCOL
                        && packet.u32(TIME) >= EARLIEST
                        && packet.u32(TIME) <= LATEST
                        && packet.u32(SOURCE) == packet.u32(IDENTITY)
                        && packet.u8(SOURCE + 4) == packet.u8(IDENTITY + 4);
        if (!hello) {
            return Recognition.NOT_MINE;
        }
        return Plain.handshake("zerotier")
                .with(
                        "zerotier.version",
                        packet.u8(MAJOR) + "." + packet.u8(MAJOR + 1) + "." + packet.u16(MAJOR + 2))
                .complete();
    }
}
