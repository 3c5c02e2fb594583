package eu.sealwatch.agent.inspect.frp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsBytes;
import org.junit.jupiter.api.Test;

class FrpInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] LOGIN =
            join(
                    hex("6F 0000000000000027"),
                    text("{\"version\":\"0.52.3\",\"privilege_key\":\"\"}"));

    private final FrpInspector inspector = new FrpInspector();

    @Test
    void logInInTheFirstStreamOfYamuxIsKnown() {
        byte[] opens = hex("0001 0001 00000001 00000000");
        byte[] data = hex("0000 0000 00000001 00000030");

        var record = record(inspector, tcp(join(opens, data, LOGIN), NOTHING));

        assertThat(record.getAttributes(0).getValue()).isEqualTo("0.52.3");
        assertThat(inspector.inspect(tcp(join(opens, data), NOTHING)))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void byteInFrontOfTlsIsKnownAndTheTlsReadToo() {
        byte[] client = join(hex("17"), TlsBytes.record(22, TlsBytes.clientHello("1301")));
        var record = record(inspector, tcp(client, NOTHING));

        assertThat(record.getProtocol()).isEqualTo("frp");
        assertThat(record.getTls().getClientSeen()).isTrue();
    }

    @Test
    void recordOfTlsIsNotThatByte() {
        assertThat(inspector.inspect(tcp(hex("17 03 03 00 20"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void otherJsonBehindALengthIsNotALogIn() {
        byte[] other = join(hex("6F 0000000000000002"), text("{}"));

        assertThat(inspector.inspect(tcp(other, NOTHING))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("other"), NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }
}
