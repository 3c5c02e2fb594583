package eu.sealwatch.agent.inspect.kafka;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Kafka by its request header: a size, an interface and a version of it that there are, a
 * correlation, and the client's name, which is text. An answer repeats the correlation.
 */
public final class KafkaInspector implements Inspector {
    private static final Plain KAFKA = Plain.handshake("kafka");
    private static final Recognition ANSWERED = KAFKA.complete();
    private static final Recognition LIKE = Plain.pattern("kafka").soFar();

    private static final int KEY = 4;
    private static final int VERSION = 6;
    private static final int CORRELATION = 8;
    private static final int NAME_LENGTH = 12;
    private static final int NAME = 14;
    private static final int ANSWER_CORRELATION = 4;

    private static final int LAST_KEY = 95;
    private static final int LAST_VERSION = 20;
    private static final long LARGEST = 100 << 20;
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 128;
    private static final int MOST_REQUESTS = 8;

    // the interfaces whose request without a client's name may open a connection
    private static final int API_VERSIONS = 18;

    @Override
    public String protocol() {
        return "kafka";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (client.isEmpty()) {
            return server.u8(0) == 0 ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        Framing framing = KafkaInspector::size;
        int requests = framing.count(client, MOST_REQUESTS);
        if (requests <= 0) {
            return requests < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        if (server.has(0, ANSWER_CORRELATION + 4)) {
            return isAnswered(client, requests, server) ? ANSWERED : Recognition.UNDECIDED;
        }
        return server.isEmpty() ? LIKE : Recognition.UNDECIDED;
    }

    private static int size(Octets stream, int at) {
        // no request has 16 MB; so the first octet is known
        if (stream.u8(at) > 6
                || (stream.has(at, VERSION + 2)
                        && (stream.u16(at + KEY) > LAST_KEY
                                || stream.u16(at + VERSION) > LAST_VERSION))) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, NAME)) {
            return Framing.NOT_YET;
        }
        long size = stream.u32(at);
        int name = stream.u16(at + NAME_LENGTH);
        if (size > LARGEST
                || name + NAME - KEY > size
                || name < SHORTEST_NAME
                || name > LONGEST_NAME
                || stream.u8(at + CORRELATION) >= 0x80
                || !isName(stream, at + NAME, Math.min(at + NAME + name, stream.length()))) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at + NAME, name)) {
            return Framing.NOT_YET;
        }
        // what negotiates versions is short: two more names at most
        boolean tooLong =
                stream.u16(at + KEY) == API_VERSIONS && size > name + NAME + 2 * LONGEST_NAME;
        return tooLong ? Framing.NOT_A_MESSAGE : KEY + (int) size;
    }

    private static boolean isName(Octets stream, int from, int to) {
        for (int i = from; i < to; i++) {
            int value = stream.u8(i);
            if (!Character.isLetterOrDigit(value) && "._-@:/#".indexOf(value) < 0) {
                return false;
            }
        }
        return Ascii.isPrintable(stream, from, to);
    }

    private static boolean isAnswered(Octets client, int requests, Octets server) {
        long answered = server.u32(ANSWER_CORRELATION);
        int at = 0;
        for (int i = 0; i < requests; i++) {
            if (client.u32(at + CORRELATION) == answered) {
                return server.u32(0) >= 4 && server.u32(0) <= LARGEST;
            }
            at += size(client, at);
        }
        return false;
    }
}
