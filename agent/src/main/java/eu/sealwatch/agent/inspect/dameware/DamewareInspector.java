package eu.sealwatch.agent.inspect.dameware;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Locale;

/**
 * DameWare Mini Remote Control by the 40 bytes with which its server begins: message 0x1130, and
 * the version of the protocol as a floating-point number. Not documented by its maker.
 */
public final class DamewareInspector implements Inspector {
    private static final String MESSAGE = "\u0030\u0011\0\0\0\0\0\0";
    private static final int VERSION = 8;
    private static final int GREETING_BYTES = 40;

    @Override
    public String protocol() {
        return "dameware";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets server = conversation.server();
        if (Ascii.contradicts(server, MESSAGE)) {
            return Recognition.NOT_MINE;
        }
        if (server.length() < GREETING_BYTES) {
            return Recognition.UNDECIDED;
        }
        double version =
                Double.longBitsToDouble(server.u32le(VERSION + 4) << 32 | server.u32le(VERSION));
        if (!(version >= 1 && version < 100)) {
            return Recognition.NOT_MINE;
        }
        return Plain.handshake("dameware")
                .with("dameware.version", String.format(Locale.ROOT, "%.2f", version))
                .complete();
    }
}
