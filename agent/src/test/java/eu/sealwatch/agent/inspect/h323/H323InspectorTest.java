package eu.sealwatch.agent.inspect.h323;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class H323InspectorTest {
    private static final byte[] NOTHING = {};

    private final H323Inspector inspector = new H323Inspector();

    @Test
    void elementsOfOneOctetAreSteppedOver() {
        byte[] answer = hex("0300000E 08 02 8001 07 A1 7E 0001 05");

        assertThat(inspector.inspect(tcp(NOTHING, answer)))
                .isInstanceOf(Recognition.Recognised.class);
    }

    @Test
    void withoutAUserElementAtTheEndItIsOtherSignalling() {
        assertThat(inspector.inspect(tcp(hex("0300000B 08 02 0001 05 28 00"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("0300000D 08 02 0001 05 7E 0002 05"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void messageToAGatekeeperNamesItsProtocol() {
        assertThat(inspector.inspect(udp(hex("0E 40 0001 06 0008914A0004 01"))))
                .isInstanceOf(Recognition.Recognised.class);
        assertThat(inspector.inspect(udp(hex("0E 40 0001 06 0008914A00FF 01"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("0E 40 0001 06 0008914B0004 01"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
