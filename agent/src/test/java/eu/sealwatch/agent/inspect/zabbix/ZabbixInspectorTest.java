package eu.sealwatch.agent.inspect.zabbix;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class ZabbixInspectorTest {
    private static final byte[] NOTHING = {};

    private final ZabbixInspector inspector = new ZabbixInspector();

    @Test
    void headerSaysWhetherItIsCompressed() {
        byte[] message = join(text("ZBXD"), hex("03 01000000 02000000 00"));

        assertThat(Attributes.of(inspector, tcp(message, NOTHING)))
                .containsEntry("zabbix.compressed", "true");
    }

    @Test
    void agentThatIsAskedInPlainTextIsKnownByItsAnswer() {
        byte[] answer = join(text("ZBXD"), hex("01 01000000 00000000 31"));

        assertThat(Attributes.of(inspector, tcp(text("system.uptime\n"), answer)))
                .containsEntry("zabbix.compressed", "false");
        assertThat(inspector.inspect(tcp(text("System\n"), answer)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("a\nb\n"), NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }
}
