package eu.sealwatch.agent.inspect.telnet;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class TelnetInspectorTest {
    private final TelnetInspector inspector = new TelnetInspector();

    @Test
    void oneCommandFromEachSideIsTelnet() {
        var flow = record(inspector, tcp(hex("FF FB 18"), hex("FF FD 18")));

        assertThat(flow.getProtocol()).isEqualTo("telnet");
    }

    @Test
    void greetingMayStandBeforeTheCommands() {
        var server = join(text("Router\r\n"), hex("FF FB 01 FF FB 03"));

        assertThat(record(inspector, tcp(hex("FF FD 01"), server)).getProtocol())
                .isEqualTo("telnet");
    }

    @Test
    void optionsThatCouldProtectTheSessionAreKept() {
        var flow = record(inspector, tcp(hex("FF FC 2E FF FB 25"), hex("FF FD 26 FF FD 18")));

        assertThat(flow.getAttributesList())
                .extracting(it -> it.getName() + "=" + it.getValue())
                .containsExactly("telnet.option=authentication", "telnet.option=encryption");
    }

    @Test
    void aLoginPromptAloneIsNot() {
        assertThat(inspector.inspect(tcp(text("root\r\n"), text("login: "))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void oneCommandIsNotEnough() {
        assertThat(inspector.inspect(tcp(new byte[0], hex("FF FD 18"))))
                .isEqualTo(Recognition.UNDECIDED);
    }
}
