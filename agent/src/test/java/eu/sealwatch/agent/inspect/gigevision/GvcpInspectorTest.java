package eu.sealwatch.agent.inspect.gigevision;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class GvcpInspectorTest {
    private final GvcpInspector inspector = new GvcpInspector();

    @Test
    void registersThatAreWrittenAreToldAsSuch() {
        assertThat(Attributes.of(inspector, udp(hex("42 01 0082 0008 0001 00000A00 00000002"))))
                .containsEntry("gvcp.function", "write-register")
                .containsEntry("gvcp.access", "write");
    }

    @Test
    void cameraNamesItsMakerAndModel() {
        byte[] camera = join(hex("0000 0003 00F8 0001"), new byte[0xF8]);
        System.arraycopy(text("Maker"), 0, camera, 8 + 0x48, 5);
        System.arraycopy(text("X-1"), 0, camera, 8 + 0x68, 3);

        assertThat(Attributes.of(inspector, udp(camera)))
                .containsEntry("gvcp.manufacturer", "Maker")
                .containsEntry("gvcp.model", "X-1");
    }

    @Test
    void lengthThatTheCommandDoesNotTakeIsNotMine() {
        assertThat(inspector.inspect(udp(hex("42 01 0002 0001 0001 00"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("42 01 0082 0004 0001 00000A00"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
