package eu.sealwatch.agent.inspect.tailscale;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Tailscale by the messages with which its nodes find a path to each other: a magic of six bytes,
 * the sender's key, a nonce, a sealed box. What then runs on the path is WireGuard.
 */
public final class TailscaleInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("tailscale").complete();
    private static final long MAGIC = 0x5453F09F92ACL;

    /** Magic, key, nonce, tag, and a message of two bytes at least. */
    private static final int LEAST = 6 + 32 + 24 + 16 + 2;

    @Override
    public String protocol() {
        return "tailscale";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == MAGIC >> 40;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        boolean magic = ((long) datagram.u16(0) << 32 | datagram.u32(2)) == MAGIC;
        return magic && datagram.length() >= LEAST ? FOUND : Recognition.NOT_MINE;
    }
}
