package eu.sealwatch.agent.inspect.fins;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class FinsInspectorTest {
    private static final String HEADER = "80 00 02 000000 000100 01";

    private final FinsInspector inspector = new FinsInspector();

    @Test
    void stopIsControlOverBothTransports() {
        byte[] frame = hex(HEADER + "0402");
        byte[] stream = join(text("FINS"), hex("00000014 00000002 00000000"), frame);

        assertThat(Attributes.of(inspector, udp(frame)))
                .containsEntry("fins.function", "stop")
                .containsEntry("fins.access", "control");
        assertThat(Attributes.of(inspector, tcp(stream, new byte[0])))
                .containsEntry("fins.function", "stop");
    }

    @Test
    void answerOverUdpSaysNothingOfWhatIsAsked() {
        assertThat(Attributes.of(inspector, udp(hex("C0 00 02 000000 000100 01 0101 0000 0007"))))
                .isEmpty();
    }

    @Test
    void commandThatIsNotOrIsTooLongIsNotMine() {
        assertThat(inspector.inspect(udp(hex(HEADER + "7777")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex(HEADER + "0101 82 0000"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("80 00 03 000000 000100 01 0402"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
