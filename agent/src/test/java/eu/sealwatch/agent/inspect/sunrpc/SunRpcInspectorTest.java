package eu.sealwatch.agent.inspect.sunrpc;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class SunRpcInspectorTest {
    private static final byte[] NO_PROOF = hex("00000000 00000000 00000000 00000000");

    private final SunRpcInspector inspector = new SunRpcInspector();

    @Test
    void portmapperAskedForMountIsNfs() {
        byte[] call =
                join(
                        hex("00000001 00000000 00000002 000186A0 00000002 00000003"),
                        NO_PROOF,
                        hex("000186A5 00000003 00000011 00000000"));

        assertThat(record(inspector, udp(call)).getProtocol()).isEqualTo("nfs");
    }

    @Test
    void wordOfTheClientIsToldFromKerberos() {
        byte[] system =
                join(
                        hex("00000001 00000000 00000002 000186A3 00000003 00000001"),
                        hex("00000001 00000014"),
                        new byte[20],
                        hex("00000000 00000000"));

        assertThat(record(inspector, udp(system)).getAttributesList())
                .anySatisfy(it -> {
                    assertThat(it.getName()).isEqualTo("sunrpc.authentication");
                    assertThat(it.getValue()).isEqualTo("system");
                });
    }

    @Test
    void programThatNobodyHasIsNotOne() {
        byte[] call = join(hex("00000001 00000000 00000002 00000007 00000001 00000000"), NO_PROOF);

        assertThat(inspector.inspect(udp(call))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void answerAloneDoesNotSayWhatWasAsked() {
        byte[] answer = hex("80000018 00000001 00000001 00000000 00000000 00000000 00000000");

        assertThat(inspector.inspect(tcp(new byte[0], answer))).isEqualTo(Recognition.UNDECIDED);
    }
}
