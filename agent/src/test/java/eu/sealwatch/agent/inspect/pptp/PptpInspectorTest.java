package eu.sealwatch.agent.inspect.pptp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class PptpInspectorTest {
    private static final byte[] REQUEST = join(hex("009C 0001 1A2B3C4D 0001 0000"), new byte[144]);

    private final PptpInspector inspector = new PptpInspector();

    @Test
    void serversVendorIsKept() {
        byte[] reply =
                join(
                        hex("009C 0001 1A2B3C4D 0002 0000"),
                        new byte[80],
                        text("MikroTik"),
                        new byte[56]);

        var record = record(inspector, tcp(REQUEST, reply));

        assertThat(record.getAttributes(0).getValue()).isEqualTo("MikroTik");
    }

    @Test
    void anotherCookieIsNotPptp() {
        byte[] other = hex("009C 0001 1A2B3C4E 0001 0000");

        assertThat(inspector.inspect(tcp(other, new byte[0]))).isEqualTo(Recognition.NOT_MINE);
    }
}
