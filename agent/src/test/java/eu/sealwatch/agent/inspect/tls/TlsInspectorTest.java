package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.PROTECTED;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] CLIENT = record(22, clientHello("1301 C02F"));
    private static final byte[] SERVER = record(22, serverHello("C02F"));
    private static final byte[] SSL_2 = hex("801C 01 0002 0003 0000 0010 010080" + "07".repeat(16));

    private final TlsInspector inspector = new TlsInspector();

    @Test
    void eitherSidesHelloIsEnough() {
        assertThat(flow(tcp(CLIENT, NOTHING)).getBasis()).isEqualTo(Basis.HANDSHAKE);
        assertThat(flow(tcp(NOTHING, SERVER)).getBasis()).isEqualTo(Basis.HANDSHAKE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n", "SSH-2.0-OpenSSH_10.0\r\n", "RFB 003.008\n"})
    void wordsOfOthersAreNotTls(String words) {
        assertThat(inspector.inspect(tcp(text(words), NOTHING))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(CLIENT, text(words)))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void datagramsAreNotOurs() {
        assertThat(inspector.inspect(Conversation.udp(Octets.of(CLIENT))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void helloOfNoKnownLayoutIsDeniedAsSoonAsItShows() {
        assertThat(inspector.inspect(tcp(hex("160301 2000 01 DEAD"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("160301 2000 01 000123 17"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void recordThatNeverCompletesIsDeniedWhenBothSidesEnd() {
        byte[] start = hex("160301 2000 01 001000 0303");

        assertThat(inspector.inspect(tcp(start, NOTHING))).isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(ended(start, NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void chinasVariantIsReadAsTlsOfAVersionOfItsOwn() {
        byte[] client = CLIENT.clone();
        byte[] server = SERVER.clone();
        for (byte[] each : new byte[][] {client, server}) {
            each[1] = 1;
            each[2] = 1;
            each[9] = 1;
            each[10] = 1;
        }

        var tls = flow(tcp(client, server)).getTls();

        assertThat(tls.getVersion()).isEqualTo(0x0101);
        assertThat(tls.getOfferedVersionsList()).containsExactly(0x0101);
    }

    @Test
    void helloInTheFormOfSsl2IsRecognisedAtAnyCut() {
        for (int length = 0; length < SSL_2.length; length++) {
            assertThat(inspector.inspect(tcp(Arrays.copyOf(SSL_2, length), NOTHING)))
                    .as("%d bytes", length)
                    .isEqualTo(Recognition.UNDECIDED);
        }
        assertThat(flow(tcp(SSL_2, NOTHING)).getTls().getOfferedVersionsList())
                .containsExactly(0x0002);
    }

    @Test
    void answerInSsl2DoesNotDenyItAndCountsOnceACipherIsChosen() {
        byte[] answer = hex("800E 04 00 01 0002 0000 0003 0000 010080");
        byte[] key = hex("8006 02 010080 0000");

        assertThat(flow(tcp(SSL_2, answer)).getTls().getServerSeen()).isFalse();
        var tls = flow(tcp(join(SSL_2, key), answer)).getTls();
        assertThat(tls.getVersion()).isEqualTo(0x0002);
        assertThat(tls.getCipher()).isEqualTo(0x010080);
    }

    @Test
    void helloWhoseListsContradictIsTlsOfWhichNothingIsKnown() {
        byte[] hello = clientHello("1301 C02F");
        hello[4 + 2 + 32 + 1] = 0x7F; // suites longer than the hello

        var flow = flow(tcp(record(22, hello), NOTHING));

        assertThat(flow.getBasis()).isEqualTo(Basis.PATTERN);
        assertThat(flow.getTls().getClientSeen()).isFalse();
    }

    @Test
    void recordsOfTheMiddleAreAPattern() {
        var flow = flow(middle(PROTECTED, PROTECTED));

        assertThat(flow.getBasis()).isEqualTo(Basis.PATTERN);
        assertThat(flow.getTls().getClientSeen()).isFalse();
        assertThat(flow.getTls().getEstablished()).isTrue();
    }

    @Test
    void oneRecordOfTheMiddleIsAPatternWhenItEndsWhereTheBytesEnd() {
        assertThat(flow(middle(PROTECTED, NOTHING)).getBasis()).isEqualTo(Basis.PATTERN);
        assertThat(inspector.inspect(middle(join(PROTECTED, hex("17")), NOTHING)))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(flow(middle(join(PROTECTED, PROTECTED, hex("17")), NOTHING)).getBasis())
                .isEqualTo(Basis.PATTERN);
    }

    @Test
    void lastAlertUnderKeysIsAPatternToo() {
        assertThat(flow(middle(record(21, new byte[26]), NOTHING)).getBasis())
                .isEqualTo(Basis.PATTERN);
        assertThat(inspector.inspect(middle(record(21, hex("0100")), NOTHING)))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void bytesOfTheMiddleThatAreNoRecordsAreNotTls() {
        assertThat(inspector.inspect(middle(text("some words of the middle"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void captureThatMissedOnlyTheHelloOfTheClientStillHasTheServers() {
        var flow = flow(middle(PROTECTED, SERVER));

        assertThat(flow.getBasis()).isEqualTo(Basis.HANDSHAKE);
        assertThat(flow.getTls().getCipher()).isEqualTo(0xC02F);
    }

    @Test
    void captureThatMissedOnlyTheSynIsAWholeHandshake() {
        var flow = flow(middle(CLIENT, SERVER));

        assertThat(flow.getTls().getClientSeen()).isTrue();
        assertThat(flow.getTls().getServerSeen()).isTrue();
    }

    @Test
    void randomBytesAreNotTls() {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[64];
            random.nextBytes(noise);

            assertThat(inspector.inspect(tcp(noise, NOTHING))).isEqualTo(Recognition.NOT_MINE);
        }
    }

    private FlowRecord flow(Conversation conversation) {
        return Given.record(inspector, conversation);
    }

    private static Conversation middle(byte[] client, byte[] server) {
        return new Conversation.Given(
                6, Octets.of(client), Octets.of(server), 40000, 443, true, false, false);
    }

    private static Conversation ended(byte[] client, byte[] server) {
        return new Conversation.Given(
                6, Octets.of(client), Octets.of(server), 40000, 443, false, true, true);
    }
}
