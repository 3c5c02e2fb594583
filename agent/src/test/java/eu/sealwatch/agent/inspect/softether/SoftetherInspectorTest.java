package eu.sealwatch.agent.inspect.softether;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class SoftetherInspectorTest {
    private final SoftetherInspector inspector = new SoftetherInspector();

    @Test
    void namedValuesWithAnOperationAreARegistration() {
        byte[] values =
                join(
                        hex("00000002 00000007"),
                        text("opcode"),
                        hex("00000002 00000001 00000002"),
                        text("ab"),
                        hex("00000008"),
                        text("tran_id"),
                        hex("00000004 00000001 0102030405060708"));

        assertThat(isSoftether(values)).isTrue();
        assertThat(isSoftether(join(values, new byte[1]))).isFalse();
    }

    @Test
    void namedValuesWithoutAnOperationAreSomethingElse() {
        byte[] values =
                join(
                        hex("00000002 00000002"),
                        text("a"),
                        hex("00000000 00000001 00000001 00000002"),
                        text("b"),
                        hex("00000000 00000001 00000001"));

        assertThat(isSoftether(values)).isFalse();
    }

    @Test
    void textThatMerelyBeginsLikeAnAddressIsNone() {
        assertThat(isSoftether(text("IP=192.0.2.1,PORT=5004"))).isTrue();
        assertThat(isSoftether(text("IP=192.0.2.1,PORT=5004,X"))).isFalse();
        assertThat(isSoftether(text("IP=here"))).isFalse();
    }

    private boolean isSoftether(byte[] datagram) {
        return inspector.inspect(udp(datagram)) instanceof Recognition.Recognised;
    }
}
