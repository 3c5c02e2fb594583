package eu.sealwatch.agent.inspect.zeromq;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class ZeromqInspectorTest {
    private static final byte[] NOTHING = {};
    private static final String SIGNATURE = "FF 00000000000000 01 7F";

    private final ZeromqInspector inspector = new ZeromqInspector();

    @Test
    void mechanismSaysHowThePeersProveThemselves() {
        byte[] curve = join(hex(SIGNATURE + "03 00"), text("CURVE"), new byte[15]);

        assertThat(Attributes.of(inspector, tcp(NOTHING, curve)))
                .containsEntry("zeromq.version", "3.0")
                .containsEntry("zeromq.mechanism", "CURVE");
    }

    @Test
    void signatureAloneIsEnoughForTheName() {
        assertThat(Attributes.of(inspector, tcp(hex(SIGNATURE), NOTHING))).isEmpty();
        assertThat(Attributes.of(inspector, tcp(hex(SIGNATURE + "01 05"), NOTHING)))
                .containsEntry("zeromq.version", "1");
    }

    @Test
    void mechanismInOtherLettersIsNotMine() {
        byte[] wrong = join(hex(SIGNATURE + "03 00"), text("null"), new byte[16]);

        assertThat(inspector.inspect(tcp(wrong, NOTHING))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("FF 01"), NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }
}
