package eu.sealwatch.agent.inspect.amqp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.midstream;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmqpInspectorTest {
    private static final byte[] NOTHING = {};

    private final AmqpInspector inspector = new AmqpInspector();

    @ParameterizedTest
    @CsvSource({
        "00000901, 0-9-1, ",
        "0101000A, 0-10, ",
        "01010809, 0-8, ",
        "00010000, 1.0, none",
        "02010000, 1.0, tls",
        "03010000, 1.0, sasl"
    })
    void headerSaysVersionAndSecurity(String rest, String version, String security) {
        var attributes = Attributes.of(inspector, tcp(join(text("AMQP"), hex(rest)), NOTHING));

        assertThat(attributes.get("amqp.version")).isEqualTo(version);
        assertThat(attributes.get("amqp.security")).isEqualTo(security);
    }

    @Test
    void wholeFramesInTheMiddleAreAmqp() {
        byte[] publish = hex("01 0001 00000009 003C0028 0000000000 CE");
        byte[] heartbeat = hex("08 0000 00000000 CE");

        assertThat(Attributes.of(inspector, midstream(publish, heartbeat)))
                .containsEntry("amqp.version", "0-9");
        assertThat(Attributes.of(inspector, midstream(publish, NOTHING)))
                .containsEntry("amqp.version", "0-9");
        assertThat(inspector.inspect(midstream(heartbeat, NOTHING)))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(midstream(hex("08 0000 00000001 00 CE"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void performativesInTheMiddleAreVersionOne() {
        byte[] transfer = hex("0000000C 02 00 0001 005314 45");
        byte[] empty = hex("00000008 02 00 0000");

        assertThat(Attributes.of(inspector, midstream(transfer, empty)))
                .containsEntry("amqp.version", "1.0");
        assertThat(inspector.inspect(midstream(hex("0000000C 02 00 0001 005399 45"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void headerOfNoVersionIsNotMine() {
        assertThat(inspector.inspect(tcp(join(text("AMQP"), hex("04010000")), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("08 0000 00000000 CE"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
