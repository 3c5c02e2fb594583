package eu.sealwatch.agent.inspect.spice;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpiceInspectorTest {
    private static final byte[] LINK =
            join(
                    text("REDQ"),
                    hex("02000000 02000000 12000000 00000000 01 00 00000000 00000000 12000000"));

    private final SpiceInspector inspector = new SpiceInspector();

    @Test
    void linkTellsVersionAndChannel() {
        assertThat(attributes(LINK, new byte[0]))
                .containsExactly("spice.version=2.2", "spice.channel=main");
    }

    @Test
    void refusalIsTold() {
        byte[] refusal = join(text("REDQ"), hex("02000000 02000000 B2000000 05000000"));

        assertThat(attributes(LINK, refusal)).contains("spice.error=5");
    }

    @Test
    void sizeAndVersionMustBePossible() {
        byte[] oldest = join(text("REDQ"), hex("03000000 02000000 12000000"));
        byte[] longest = join(text("REDQ"), hex("02000000 02000000 12000001"));

        assertThat(inspector.inspect(tcp(oldest, new byte[0]))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(longest, new byte[0]))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("REDQ"), new byte[0])))
                .isEqualTo(Recognition.UNDECIDED);
    }

    private List<String> attributes(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getAttributesList().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .toList();
    }
}
