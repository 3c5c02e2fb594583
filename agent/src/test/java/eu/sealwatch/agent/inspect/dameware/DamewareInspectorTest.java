package eu.sealwatch.agent.inspect.dameware;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class DamewareInspectorTest {
    private static final byte[] REST = hex("00000000000000000100000001000000 0000000002000000");

    private final DamewareInspector inspector = new DamewareInspector();

    @Test
    void versionIsAFloatingPointNumber() {
        byte[] greeting = join(hex("3011000000000000 C3F5285C8FC20D40"), REST);

        assertThat(record(inspector, tcp(new byte[0], greeting)).getAttributes(0).getValue())
                .isEqualTo("3.72");
    }

    @Test
    void aNumberThatIsNoVersionIsNot() {
        byte[] greeting = join(hex("3011000000000000 FFFFFFFFFFFFFFFF"), REST);

        assertThat(inspector.inspect(tcp(new byte[0], greeting))).isEqualTo(Recognition.NOT_MINE);
    }
}
