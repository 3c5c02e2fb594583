package eu.sealwatch.agent.inspect.mqtt;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Framing;

/** MQTT control packets: OASIS MQTT 3.1.1 and 5.0, chapters 2 and 3. */
final class MqttPacket {
    static final int CONNECT = 0x10;
    static final int CONNECT_ANSWER = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int PUBLISH_ANSWER = 0x40;
    private static final int RECEIVED = 0x50;
    private static final int RELEASE = 0x62;
    private static final int COMPLETE = 0x70;
    private static final int SUBSCRIBE = 0x82;
    private static final int SUBSCRIBE_ANSWER = 0x90;
    private static final int UNSUBSCRIBE = 0xA2;
    private static final int UNSUBSCRIBE_ANSWER = 0xB0;
    private static final int PING = 0xC0;
    private static final int PONG = 0xD0;
    private static final int DISCONNECT = 0xE0;
    private static final int AUTH = 0xF0;

    private static final int LONGEST_LENGTH = 4;
    private static final int LONGEST_TOPIC = 512;
    private static final int NO_ID = 0;

    private MqttPacket() {}

    /** The level of a CONNECT packet that begins the stream; 0 where it is none, or not yet. */
    static int level(Octets stream) {
        int name = body(stream, 0);
        if (stream.u8(0) != CONNECT || !stream.has(name, 9)) {
            return 0;
        }
        boolean old = stream.u16(name) == 6 && stream.startsWith(name + 2, "MQIsdp");
        boolean now = stream.u16(name) == 4 && stream.startsWith(name + 2, "MQTT");
        // a bridge sets the highest bit
        int level = stream.u8(name + 2 + stream.u16(name)) & 0x7F;
        return (old || now) && level >= 3 && level <= 5 ? level : 0;
    }

    static int connectFlags(Octets stream) {
        int name = body(stream, 0);
        return stream.u8(name + 3 + stream.u16(name));
    }

    static int size(Octets stream, int at) {
        int kind = stream.u8(at);
        if (!isKind(kind)) {
            return Framing.NOT_A_MESSAGE;
        }
        int body = body(stream, at);
        if (!stream.has(at, body - at)) {
            return Framing.NOT_YET;
        }
        int length = length(stream, at);
        return fits(kind, stream, body, length) ? body - at + length : Framing.NOT_A_MESSAGE;
    }

    /** The answer to a connection that was not seen itself, which begins what its side says. */
    static boolean isWelcome(Octets stream) {
        int body = body(stream, 0);
        return stream.u8(0) == CONNECT_ANSWER && stream.has(body, 2) && stream.u8(body + 1) == 0;
    }

    /** Whether the one is what the protocol answers to the other, with the same identifier. */
    static boolean isPair(Octets asking, int ask, Octets answering, int answer) {
        int kind = asking.u8(ask);
        int other = answering.u8(answer);
        if (kind == PING) {
            return other == PONG;
        }
        boolean answered =
                switch (other) {
                    case PUBLISH_ANSWER, RECEIVED -> (kind & 0xF0) == PUBLISH;
                    case COMPLETE -> kind == RELEASE;
                    case RELEASE -> kind == RECEIVED;
                    case SUBSCRIBE_ANSWER -> kind == SUBSCRIBE;
                    case UNSUBSCRIBE_ANSWER -> kind == UNSUBSCRIBE;
                    default -> false;
                };
        int id = identifier(asking, ask);
        return answered && id != NO_ID && id == identifier(answering, answer);
    }

    private static boolean isKind(int kind) {
        return switch (kind) {
            case CONNECT,
                    CONNECT_ANSWER,
                    PUBLISH_ANSWER,
                    RECEIVED,
                    RELEASE,
                    COMPLETE,
                    SUBSCRIBE,
                    SUBSCRIBE_ANSWER,
                    UNSUBSCRIBE,
                    UNSUBSCRIBE_ANSWER,
                    PING,
                    PONG,
                    DISCONNECT,
                    AUTH ->
                    true;
            // no quality of service is 3, and only one that is answered is repeated
            default -> (kind & 0xF0) == PUBLISH && (kind & 0x06) != 0x06 && (kind & 0x0E) != 0x08;
        };
    }

    /** Where the packet goes on behind its length, of one to four octets. */
    private static int body(Octets stream, int at) {
        int last = at + 1;
        while (last < at + LONGEST_LENGTH && stream.u8(last) >= 0x80) {
            last++;
        }
        return last + 1;
    }

    private static int length(Octets stream, int at) {
        int length = 0;
        int end = body(stream, at);
        for (int i = at + 1; i < end; i++) {
            length |= (stream.u8(i) & 0x7F) << 7 * (i - at - 1);
        }
        return length;
    }

    private static boolean fits(int kind, Octets stream, int body, int length) {
        return switch (kind) {
            case CONNECT -> length >= 10 && startsWithName(stream, body);
            case CONNECT_ANSWER -> isConnectAnswer(stream, body, length);
            case PUBLISH_ANSWER, RECEIVED, RELEASE, COMPLETE ->
                    length >= 2 && length < 1024 && isIdentified(stream, body);
            case SUBSCRIBE, UNSUBSCRIBE -> length >= 5 && isIdentified(stream, body);
            case SUBSCRIBE_ANSWER -> length >= 3 && isIdentified(stream, body);
            case UNSUBSCRIBE_ANSWER -> length >= 2 && isIdentified(stream, body);
            case PING, PONG -> length == 0;
            case DISCONNECT, AUTH -> length < 1024;
            default -> isPublish(stream, body, length);
        };
    }

    /** Up to 3.1.1 two octets; from 5 on properties, whose length is the rest. */
    private static boolean isConnectAnswer(Octets stream, int body, int length) {
        if (length < 2 || length >= 1024 || stream.u8(body) > 1) {
            return false;
        }
        if (length == 2) {
            return stream.u8(body + 1) <= 5;
        }
        int properties = stream.u8(body + 2);
        return !stream.has(body, 3) || properties >= 0x80 || length == 3 + properties;
    }

    private static boolean startsWithName(Octets stream, int body) {
        return !stream.has(body, 2) || stream.u16(body) == 4 || stream.u16(body) == 6;
    }

    private static boolean isIdentified(Octets stream, int body) {
        return !stream.has(body, 2) || stream.u16(body) != NO_ID;
    }

    /** A topic that fits and reads as one; the names in which it is to be sent have no wildcard. */
    private static boolean isPublish(Octets stream, int body, int length) {
        int topic = stream.u16(body);
        if (!stream.has(body, 2)) {
            return length >= 2;
        }
        int known = Math.min(stream.length(), body + 2 + topic);
        return topic > 0
                && topic <= LONGEST_TOPIC
                && topic + 2 <= length
                && Ascii.isPrintable(stream, body + 2, known);
    }

    private static int identifier(Octets stream, int at) {
        int body = body(stream, at);
        int kind = stream.u8(at);
        if ((kind & 0xF0) != PUBLISH) {
            return stream.u16(body);
        }
        return (kind & 0x06) == 0 ? NO_ID : stream.u16(body + 2 + stream.u16(body));
    }
}
