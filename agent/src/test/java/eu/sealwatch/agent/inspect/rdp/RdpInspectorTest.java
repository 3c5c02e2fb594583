package eu.sealwatch.agent.inspect.rdp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.JdkHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Rdp;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdpInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] COOKIE = text("Cookie: mstshash=operator\r\n");
    private static final byte[] REQUEST = request(join(COOKIE, hex("01 00 0800 0B000000")));
    private static final byte[] TLS_CHOSEN = confirm(hex("02 1F 0800 01000000"));
    private static final byte[] NO_BLOCK = confirm(NOTHING);

    private final RdpInspector inspector = new RdpInspector();

    @Test
    void requestSaysWhichProtocolsAreAskedForAndMasksTheName() {
        Rdp rdp = read(REQUEST, NOTHING);

        assertThat(rdp.getRequestedProtocols()).isEqualTo(11);
        assertThat(rdp.getCookie()).isEqualTo("o•••");
        assertThat(rdp.getNegotiationSeen()).isFalse();
        assertThat(rdp.getRestrictedAdmin()).isFalse();
    }

    @Test
    void restrictedAdminIsAFlagOfTheRequest() {
        assertThat(read(request(hex("01 01 0800 03000000")), NOTHING).getRestrictedAdmin())
                .isTrue();
    }

    @Test
    void redirectedAuthenticationIsAFlagOfTheRequest() {
        Rdp rdp = read(request(hex("01 02 0800 03000000")), NOTHING);

        assertThat(rdp.getRedirectedAuthentication()).isTrue();
        assertThat(rdp.getRestrictedAdmin()).isFalse();
    }

    @Test
    void confirmWithAnAnswerIsEnoughWhereOnlyTheServerIsSeen() {
        assertThat(read(NOTHING, confirm(hex("02 00 0800 02000000"))).getSelectedProtocol())
                .isEqualTo(2);
        assertThat(read(NOTHING, confirm(hex("03 00 0800 05000000"))).getFailureCode())
                .isEqualTo(5);
        assertThat(inspector.inspect(tcp(NOTHING, NO_BLOCK))).isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(tcp(NOTHING, confirm(hex("04 00 0800 02000000")))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void oldestClientIsKnownByTheConferenceThatItOpens() {
        byte[] initial =
                tpkt(join(hex("02F080 7F65 82 0020 000000000000"), text("Duca"), new byte[22]));

        assertThat(inspector.inspect(tcp(request(NOTHING), NO_BLOCK)))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(read(join(request(NOTHING), initial), NO_BLOCK).getStandardSecurity()).isTrue();
    }

    @Test
    void bareRequestThatGoesOnOtherwiseIsNotRdp() {
        byte[] s7 = tpkt(hex("02F080 3201 0000 0000 0008 0000"));

        assertThat(inspector.inspect(tcp(join(request(NOTHING), s7), NO_BLOCK)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void cookieAloneIsEnough() {
        Rdp rdp = read(request(COOKIE), NO_BLOCK);

        assertThat(rdp.getCookie()).isEqualTo("o•••");
        assertThat(rdp.getRequestedProtocols()).isZero();
    }

    @Test
    void tokenOfALoadBalancerIsEnoughAndNotAName() {
        Rdp rdp = read(request(text("Cookie: msts=3640205228.15629.0000\r\n")), NOTHING);

        assertThat(rdp.getCookie()).isEmpty();
    }

    @Test
    void emptyNameIsMaskedLikeAnyOther() {
        assertThat(read(request(text("Cookie: mstshash=\r\n")), NOTHING).getCookie())
                .isEqualTo("•••");
    }

    @ParameterizedTest
    @CsvSource({"01000000, 1", "02000000, 2", "04000000, 4", "08000000, 8", "10000000, 16"})
    void confirmSelectsOneProtocol(String selected, int protocol) {
        Rdp rdp = read(REQUEST, confirm(hex("02 00 0800" + selected)));

        assertThat(rdp.getNegotiationSeen()).isTrue();
        assertThat(rdp.getSelectedProtocol()).isEqualTo(protocol);
        assertThat(rdp.getStandardSecurity()).isFalse();
    }

    @Test
    void failureNamesItsReasonAndEndsIt() {
        var refused = tcp(REQUEST, confirm(hex("03 00 0800 05000000")));

        assertThat(record(inspector, refused).getRdp().getFailureCode()).isEqualTo(5);
        assertThat(isComplete(inspector.inspect(refused))).isTrue();
    }

    @Test
    void confirmWithoutABlockIsStandardSecurity() {
        Rdp rdp = read(REQUEST, NO_BLOCK);

        assertThat(rdp.getNegotiationSeen()).isTrue();
        assertThat(rdp.getStandardSecurity()).isTrue();
        assertThat(rdp.getSelectedProtocol()).isZero();
    }

    @Test
    void blockCutShortInAWholeConfirmSaysNothing() {
        Rdp rdp = read(REQUEST, confirm(hex("02 00 0800")));

        assertThat(rdp.getStandardSecurity()).isFalse();
    }

    @Test
    void standardSecurityNamesMethodAndLevel() {
        var conversation = tcp(REQUEST, join(NO_BLOCK, connectResponse()));
        Rdp rdp = record(inspector, conversation).getRdp();

        assertThat(rdp.getEncryptionMethod()).isEqualTo(2);
        assertThat(rdp.getEncryptionLevel()).isEqualTo(3);
        assertThat(isComplete(inspector.inspect(conversation))).isTrue();
        assertThat(isComplete(inspector.inspect(tcp(REQUEST, NO_BLOCK)))).isFalse();
    }

    @Test
    void tlsFollowsTheConfirm() throws Exception {
        JdkHandshake tls = JdkHandshake.of(JdkHandshake.identity("RSA", 2048), "TLSv1.2");
        var conversation = tcp(join(REQUEST, tls.client()), join(TLS_CHOSEN, tls.server()));
        FlowRecord flow = record(inspector, conversation);

        assertThat(flow.getProtocol()).isEqualTo("rdp");
        assertThat(flow.getRdp().getSelectedProtocol()).isEqualTo(1);
        assertThat(flow.getTls().getVersion()).isEqualTo(0x0303);
        assertThat(flow.getTls().getCertificates(0).getKeyBits()).isEqualTo(2048);
        assertThat(isComplete(inspector.inspect(conversation))).isTrue();
    }

    @Test
    void tlsStillToComeLeavesItIncomplete() {
        assertThat(isComplete(inspector.inspect(tcp(REQUEST, TLS_CHOSEN)))).isFalse();
        assertThat(record(inspector, tcp(REQUEST, TLS_CHOSEN)).hasTls()).isFalse();
    }

    @Test
    void requestOfS7commIsNotRdp() {
        byte[] s7 = hex("03000016 11E00000000100 C0010A C1020100 C2020102");

        assertThat(inspector.inspect(tcp(s7, NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void answerOfAnotherProtocolIsNotRdp() {
        assertThat(inspector.inspect(tcp(REQUEST, text("HTTP/1.1 400 Bad Request\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void cutAtAnyByteGivesTheSameFactsOrFewer() {
        byte[] server = join(NO_BLOCK, connectResponse());
        Rdp all = read(REQUEST, server);
        for (int length = 0; length < REQUEST.length; length++) {
            assertThat(inspector.inspect(tcp(Arrays.copyOf(REQUEST, length), NOTHING)))
                    .isEqualTo(Recognition.UNDECIDED);
        }
        for (int length = 0; length < server.length; length++) {
            Rdp some = read(REQUEST, Arrays.copyOf(server, length));
            assertThat(new HashSet<>(all.getAllFields().entrySet()))
                    .as("%d bytes", length)
                    .containsAll(some.getAllFields().entrySet());
        }
    }

    @Test
    void changedBytesNeverThrow() {
        byte[] server = join(NO_BLOCK, connectResponse());
        var random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] client = REQUEST.clone();
            byte[] answer = server.clone();
            client[random.nextInt(client.length)] = (byte) random.nextInt();
            answer[random.nextInt(answer.length)] = (byte) random.nextInt();

            assertThat(inspector.inspect(tcp(client, answer))).isNotNull();
        }
    }

    private Rdp read(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getRdp();
    }

    private static boolean isComplete(Recognition answer) {
        return answer instanceof Recognition.Recognised(var facts, boolean complete) && complete;
    }

    private static byte[] request(byte[] data) {
        return tpkt(join(hex("%02x E0 0000 0000 00".formatted(6 + data.length)), data));
    }

    private static byte[] confirm(byte[] data) {
        return tpkt(join(hex("%02x D0 0000 1234 00".formatted(6 + data.length)), data));
    }

    /** MCS connect response (T.125), GCC (T.124), then core, network and security data. */
    private static byte[] connectResponse() {
        byte[] core = hex("010C 0C00 04000800 0B000000");
        byte[] network = hex("030C 0800 EB03 0000");
        byte[] security = join(hex("020C 3400 02000000 03000000 20000000 00000000"), new byte[32]);
        byte[] settings = join(core, network, security);
        byte[] gcc =
                join(
                        hex("0005 00147C0001 2A 14 760A 0101 0001 C000"),
                        text("McDn"),
                        hex("%02x".formatted(settings.length)),
                        settings);
        byte[] domain = hex("301A 020122 020103 020100 020101 020100 020101 0203 00FFF8 020102");
        byte[] user = join(hex("0482%04x".formatted(gcc.length)), gcc);
        byte[] content = join(hex("0A0100 020100"), domain, user);
        byte[] response = join(hex("7F6682%04x".formatted(content.length)), content);
        return tpkt(join(hex("02F080"), response));
    }

    private static byte[] tpkt(byte[] unit) {
        return join(hex("0300%04x".formatted(4 + unit.length)), unit);
    }
}
