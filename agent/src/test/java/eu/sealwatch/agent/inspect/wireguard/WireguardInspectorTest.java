package eu.sealwatch.agent.inspect.wireguard;

import static eu.sealwatch.agent.inspect.Given.datagrams;
import static eu.sealwatch.agent.inspect.Given.record;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireguardInspectorTest {
    private static final String REST_OF_INITIATION = "11223344" + "00".repeat(140);

    private final WireguardInspector inspector = new WireguardInspector();

    @Test
    void reservedBytesMayBeUsedWhenTheAnswerNamesWhoAsked() {
        String asks = "> 01ABCDEF" + REST_OF_INITIATION;
        String answer = "< 02000001 55667788 11223344" + "00".repeat(80);
        String other = "< 02000001 55667788 11223345" + "00".repeat(80);

        assertThat(inspector.inspect(datagrams(asks))).isEqualTo(Recognition.UNDECIDED);
        assertThat(record(inspector, datagrams(asks, answer)).getAttributes(0).getName())
                .isEqualTo("wireguard.reserved");
        assertThat(inspector.inspect(datagrams(asks, other))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void twoDataPacketsThatCountAreLikeATunnel() {
        assertThat(inspector.inspect(datagrams(data(7)))).isEqualTo(Recognition.UNDECIDED);
        assertThat(record(inspector, datagrams(data(7), data(8))).getBasis())
                .isEqualTo(FlowRecord.Basis.PATTERN);
    }

    @Test
    void countersThatDoNotGrowAreNone() {
        assertThat(inspector.inspect(datagrams(data(7), data(7)))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void zerosAreNotSealedData() {
        assertThat(
                        inspector.inspect(
                                datagrams(
                                        "> 04000000 01000000 0700000000000000" + "00".repeat(16))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private static String data(int counter) {
        byte[] sealed = new byte[80];
        new Random(counter).nextBytes(sealed);
        return "> 04000000 11223344 %02x00000000000000".formatted(counter)
                + HexFormat.of().formatHex(sealed);
    }
}
