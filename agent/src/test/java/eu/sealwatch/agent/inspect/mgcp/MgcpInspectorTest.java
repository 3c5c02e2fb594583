package eu.sealwatch.agent.inspect.mgcp;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MgcpInspectorTest {
    private final MgcpInspector inspector = new MgcpInspector();

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void lineMayEndInEitherWay(String end) {
        var record = record(inspector, udp(text("RSIP 7 *@a MGCP 1.0" + end + "RM: x" + end)));

        assertThat(record.getAttributes(0).getValue()).isEqualTo("RSIP");
    }

    @Test
    void answerAloneCouldBeAnyProtocolWithNumbers() {
        assertThat(inspector.inspect(udp(text("200 7 OK\r\n")))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void verbWithoutVersionIsNotMgcp() {
        assertThat(inspector.inspect(udp(text("RSIP 7 *@a\r\n")))).isEqualTo(Recognition.NOT_MINE);
    }
}
