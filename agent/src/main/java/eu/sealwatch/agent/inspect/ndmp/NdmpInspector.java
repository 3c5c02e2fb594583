package eu.sealwatch.agent.inspect.ndmp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * NDMP by its first messages: the server says that it is connected, the client opens (NDMP version
 * 4, section 3.1): a record mark, then six words.
 */
public final class NdmpInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("ndmp").complete();
    private static final int WORDS = 28;
    private static final long LAST_FRAGMENT = 0x8000_0000L;
    private static final int LARGEST = 1024;
    private static final int CONNECT_OPEN = 0x900;
    private static final int NOTIFY_CONNECTED = 0x502;

    @Override
    public String protocol() {
        return "ndmp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        return Fit.both(
                fit(conversation.client(), CONNECT_OPEN),
                fit(conversation.server(), NOTIFY_CONNECTED),
                FOUND);
    }

    // mark; sequence, time, request or reply, message, sequence replied to, error
    private static Fit fit(Octets stream, int message) {
        long size = stream.u32(0) - LAST_FRAGMENT;
        boolean contradicts =
                !stream.isEmpty() && stream.u8(0) != 0x80
                        || stream.length() >= 4 && (size < WORDS - 4 || size > LARGEST)
                        || stream.length() >= 20
                                && (stream.u32(12) != 0 || stream.u32(16) != message);
        if (contradicts) {
            return Fit.CONTRADICTS;
        }
        if (stream.length() < WORDS) {
            return Fit.OPEN;
        }
        return stream.u32(20) == 0 && stream.u32(24) == 0 ? Fit.PROVES : Fit.CONTRADICTS;
    }
}
