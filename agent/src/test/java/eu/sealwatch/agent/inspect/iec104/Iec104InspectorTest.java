package eu.sealwatch.agent.inspect.iec104;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class Iec104InspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] START = hex("68 04 07 00 00 00");
    private static final byte[] START_CONFIRMED = hex("68 04 0B 00 00 00");
    private static final byte[] MEASURED = hex("68 0E 0000 0000 01 01 03 00 0100 010000 00");
    private static final byte[] COMMAND = hex("68 0E 0000 0200 2D 01 06 00 0100 010000 81");

    private final Iec104Inspector inspector = new Iec104Inspector();

    @Test
    void commandAmongMeasurementsIsControl() {
        assertThat(
                        Attributes.of(
                                inspector,
                                tcp(join(START, COMMAND), join(START_CONFIRMED, MEASURED))))
                .containsEntry("iec104.type", "1,45")
                .containsEntry("iec104.function", "command,monitor")
                .containsEntry("iec104.access", "control");
    }

    @Test
    void sequenceOfElementsHasOneAddressForAll() {
        byte[] three = hex("68 10 0000 0000 01 83 14 00 0100 010000 000100");

        assertThat(Attributes.of(inspector, tcp(three, NOTHING))).containsEntry("iec104.type", "1");
    }

    @Test
    void frameThatIsLongerThanItsTypeIsNotMine() {
        assertThat(inspector.inspect(tcp(hex("68 0F 0000 0000 01 01 03 00 0100"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("68 0E 0000 0000 01 01 00"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void supervisionCarriesNoType() {
        assertThat(Attributes.of(inspector, tcp(hex("68 04 01 00 0200"), NOTHING))).isEmpty();
        assertThat(inspector.inspect(tcp(hex("68 04 01 00 0300"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("68 04 0F 00 0000"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void otherSideMustBeginWithAFrameToo() {
        assertThat(inspector.inspect(tcp(START, hex("16030100")))).isEqualTo(Recognition.NOT_MINE);
    }
}
