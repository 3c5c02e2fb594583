package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Inspectors;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each protocol that changes to TLS on its way: it keeps its name, and the handshake is read. */
class StartTlsTest {
    private static final byte[] CLIENT = record(22, clientHello("1301 C02F"));
    private static final byte[] SERVER = record(22, serverHello("C02F"));

    /** The words in clear on both sides, up to where TLS begins. */
    record Case(String protocol, byte[] client, byte[] server) {
        Inspector inspector() {
            return inspectorOf(protocol);
        }

        @Override
        public String toString() {
            return protocol;
        }
    }

    private static Inspector inspectorOf(String protocol) {
        return Inspectors.tcp().stream()
                .filter(it -> it.protocol().equals(protocol))
                .findFirst()
                .orElseThrow();
    }

    static List<Case> cases() {
        return List.of(
                new Case(
                        "smtp",
                        text("EHLO a\r\nSTARTTLS\r\n"),
                        text("220 b ESMTP\r\n250-b\r\n250 STARTTLS\r\n220 Go ahead\r\n")),
                new Case(
                        "imap",
                        text("a1 CAPABILITY\r\na2 STARTTLS\r\n"),
                        text("* OK IMAP4rev1\r\n* CAPABILITY\r\na1 OK\r\na2 OK\r\n")),
                new Case(
                        "pop3",
                        text("CAPA\r\nSTLS\r\n"),
                        text("+OK ready\r\n+OK\r\nSTLS\r\n.\r\n+OK\r\n")),
                new Case(
                        "xmpp",
                        text(
                                "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'>"
                                        + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"),
                        text("<stream:stream><proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")),
                new Case("postgresql", hex("00000008 04D2162F"), text("S")),
                new Case(
                        "mysql",
                        join(hex("20000001 0DAEFF81 00000001 2D"), new byte[23]),
                        join(
                                hex("2C000000 0A"),
                                text("8.0.36\0"),
                                hex("07000000 0102030405060708 00"),
                                new byte[23])),
                new Case(
                        "ldap",
                        join(hex("301D 020101 7718 8016"), text("1.3.6.1.4.1.1466.20037")),
                        hex("300C 020101 7807 0A0100 0400 0400")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void protocolKeepsItsNameAndTlsIsRead(Case given) {
        var flow =
                Given.record(
                        given.inspector(),
                        tcp(join(given.client(), CLIENT), join(given.server(), SERVER)));

        assertThat(flow.getProtocol()).isEqualTo(given.inspector().protocol());
        assertThat(flow.getTls().getClientSeen()).isTrue();
        assertThat(flow.getTls().getCipher()).isEqualTo(0xC02F);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whileTlsHasNotBegunTheAnswerWaitsForIt(Case given) {
        var conversation = tcp(given.client(), given.server());

        assertThat(given.inspector().inspect(conversation))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isFalse());
        assertThat(Given.record(given.inspector(), conversation).hasTls()).isFalse();
    }

    @Test
    void tdsCarriesTheHandshakeInItsOwnPackets() {
        byte[] half = Arrays.copyOf(CLIENT, 30);
        byte[] rest = Arrays.copyOfRange(CLIENT, 30, CLIENT.length);
        byte[] client =
                join(
                        hex("1201 001A 0000 01 00 00 000B 0006 01 0011 0001 FF 00000000000000"),
                        tds(half),
                        tds(rest));
        byte[] server = join(hex("0401 0010 0000 01 00 01 0006 0001 FF 03 00"), tds(SERVER));

        var flow = Given.record(inspectorOf("mssql"), tcp(client, server));

        assertThat(flow.getProtocol()).isEqualTo("mssql");
        assertThat(flow.getTls().getClientSeen()).isTrue();
        assertThat(flow.getTls().getCipher()).isEqualTo(0xC02F);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noWordsInClearAreTheLastBeforeTlsBegins(Case given) {
        for (int length = 0; length <= given.client().length; length++) {
            byte[] client = Arrays.copyOf(given.client(), length);
            if (given.inspector().inspect(tcp(client, given.server()))
                    instanceof Recognition.Recognised recognised) {
                assertThat(recognised.complete()).as("%d bytes", length).isFalse();
            }
        }
    }

    @Test
    void wordsThatGoOnInClearEndTheWait() {
        var refused = tcp(hex("00000008 04D2162F 0000"), text("S"));

        assertThat(inspectorOf("postgresql").inspect(refused))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
    }

    private static byte[] tds(byte[] data) {
        return join(hex("1201 %04x 0000 00 00".formatted(8 + data.length)), data);
    }
}
