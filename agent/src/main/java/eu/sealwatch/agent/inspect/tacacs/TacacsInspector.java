package eu.sealwatch.agent.inspect.tacacs;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * TACACS+ by its header: major version 12, kind, first of a sequence, length (RFC 8907 section 4).
 * Whether the body is at least obfuscated is said; only TLS (RFC 9887) would encrypt it.
 */
public final class TacacsInspector implements Inspector {
    private static final int HEADER = 12;
    private static final int VERSION = 0xC0;
    private static final int CLEAR = 0x01;
    private static final int SINGLE_CONNECTION = 0x04;
    private static final int LARGEST = 1 << 16;
    private static final String[] KINDS = {"", "authentication", "authorization", "accounting"};

    @Override
    public String protocol() {
        return "tacacs";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (contradicts(client, 1) || contradicts(conversation.server(), 2)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < HEADER) {
            return Recognition.UNDECIDED;
        }
        boolean clear = (client.u8(3) & CLEAR) != 0;
        return Plain.handshake("tacacs")
                .with("tacacs.kind", KINDS[client.u8(1)])
                .with("tacacs.obfuscated", Boolean.toString(!clear))
                .complete();
    }

    // version, kind, sequence number, flags, session, length
    private static boolean contradicts(Octets stream, int sequence) {
        long length = stream.u32(8);
        return !stream.isEmpty() && (stream.u8(0) & ~1) != VERSION
                || stream.length() > 1 && (stream.u8(1) == 0 || stream.u8(1) >= KINDS.length)
                || stream.length() > 2 && stream.u8(2) != sequence
                || stream.length() > 3 && (stream.u8(3) & ~(CLEAR | SINGLE_CONNECTION)) != 0
                || stream.length() >= HEADER && (length < 5 || length > LARGEST);
    }
}
