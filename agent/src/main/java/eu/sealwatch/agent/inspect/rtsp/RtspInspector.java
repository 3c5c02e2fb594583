package eu.sealwatch.agent.inspect.rtsp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** RTSP: a request line or a status line that ends, or begins, with its version (RFC 7826). */
public final class RtspInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("rtsp").complete();
    private static final int LONGEST_LINE = 1024;

    @Override
    public String protocol() {
        return "rtsp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (server.startsWith("RTSP/1.0 ") || server.startsWith("RTSP/2.0 ")) {
            return FOUND;
        }
        if (Ascii.contradicts(server, "RTSP/") || !isUpperCase(client.u8(0), client.isEmpty())) {
            return Recognition.NOT_MINE;
        }
        int end = client.indexOf('\n', 0);
        if (end < 0) {
            return client.length() > LONGEST_LINE ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        boolean version =
                client.startsWith(end - 10, " RTSP/1.0\r")
                        || client.startsWith(end - 10, " RTSP/2.0\r");
        return version ? FOUND : Recognition.NOT_MINE;
    }

    private static boolean isUpperCase(int first, boolean empty) {
        return empty || (first >= 'A' && first <= 'Z');
    }
}
