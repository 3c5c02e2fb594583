package eu.sealwatch.agent.inspect.sip;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class SipInspectorTest {
    private final SipInspector inspector = new SipInspector();

    @Test
    void methodAndSoftwareAreKeptAndCallersAreNot() {
        byte[] invite =
                text("INVITE sip:bob@b SIP/2.0\r\nFrom: alice\r\nuser-agent: Phone 1.0\r\n\r\n");

        var record = record(inspector, udp(invite));

        assertThat(record.getAttributes(0).getValue()).isEqualTo("INVITE");
        assertThat(record.getAttributes(1).getValue()).isEqualTo("Phone 1.0");
        assertThat(record.toString()).doesNotContain("alice").doesNotContain("bob");
    }

    @Test
    void serverThatAsksIsKnown() {
        byte[] options = text("OPTIONS sip:a SIP/2.0\r\n");

        assertThat(record(inspector, tcp(new byte[0], options)).getProtocol()).isEqualTo("sip");
    }

    @Test
    void lineWithoutItsVersionIsNotSip() {
        assertThat(inspector.inspect(udp(text("OPTIONS * HTTP/1.1\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(text("OPTIONS")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("OPTIONS"), new byte[0])))
                .isEqualTo(Recognition.UNDECIDED);
    }
}
