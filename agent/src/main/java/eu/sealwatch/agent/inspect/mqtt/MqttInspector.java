package eu.sealwatch.agent.inspect.mqtt;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * MQTT 3.1 to 5 by its CONNECT packet. Where the capture began later: by two packets or more that
 * are whole and right, of which one side's answers the other's. User names, passwords and topics
 * are not kept.
 */
public final class MqttInspector implements Inspector {
    private static final Plain MQTT = Plain.handshake("mqtt");
    private static final int MOST_PACKETS = 8;

    @Override
    public String protocol() {
        return "mqtt";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        int level = MqttPacket.level(client);
        if (level > 0) {
            return connected(client, level, server);
        }
        Framing framing = MqttPacket::size;
        int packets = framing.count(conversation, MOST_PACKETS);
        if (packets < 0 || (!conversation.beganBeforeCapture() && !mayConnect(client))) {
            return Recognition.NOT_MINE;
        }
        return packets >= 2 && answersOther(client, server)
                ? MQTT.complete()
                : Recognition.UNDECIDED;
    }

    private static boolean mayConnect(Octets client) {
        return client.isEmpty() || client.u8(0) == MqttPacket.CONNECT;
    }

    /** Section 3.1 and 3.2: how the client wants in, and whether it was let in. */
    private static Recognition connected(Octets client, int level, Octets server) {
        int flags = MqttPacket.connectFlags(client);
        Plain facts =
                MQTT.with("mqtt.level", Integer.toString(level))
                        .with("mqtt.auth", auth((flags & 0x80) != 0, (flags & 0x40) != 0));
        if (server.u8(0) != MqttPacket.CONNECT_ANSWER || !server.has(0, 4)) {
            return facts.soFar();
        }
        return facts.with("mqtt.connected", server.u8(3) == 0 ? "true" : "false").complete();
    }

    private static String auth(boolean user, boolean password) {
        if (password) {
            return "password";
        }
        return user ? "user" : "none";
    }

    private static boolean answersOther(Octets client, Octets server) {
        if (MqttPacket.isWelcome(client) || MqttPacket.isWelcome(server)) {
            return true;
        }
        int at = 0;
        for (int i = 0; i < MOST_PACKETS && at < client.length(); i++) {
            int size = MqttPacket.size(client, at);
            if (size <= 0) {
                return false;
            }
            int other = 0;
            for (int j = 0; j < MOST_PACKETS && other < server.length(); j++) {
                int otherSize = MqttPacket.size(server, other);
                if (otherSize <= 0) {
                    break;
                }
                if (MqttPacket.isPair(client, at, server, other)
                        || MqttPacket.isPair(server, other, client, at)) {
                    return true;
                }
                other += otherSize;
            }
            at += size;
        }
        return false;
    }
}
