package eu.sealwatch.agent.inspect.printing;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class LpdInspectorTest {
    private final LpdInspector inspector = new LpdInspector();

    @Test
    void dataFileMayComeFirst() {
        assertThat(
                        record(inspector, tcp(text("\u0002raw\n\u00039 dfA001h\n"), hex("00")))
                                .getProtocol())
                .isEqualTo("lpd");
    }

    @Test
    void printerMustConsentAndTheFileMustBeNamed() {
        assertThat(inspector.inspect(tcp(text("\u0002raw\n\u00039 dfA001h\n"), hex("01"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("\u0002raw\n\u00039 xfA001h\n"), hex("00"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("\u0002raw\n"), hex("00"))))
                .isEqualTo(Recognition.UNDECIDED);
    }
}
