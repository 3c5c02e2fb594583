package eu.sealwatch.agent.inspect.mqtt;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** MQTT by its CONNECT packet, section 3.1 of the OASIS standard. No user name is read. */
public final class MqttInspector implements Inspector {
    private static final int CONNECT = 0x10;

    @Override
    public String protocol() {
        return "mqtt";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (client.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        if (client.u8(0) != CONNECT) {
            return Recognition.NOT_MINE;
        }
        int name = 1;
        while (name < 4 && client.u8(name) >= 0x80) {
            name++;
        }
        name++;
        if (client.length() < name + 9) {
            return Recognition.UNDECIDED;
        }
        boolean old = client.u16(name) == 6 && client.startsWith(name + 2, "MQIsdp");
        boolean mqtt = client.u16(name) == 4 && client.startsWith(name + 2, "MQTT");
        int level = client.u8(name + 2 + client.u16(name));
        return (old || mqtt) && level >= 3 && level <= 5
                ? Plain.handshake("mqtt").with("mqtt.level", Integer.toString(level)).complete()
                : Recognition.NOT_MINE;
    }
}
