package eu.sealwatch.agent.inspect.mqtt;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.midstream;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class MqttInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] PUBLISH = join(hex("32 08 0004"), text("scan"), hex("0007"));

    private final MqttInspector inspector = new MqttInspector();

    @Test
    void connectSaysTheLevelAndHowTheClientProvesItself() {
        var refused = tcp(connect("04", "C2"), hex("20 02 00 05"));
        var anonymous = tcp(connect("05", "02"), hex("20 03 00 00 00"));

        assertThat(Attributes.of(inspector, refused))
                .containsEntry("mqtt.level", "4")
                .containsEntry("mqtt.auth", "password")
                .containsEntry("mqtt.connected", "false");
        assertThat(Attributes.of(inspector, anonymous))
                .containsEntry("mqtt.level", "5")
                .containsEntry("mqtt.auth", "none")
                .containsEntry("mqtt.connected", "true");
    }

    @Test
    void oldestNameOfTheProtocolAndBridgesAreKnown() {
        byte[] old = join(hex("10 0E 0006"), text("MQIsdp"), hex("03 02 003C 0000"));

        assertThat(Attributes.of(inspector, tcp(old, NOTHING))).containsEntry("mqtt.level", "3");
        assertThat(Attributes.of(inspector, tcp(connect("84", "02"), NOTHING)))
                .containsEntry("mqtt.level", "4");
    }

    @Test
    void inTheMiddleOnePacketMustAnswerAnother() {
        assertThat(name(PUBLISH, hex("40 02 0007"))).isEqualTo("mqtt");
        assertThat(name(hex("C0 00"), hex("D0 00"))).isEqualTo("mqtt");
        assertThat(
                        name(
                                hex("90 03 0001 00"),
                                join(hex("82 09 0001 0004"), text("scan"), hex("00"))))
                .isEqualTo("mqtt");
        assertThat(inspector.inspect(midstream(PUBLISH, hex("40 02 0008"))))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(midstream(PUBLISH, NOTHING))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void welcomeBeginsAConnectionWhoseFirstPacketWasMissed() {
        assertThat(name(hex("82 09 0001 0004 7363616E 00"), hex("20 02 00 00"))).isEqualTo("mqtt");
    }

    @Test
    void clientThatDoesNotConnectIsNoClient() {
        assertThat(inspector.inspect(tcp(hex("C0 00"), NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void topicThatIsNoTextIsNotMine() {
        assertThat(inspector.inspect(midstream(hex("30 06 0004 00010203"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(midstream(hex("36 06 0004 61616161"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private String name(byte[] client, byte[] server) {
        return record(inspector, midstream(client, server)).getProtocol();
    }

    private static byte[] connect(String level, String flags) {
        return join(hex("10 0C 0004"), text("MQTT"), hex(level + flags + "003C 0000"));
    }
}
