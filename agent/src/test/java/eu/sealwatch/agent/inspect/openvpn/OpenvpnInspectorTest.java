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
import eu.sealwatch.agent.inspect.tls.TlsBytes;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenvpnInspectorTest {
    private static final String SESSION = "0102030405060708";
    private static final String PEER = "1112131415161718";
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
    void tlsInsideIsReadWhereNothingWrapsIt() {
        byte[] hello = TlsBytes.record(22, TlsBytes.clientHello("1301"));
        byte[] first = Arrays.copyOfRange(hello, 0, 20);
        byte[] rest = Arrays.copyOfRange(hello, 20, hello.length);
        String answer = "<40" + PEER + "01 00000000" + SESSION + "00000000";
        var record =
                record(
                        inspector,
                        datagrams(
                                ">38" + SESSION + "00 00000000",
                                answer,
                                ">20" + SESSION + "00 00000002" + digits(rest),
                                ">20"
                                        + SESSION
                                        + "01 00000000"
                                        + PEER
                                        + "00000001"
                                        + digits(first)));

        assertThat(record.getAttributes(0).getValue()).isEqualTo("none");
        assertThat(record.getTls().getOfferedCiphersList()).containsExactly(0x1301);
    }

    @Test
    void tlsBehindADigestIsReadToo() {
        byte[] hello = TlsBytes.record(22, TlsBytes.clientHello("1301"));
        String guarded = SESSION + "AB".repeat(20) + REPLAY;
        byte[] reset = hex("38" + guarded + "00 00000000");
        byte[] control = join(hex("20" + guarded + "00 00000001"), hello);
        byte[] stream =
                join(
                        hex("%04x".formatted(reset.length)),
                        reset,
                        hex("%04x".formatted(control.length)),
                        control);

        var record = record(inspector, tcp(stream, new byte[0]));

        assertThat(record.getAttributes(0).getValue()).isEqualTo("tls-auth");
        assertThat(record.getTls().getClientSeen()).isTrue();
    }

    @Test
    void controlPacketThatNamesTheOthersSessionIsEnoughWithoutAReset() {
        String control = ">20" + SESSION + "00 00000005 160303";
        String answer = "<28" + PEER + "01 00000005" + SESSION;
        String stranger = "<28" + PEER + "01 00000005" + PEER;

        assertThat(inspector.inspect(datagrams(control))).isEqualTo(Recognition.UNDECIDED);
        assertThat(record(inspector, datagrams(control, answer)).getAttributes(0).getValue())
                .isEqualTo("none");
        assertThat(inspector.inspect(datagrams(control, stranger)))
                .isEqualTo(Recognition.UNDECIDED);
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

    private static String digits(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String data(String direction, int number) {
        return direction + "48000003" + "%08x".formatted(number) + REST_OF_DATA;
    }

    private String guard(Conversation conversation) {
        return record(inspector, conversation).getAttributes(0).getValue();
    }
}
