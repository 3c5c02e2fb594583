package eu.sealwatch.agent.inspect.l2tp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class L2tpInspectorTest {
    private static final String TYPE = "8008 0000 0000 0001";

    private final L2tpInspector inspector = new L2tpInspector();

    @Test
    void bothVersionsAreTold() {
        assertThat(version("C802 0014 0000 0000 0000 0000" + TYPE)).isEqualTo("2");
        assertThat(version("C803 0014 00000000 0000 0000" + TYPE)).isEqualTo("3");
    }

    @Test
    void attributesMustFillTheMessage() {
        byte[] loose = hex("C802 0018 0000 0000 0000 0000" + TYPE + "8005 0000");

        assertThat(inspector.inspect(udp(loose))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void withoutAttributesAnAcknowledgementSaysTooLittle() {
        assertThat(inspector.inspect(udp(hex("C802 000C 0001 0000 0001 0001"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private String version(String message) {
        return record(inspector, udp(hex(message))).getAttributes(0).getValue();
    }
}
