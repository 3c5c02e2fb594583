package eu.sealwatch.agent.inspect.dlms;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class DlmsInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] READ = hex("0001 0010 0001 0004 C0 01 C100");
    private static final byte[] ANSWER = hex("0001 0001 0010 0004 C4 01 C100");

    private final DlmsInspector inspector = new DlmsInspector();

    @Test
    void wrapperNeedsBothSidesOverTcp() {
        assertThat(inspector.inspect(tcp(READ, NOTHING))).isEqualTo(Recognition.UNDECIDED);
        assertThat(Attributes.of(inspector, tcp(READ, ANSWER)))
                .containsEntry("dlms.transport", "wrapper");
        assertThat(Attributes.of(inspector, udp(READ))).containsEntry("dlms.transport", "wrapper");
    }

    @Test
    void frameWhoseCheckIsWrongIsNotMine() {
        assertThat(inspector.inspect(tcp(hex("7E A007 03 21 93 0F02 7E"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("0001 0010 0001 0005 C0 01 C100"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
