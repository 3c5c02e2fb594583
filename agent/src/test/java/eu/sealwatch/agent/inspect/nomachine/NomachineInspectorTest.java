package eu.sealwatch.agent.inspect.nomachine;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class NomachineInspectorTest {
    private static final byte[] CLIENT = text("NXSH-8.10.1\n");
    private static final byte[] SERVER = text("NXD-8.11.3\n");

    private final NomachineInspector inspector = new NomachineInspector();

    @Test
    void bothSaySoAndTlsFollows() {
        var flow =
                record(
                        inspector,
                        tcp(
                                join(CLIENT, record(22, clientHello("1301"))),
                                join(SERVER, record(22, serverHello("1301")))));

        assertThat(flow.getProtocol()).isEqualTo("nomachine");
        assertThat(flow.getTls().getCipher()).isEqualTo(0x1301);
        assertThat(flow.getAttributesList())
                .extracting(it -> it.getName() + "=" + it.getValue())
                .containsExactly(
                        "nomachine.client_version=8.10.1", "nomachine.server_version=8.11.3");
    }

    @Test
    void oneSideIsEnoughForTheName() {
        assertThat(record(inspector, tcp(CLIENT, new byte[0])).hasTls()).isFalse();
        assertThat(record(inspector, tcp(new byte[0], SERVER)).getProtocol())
                .isEqualTo("nomachine");
    }

    @Test
    void whatIsNotTlsEndsTheReading() {
        assertThat(inspector.inspect(tcp(join(CLIENT, hex("00")), SERVER)))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
    }

    @Test
    void greetingWithoutAVersionIsNone() {
        assertThat(inspector.inspect(tcp(text("NXSH-\n"), new byte[0])))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("NXSH-abc\n"), new byte[0])))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("NXSH-1111111111111111111"), new byte[0])))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("NXSH-8."), new byte[0])))
                .isEqualTo(Recognition.UNDECIDED);
    }
}
