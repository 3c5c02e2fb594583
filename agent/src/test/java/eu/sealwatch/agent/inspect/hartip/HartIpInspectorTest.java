package eu.sealwatch.agent.inspect.hartip;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class HartIpInspectorTest {
    private final HartIpInspector inspector = new HartIpInspector();

    @Test
    void commandOfAFrameWithALongAddressIsRead() {
        assertThat(
                        Attributes.of(
                                inspector,
                                udp(hex("01 00 03 00 0004 0011 82 264E0000D2 01 00 39"))))
                .containsEntry("hart-ip.command", "1");
    }

    @Test
    void frameWhoseCheckIsWrongIsNotMine() {
        assertThat(inspector.inspect(udp(hex("01 00 03 00 0003 000D 02 00 00 00 03"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("01 00 02 00 0003 0008"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
