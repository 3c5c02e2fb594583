package eu.sealwatch.agent.inspect.openvpn;

import static eu.sealwatch.agent.inspect.Given.datagrams;
import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenvpnInspectorTest {
    private static final String SESSION = "0102030405060708";
    private static final String REPLAY = "00000001 6742F1A0";
    private static final String REST_OF_DATA = "00".repeat(40);

    private final OpenvpnInspector inspector = new OpenvpnInspector();

    @Test
    void resetInClearHasNothingThatGuardsTheControlChannel() {
        assertThat(guard(udp(hex("38" + SESSION + "00 00000000")))).isEqualTo("none");
        assertThat(guard(udp(hex("40" + SESSION + "01 00000000" + SESSION + "00000000"))))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 20, 32, 64})
    void digestInFrontOfThePacketNumberIsTlsAuth(int digest) {
        String before = SESSION + "AB".repeat(digest) + REPLAY;

        assertThat(guard(udp(hex("38" + before + "00 00000000")))).isEqualTo("tls-auth");
        assertThat(guard(udp(hex("40" + before + "01 00000000" + SESSION + "00000000"))))
                .isEqualTo("tls-auth");
    }

    @Test
    void digestOfAnotherSizeIsNone() {
        byte[] packet = hex("38" + SESSION + "AB".repeat(21) + REPLAY + "00 00000000");

        assertThat(inspector.inspect(udp(packet))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void packetNumberInFrontOfWhatIsWrappedIsTlsCrypt() {
        String before = SESSION + REPLAY + "AB".repeat(32);

        assertThat(guard(udp(hex("38" + before + "CD".repeat(5))))).isEqualTo("tls-crypt");
        assertThat(guard(udp(hex("40" + before + "CD".repeat(17))))).isEqualTo("tls-crypt");
    }

    @Test
    void wrappedKeyWhoseLengthFitsIsTlsCryptOfVersionTwo() {
        String before = "50" + SESSION + REPLAY + "AB".repeat(37);

        assertThat(guard(udp(hex(before + "EF".repeat(297) + "012B")))).isEqualTo("tls-crypt-v2");
        assertThat(inspector.inspect(udp(hex(before + "EF".repeat(297) + "012C"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void overTcpTheServersAnswerAloneIsEnough() {
        byte[] answer = hex("001A 40" + SESSION + "01 00000000" + SESSION + "00000000");

        assertThat(guard(tcp(new byte[0], answer))).isEqualTo("none");
    }

    @Test
    void overTcpAWholePacketThatIsNoResetIsNotOpenvpn() {
        byte[] packet = join(hex("000E 38" + SESSION + "00"), hex("00000001"));

        assertThat(inspector.inspect(tcp(packet, new byte[0]))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void dataIsToldOnceBothDirectionsCount() {
        var record =
                record(
                        inspector,
                        datagrams(
                                data(">", 101),
                                data("<", 55),
                                data(">", 102),
                                data("<", 56),
                                data(">", 103),
                                data("<", 59)));

        assertThat(record.getBasis()).isEqualTo(FlowRecord.Basis.PATTERN);
    }

    @Test
    void dataOfOneDirectionIsNotEnough() {
        assertThat(inspector.inspect(datagrams(data(">", 1), data(">", 2), data(">", 3))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void numbersThatDoNotGrowAreNoTunnel() {
        assertThat(
                        inspector.inspect(
                                datagrams(
                                        data(">", 101),
                                        data("<", 55),
                                        data(">", 102),
                                        data("<", 56),
                                        data(">", 102),
                                        data("<", 57))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    private static String data(String direction, int number) {
        return direction + "48000003" + "%08x".formatted(number) + REST_OF_DATA;
    }

    private String guard(Conversation conversation) {
        return record(inspector, conversation).getAttributes(0).getValue();
    }
}
