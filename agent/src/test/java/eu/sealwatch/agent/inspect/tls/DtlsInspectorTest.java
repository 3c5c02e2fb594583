package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Conversation.Earlier;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.stun.StunInspector;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DtlsInspectorTest {
    private static final byte[] HELLO =
            join(
                    hex("FEFD"),
                    new byte[32],
                    hex("00 00 0004 C02BC02F 01 00 0018"),
                    TlsBytes.extension(0x000A, "0002 001D"),
                    TlsBytes.extension(0x000E, "0004 0001 0007 00"),
                    hex("FF01 0001 00"));
    private static final byte[] CLIENT = record(0, 0, message(1, 0, HELLO));
    private static final byte[] SERVER =
            record(
                    0,
                    1,
                    message(
                            2,
                            1,
                            join(
                                    hex("FEFD"),
                                    new byte[32],
                                    hex("00 C02B 00 000E"),
                                    TlsBytes.extension(0x000E, "0002 0007 00"),
                                    hex("FF01 0001 00"))));
    private static final byte[] VERIFY = record(0, 0, message(3, 0, hex("FEFF 04 01020304")));

    private final DtlsInspector inspector = new DtlsInspector();

    @Test
    void clientsHelloIsAHandshake() {
        FlowRecord flow = Given.record(inspector, udp(CLIENT));

        assertThat(flow.getProtocol()).isEqualTo("dtls");
        assertThat(flow.getBasis()).isEqualTo(Basis.HANDSHAKE);
        assertThat(flow.getTls().getOfferedVersionsList()).containsExactly(0xFEFD);
        assertThat(flow.getTls().getOfferedCiphersList()).containsExactly(0xC02B, 0xC02F);
        assertThat(flow.getTls().getOfferedSrtpProfilesList()).containsExactly(1, 7);
        assertThat(flow.getTls().getJa4()).startsWith("dd2i020300_");
    }

    @Test
    void cookieAndServersChoiceAreRead() {
        var tls =
                Given.record(inspector, fromServer(SERVER, List.of(client(CLIENT), server(VERIFY))))
                        .getTls();

        assertThat(tls.getHelloVerify()).isTrue();
        assertThat(tls.getVersion()).isEqualTo(0xFEFD);
        assertThat(tls.getCipher()).isEqualTo(0xC02B);
        assertThat(tls.getSrtpProfile()).isEqualTo(7);
        assertThat(tls.getSecureRenegotiation()).isTrue();
    }

    @Test
    void helloInFragmentsOutOfOrderIsOneHello() {
        byte[] late = record(0, 0, fragment(30, HELLO.length));
        byte[] early = record(0, 1, fragment(0, 30));

        FlowRecord half = Given.record(inspector, udp(late));
        assertThat(half.getBasis()).isEqualTo(Basis.PATTERN);
        FlowRecord whole =
                Given.record(inspector, Conversation.udp(Octets.of(early), List.of(client(late))));
        assertThat(whole.getTls()).isEqualTo(Given.record(inspector, udp(CLIENT)).getTls());
    }

    @Test
    void whoSentTheHelloIsTheClientWhoeverOpenedTheFlow() {
        var tls = Given.record(inspector, fromServer(CLIENT, List.of(client(SERVER)))).getTls();

        assertThat(tls.getClientSeen()).isTrue();
        assertThat(tls.getCipher()).isEqualTo(0xC02B);
    }

    @Test
    void shortHeaderOfThirteenIsTakenForKeysOnceDtlsIsKnown() {
        byte[] unified = hex("2E 3C35 001F" + "07".repeat(31));

        assertThat(inspector.inspect(udp(unified))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(fromServer(unified, List.of(client(CLIENT), client(unified)))))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
    }

    @Test
    void handshakeThroughARelaysChannelIsRead() {
        byte[] inChannel = join(hex("4001 %04x".formatted(CLIENT.length)), CLIENT);
        var tls = Given.record(inspector, fromServer(SERVER, List.of(client(inChannel)))).getTls();

        assertThat(tls.getClientSeen()).isTrue();
    }

    @Test
    void dtlsAfterStunIsDtls() {
        byte[] binding = hex("0001 0000 2112A442 000102030405060708090A0B");
        var stun = new StunInspector();

        assertThat(Given.record(stun, udp(binding)).getProtocol()).isEqualTo("stun");
        var flow =
                Given.record(stun, Conversation.udp(Octets.of(CLIENT), List.of(client(binding))));
        assertThat(flow.getProtocol()).isEqualTo("dtls");
        assertThat(flow.getTls().getClientSeen()).isTrue();
        assertThat(stun.inspect(udp(CLIENT))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void recordsUnderKeysAloneAreAPattern() {
        byte[] data = record(1, 5, new byte[40]);
        data[0] = 23;

        assertThat(Given.record(inspector, udp(data)).getBasis()).isEqualTo(Basis.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "16 FEFD 0000 000000000000 0001", // longer than the datagram
                "16 FEFD 0000 000000000000 0001 01 FF", // bytes that are no record
                "16 0303 0000 000000000000 0002 0101", // no version of DTLS
                "17 FEFD 0000 000000000000 0000", // a record of nothing
                "16 FEFD 0000 000000000000 000C 01 000001 0000 000000 000002", // past the message
            })
    void whatDoesNotComeOutIsNotDtls(String datagram) {
        assertThat(inspector.inspect(udp(hex(datagram)))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void fragmentsThatLieAboutTheirLengthNeverThrow() {
        var random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = CLIENT.clone();
            for (int n = 0; n < 3; n++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            var answer = inspector.inspect(fromServer(changed, List.of(client(CLIENT))));
            if (answer instanceof Recognition.Recognised recognised) {
                recognised.facts().describe(FlowRecord.newBuilder());
            }
        }
    }

    private static byte[] record(int epoch, int sequence, byte[] body) {
        return join(hex("16FEFD %04x %012x %04x".formatted(epoch, sequence, body.length)), body);
    }

    private static byte[] message(int type, int sequence, byte[] body) {
        return join(
                hex(
                        "%02x %06x %04x 000000 %06x"
                                .formatted(type, body.length, sequence, body.length)),
                body);
    }

    private static byte[] fragment(int from, int to) {
        return join(
                hex("01 %06x 0000 %06x %06x".formatted(HELLO.length, from, to - from)),
                Arrays.copyOfRange(HELLO, from, to));
    }

    private static Earlier client(byte[] datagram) {
        return new Earlier(true, Octets.of(datagram));
    }

    private static Earlier server(byte[] datagram) {
        return new Earlier(false, Octets.of(datagram));
    }

    private static Conversation fromServer(byte[] datagram, List<Earlier> earlier) {
        return new Conversation.Given(
                17, Octets.EMPTY, Octets.of(datagram), 40000, 9, false, false, false, earlier);
    }
}
