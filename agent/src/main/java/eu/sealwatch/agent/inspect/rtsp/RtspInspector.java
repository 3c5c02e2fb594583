package eu.sealwatch.agent.inspect.rtsp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * RTSP: a request line that ends, or a status line that begins, with its version (RFC 7826). Either
 * side may ask; what is interleaved with it comes later.
 */
public final class RtspInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("rtsp").complete();
    private static final int LONGEST_LINE = 1024;

    @Override
    public String protocol() {
        return "rtsp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Line client = firstLine(conversation.client());
        Line server = firstLine(conversation.server());
        if (client == Line.OTHER || server == Line.OTHER) {
            return Recognition.NOT_MINE;
        }
        return client == Line.RTSP || server == Line.RTSP ? FOUND : Recognition.UNDECIDED;
    }

    private enum Line {
        NOT_YET,
        RTSP,
        OTHER
    }

    private static Line firstLine(Octets stream) {
        if (stream.startsWith("RTSP/1.0 ") || stream.startsWith("RTSP/2.0 ")) {
            return Line.RTSP;
        }
        if (stream.isEmpty() || !Ascii.contradicts(stream, "RTSP/")) {
            return Line.NOT_YET;
        }
        if (stream.u8(0) < 'A' || stream.u8(0) > 'Z') {
            return Line.OTHER;
        }
        int end = stream.indexOf('\n', 0);
        if (end < 0) {
            return stream.length() > LONGEST_LINE ? Line.OTHER : Line.NOT_YET;
        }
        int stop = stream.u8(end - 1) == '\r' ? end - 1 : end;
        boolean version =
                stream.startsWith(stop - 9, " RTSP/1.0")
                        || stream.startsWith(stop - 9, " RTSP/2.0");
        return version ? Line.RTSP : Line.OTHER;
    }
}
