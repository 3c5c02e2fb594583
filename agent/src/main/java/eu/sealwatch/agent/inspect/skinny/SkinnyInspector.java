package eu.sealwatch.agent.inspect.skinny;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Cisco's Skinny Client Control Protocol between telephone and call manager. Its header has no
 * magic: so both sides must send whole messages of kinds that their side sends, in versions that
 * there are.
 */
public final class SkinnyInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("skinny").complete();

    // little-endian: length of what follows the version, version, kind of message
    private static final int VERSION = 4;
    private static final int KIND = 8;
    private static final int HEADER = 12;
    private static final int MOST_BODY = 4096;
    private static final int FIRST_VERSION = 9;
    private static final int LAST_VERSION = 0x20;

    /** A telephone's kinds are below, a manager's above, and stop far from there. */
    private static final int FIRST_OF_MANAGER = 0x81;

    private static final int LAST_OF_TELEPHONE = 0x5F;
    private static final int LAST_OF_MANAGER = 0x160;

    @Override
    public String protocol() {
        return "skinny";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Side client = read(conversation.client());
        Side server = read(conversation.server());
        if (client == Side.NEITHER || server == Side.NEITHER) {
            return Recognition.NOT_MINE;
        }
        boolean both =
                client == Side.TELEPHONE && server == Side.MANAGER
                        || client == Side.MANAGER && server == Side.TELEPHONE;
        if (both) {
            return FOUND;
        }
        return client == server && client != Side.UNKNOWN
                ? Recognition.NOT_MINE
                : Recognition.UNDECIDED;
    }

    private enum Side {
        /** Less than a message is there. */
        UNKNOWN,
        TELEPHONE,
        MANAGER,
        NEITHER
    }

    private static Side read(Octets stream) {
        int length = stream.length();
        long body = stream.u32le(0);
        if (!mayBegin(stream)) {
            return Side.NEITHER;
        }
        if (length < HEADER || length < KIND + body) {
            return Side.UNKNOWN;
        }
        if (!mayBegin(stream.slice(KIND + (int) body))) {
            return Side.NEITHER;
        }
        long kind = stream.u32le(KIND);
        if (kind >= FIRST_OF_MANAGER) {
            return Side.MANAGER;
        }
        return kind <= LAST_OF_TELEPHONE ? Side.TELEPHONE : Side.NEITHER;
    }

    private static boolean mayBegin(Octets message) {
        int length = message.length();
        long body = message.u32le(0);
        return (length < 1 || message.u8(0) % 4 == 0)
                && (length < 2 || message.u16le(0) <= MOST_BODY)
                && (length < 4 || body >= 4 && body <= MOST_BODY)
                && (length < KIND || isVersion(message.u32le(VERSION)))
                && (length < HEADER || message.u32le(KIND) <= LAST_OF_MANAGER);
    }

    private static boolean isVersion(long version) {
        return version == 0 || version >= FIRST_VERSION && version <= LAST_VERSION;
    }
}
