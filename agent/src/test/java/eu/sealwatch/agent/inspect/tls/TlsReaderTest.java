package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.CHANGE;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.PROTECTED;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.TLS_1_3;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.extension;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.message;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import eu.sealwatch.wire.v1.Tls;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Handshakes put together by hand, each about one thing. */
class TlsReaderTest {
    private static final byte[] NOTHING = {};
    private static final byte[] HELLO =
            clientHello(
                    "1301 C02F",
                    extension(0x0000, "000A 00 0007 44 6F 2E 74 65 73 74"),
                    extension(0x000A, "0004 11EC 001D"),
                    extension(0x0010, "000C 02 6832 08 687474702F312E31"),
                    extension(0x002B, "04 0304 0303"));
    private static final byte[] CLIENT = record(22, HELLO);
    private static final byte[] X25519 = extension(0x0033, "001D 0020" + "07".repeat(32));
    private static final String RETRY =
            "CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C";
    private static final byte[] DONE = message(14);

    @Test
    void clientsOfferIsReadWithoutAnAnswer() {
        TlsHandshake handshake = read(CLIENT, NOTHING);
        Tls tls = handshake.message();

        assertThat(handshake.complete()).isFalse();
        assertThat(tls.getClientSeen()).isTrue();
        assertThat(tls.getServerSeen()).isFalse();
        assertThat(tls.getServerName()).isEqualTo("do.test");
        assertThat(tls.getAlpnOfferedList()).containsExactly("h2", "http/1.1");
        assertThat(tls.getOfferedVersionsList()).containsExactly(0x0304, 0x0303);
        assertThat(tls.getOfferedCiphersList()).containsExactly(0x1301, 0xC02F);
        assertThat(tls.getOfferedGroupsList()).containsExactly(0x11EC, 0x001D);
        assertThat(tls.getKeyExchangeHybridOffered()).isTrue();
        assertThat(tls.getVersion()).isZero();
    }

    @Test
    void resumptionByIdIsToldByTheIdThatComesBack() {
        byte[] withId = hello(hex("0303"), "07".repeat(32));
        byte[] same = answer("07".repeat(32));
        byte[] other = answer("08".repeat(32));

        assertThat(read(record(22, withId), record(22, same)).message().getResumed()).isTrue();
        assertThat(read(record(22, withId), record(22, other)).message().getResumed()).isFalse();
        assertThat(read(record(22, withId), record(22, same, DONE)).message().getResumed())
                .isFalse();
    }

    @Test
    void whatItWouldResumeAndWithWhatIsOffered() {
        byte[] hello =
                clientHello(
                        "1301",
                        extension(0x0023, "0102"),
                        extension(0x002D, "02 00 01"),
                        extension(0x0033, "0009 11EC 0001 07 001D 0000"),
                        extension(0x0029, "0000"));
        Tls tls = read(record(22, hello), NOTHING).message();

        assertThat(tls.getTicketOffered()).isTrue();
        assertThat(tls.getPskOffered()).isTrue();
        assertThat(tls.getPskModesList()).containsExactly(0, 1);
        assertThat(tls.getOfferedKeySharesList()).containsExactly(0x11EC, 0x001D);
    }

    @Test
    void hiddenNamesAreOnlyKnownToBeOffered() {
        Tls outer =
                read(record(22, clientHello("1301", extension(0xFE0D, "00 0001 0001"))), NOTHING)
                        .message();
        Tls inner =
                read(record(22, clientHello("1301", extension(0xFE0D, "01"))), NOTHING).message();
        Tls old =
                read(record(22, clientHello("1301", extension(0xFFCE, "1301"))), NOTHING).message();

        assertThat(outer.getEchOffered()).isTrue();
        assertThat(outer.getEchInner()).isFalse();
        assertThat(inner.getEchInner()).isTrue();
        assertThat(old.getEsniOffered()).isTrue();
    }

    @Test
    void retryWithTheExtensionShowsThatTheServerKnowsEch() {
        byte[] retry = serverHello(RETRY, "1301", TLS_1_3, extension(0xFE0D, "00".repeat(8)));

        assertThat(read(CLIENT, record(22, retry)).message().getEchRetry()).isTrue();
    }

    @Test
    void serverOfADraftOfThirteenHasNeitherSessionNorCompression() {
        byte[] answer = message(2, hex("7F12"), new byte[32], hex("1301 0028"), X25519);
        Tls tls = read(CLIENT, record(22, answer)).message();

        assertThat(tls.getVersion()).isEqualTo(0x7F12);
        assertThat(tls.getCipher()).isEqualTo(0x1301);
        assertThat(tls.getGroup()).isEqualTo(0x001D);
    }

    @Test
    void publicResolverByNameIsDnsInHttp() {
        assertThat(application("dns.google", "h2", 443)).isEqualTo("doh");
        assertThat(application("abc123.dns.nextdns.io", "h2", 443)).isEqualTo("doh");
        assertThat(application("dns.quad9.net", "", 853)).isEqualTo("dot");
        assertThat(application("dns.quad9.net", "", 443)).isEqualTo("doh");
        assertThat(application("do.test", "dot", 8853)).isEqualTo("dot");
        assertThat(application("do.test", "", 853)).isEmpty();
        assertThat(application("dns.google", "x", 443)).isEmpty();
        assertThat(application("notdns.google", "h2", 443)).isEmpty();
    }

    @Test
    void protocolThatTheClientNamesIsTheApplication() {
        assertThat(application("do.test", "postgresql", 443)).isEqualTo("postgresql");
        assertThat(application("do.test", "tds/8.0", 443)).isEqualTo("mssql");
        assertThat(application("do.test", "doq-i02", 853)).isEqualTo("doq");
        assertThat(application("do.test", "h2", 443)).isEmpty();
    }

    private static String application(String name, String alpn, int port) {
        String host = HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII));
        String words = HexFormat.of().formatHex(alpn.getBytes(StandardCharsets.US_ASCII));
        byte[] sni =
                extension(
                        0x0000, "%04x 00 %04x".formatted(name.length() + 3, name.length()) + host);
        byte[] protocols =
                extension(0x0010, "%04x %02x".formatted(alpn.length() + 1, alpn.length()) + words);
        byte[] hello =
                alpn.isEmpty() ? clientHello("1301", sni) : clientHello("1301", sni, protocols);
        return read(record(22, hello), NOTHING).toPort(port).application().orElse("");
    }

    private static byte[] hello(byte[] version, String id) {
        return message(1, version, new byte[32], hex("20" + id), hex("0002 C02F 0100"));
    }

    private static byte[] answer(String id) {
        return message(2, hex("0303"), new byte[32], hex("20" + id), hex("C02F 00"));
    }

    @Test
    void greaseIsNoOffer() {
        byte[] hello =
                clientHello(
                        "0A0A 1301",
                        extension(0x000A, "0004 1A1A 001D"),
                        extension(0x0010, "0006 02 2A2A 02 6832"),
                        extension(0x002B, "04 3A3A 0304"));
        Tls tls = read(record(22, hello), NOTHING).message();

        assertThat(tls.getOfferedCiphersList()).containsExactly(0x1301);
        assertThat(tls.getOfferedGroupsList()).containsExactly(0x001D);
        assertThat(tls.getOfferedVersionsList()).containsExactly(0x0304);
        assertThat(tls.getKeyExchangeHybridOffered()).isFalse();
    }

    @Test
    void helloOverThreeRecordsIsOneHandshake() {
        byte[] client =
                join(
                        record(22, Arrays.copyOf(HELLO, 3)),
                        record(22, Arrays.copyOfRange(HELLO, 3, 50)),
                        record(22, Arrays.copyOfRange(HELLO, 50, HELLO.length)));

        assertThat(read(client, NOTHING).message()).isEqualTo(read(CLIENT, NOTHING).message());
    }

    @Test
    void twoMessagesMayShareARecord() {
        byte[] keys = message(12, hex("03 001D 01 07 0804 0001 09"));
        byte[] together = record(22, serverHello("C02F"), keys, DONE);
        byte[] apart = join(record(22, serverHello("C02F")), record(22, keys), record(22, DONE));

        assertThat(read(CLIENT, together).message().getGroup()).isEqualTo(0x001D);
        assertThat(read(CLIENT, together).message()).isEqualTo(read(CLIENT, apart).message());
    }

    @Test
    void tls13IsCompleteAsSoonAsBothSidesHaveSentProtectedData() {
        byte[] server = join(record(22, serverHello("1301", TLS_1_3, X25519)), CHANGE, PROTECTED);

        assertThat(read(CLIENT, server).complete()).isFalse();
        assertThat(read(CLIENT, server).message().getEstablished()).isFalse();

        TlsHandshake handshake = read(join(CLIENT, CHANGE, PROTECTED), server);
        assertThat(handshake.complete()).isTrue();
        assertThat(handshake.message().getEstablished()).isTrue();
        assertThat(handshake.message().getVersion()).isEqualTo(0x0304);
        assertThat(handshake.message().getGroup()).isEqualTo(0x001D);
    }

    @Test
    void tls12IsNotCompleteBeforeTheServersFinished() {
        byte[] client = join(CLIENT, record(22, message(16, new byte[33])), CHANGE, finished());
        byte[] server = join(record(22, serverHello("C02F"), DONE), CHANGE);

        assertThat(read(client, server).complete()).isFalse();
        assertThat(read(client, join(server, finished())).complete()).isTrue();
        assertThat(read(client, join(server, finished())).message().getEstablished()).isTrue();
    }

    @Test
    void hybridKeyShareIsTheNegotiatedGroup() {
        byte[] share = extension(0x0033, "11EC 0460" + "07".repeat(1120));
        Tls tls = read(CLIENT, record(22, serverHello("1301", TLS_1_3, share))).message();

        assertThat(tls.getGroup()).isEqualTo(0x11EC);
        assertThat(tls.getCipher()).isEqualTo(0x1301);
    }

    @Test
    void groupOfARetryIsAWishUntilTheSecondHelloConfirmsIt() {
        byte[] retry = record(22, serverHello(RETRY, "1301", TLS_1_3, extension(0x0033, "0017")));
        Tls asked = read(CLIENT, retry).message();

        assertThat(asked.getHelloRetry()).isTrue();
        assertThat(asked.getGroup()).isZero();
        assertThat(asked.getJa3S()).isEmpty();

        byte[] share = extension(0x0033, "0017 0041" + "07".repeat(65));
        byte[] second = record(22, serverHello("1301", TLS_1_3, share));
        byte[] again = clientHello("1301 C02F", extension(0x002C, "0000"));
        TlsHandshake handshake =
                read(
                        join(CLIENT, CHANGE, record(22, again), PROTECTED),
                        join(retry, CHANGE, second, PROTECTED));
        Tls tls = handshake.message();

        assertThat(handshake.complete()).isTrue();
        assertThat(tls.getHelloRetry()).isTrue();
        assertThat(tls.getGroup()).isEqualTo(0x0017);
        assertThat(tls.getJa4()).isEqualTo(asked.getJa4());
        assertThat(tls.getServerName()).isEqualTo("do.test");
    }

    @Test
    void primeOf1024BitsIsMeasured() {
        String prime = "00 80" + "FF".repeat(128);
        String generatorAndKey = "0001 02 0002 0102";
        byte[] keys = message(12, hex(prime + generatorAndKey + "0401 0002 0102"));
        Tls tls = read(CLIENT, record(22, serverHello("0033"), keys)).message();

        assertThat(tls.getDhBits()).isEqualTo(1024);
        assertThat(tls.getServerSignatureScheme()).isEqualTo(0x0401);
        assertThat(tls.getGroup()).isZero();
    }

    @Test
    void anonymousExchangeOfAClientWithATicketIsNotAResumption() {
        byte[] client = record(22, clientHello("0034", extension(0x0023, "01020304")));
        byte[] keys = message(12, hex("0001 07 0001 02 0001 03"));
        byte[] server = join(record(22, serverHello("0034"), keys, DONE), CHANGE, finished());

        assertThat(read(client, server).message().getResumed()).isFalse();
    }

    @Test
    void serverThatChangesKeysRightAfterItsHelloResumes() {
        byte[] server = join(record(22, serverHello("C02F")), CHANGE, finished());

        assertThat(read(CLIENT, server).message().getResumed()).isTrue();
        assertThat(read(NOTHING, server).message().getResumed()).isTrue();
    }

    @Test
    void preSharedKeyChosenInTls13IsAResumption() {
        byte[] psk = extension(0x0029, "0000");
        byte[] server = record(22, serverHello("1301", TLS_1_3, X25519, psk));

        assertThat(read(CLIENT, server).message().getResumed()).isTrue();
    }

    @Test
    void serversExtensionsSayWhatItAccepted() {
        byte[] hello =
                serverHello(
                        "C027",
                        extension(0x0016, ""),
                        extension(0x0017, ""),
                        extension(0x0010, "0003 02 6832"));
        Tls tls = read(CLIENT, record(22, hello)).message();

        assertThat(tls.getEncryptThenMac()).isTrue();
        assertThat(tls.getExtendedMasterSecret()).isTrue();
        assertThat(tls.getAlpnChosen()).isEqualTo("h2");
        assertThat(tls.getVersion()).isEqualTo(0x0303);

        Tls without = read(CLIENT, record(22, serverHello("C027"))).message();
        assertThat(without.getEncryptThenMac()).isFalse();
        assertThat(without.getExtendedMasterSecret()).isFalse();
    }

    @Test
    void refusalInClearEndsTheHandshake() {
        TlsHandshake handshake = read(CLIENT, record(21, hex("02 46")));

        assertThat(handshake.complete()).isTrue();
        assertThat(handshake.message().getAlert()).isEqualTo(70 + 1);
        assertThat(handshake.message().getEstablished()).isFalse();
    }

    @Test
    void warningInClearDoesNot() {
        TlsHandshake handshake = read(CLIENT, record(21, hex("01 70")));

        assertThat(handshake.complete()).isFalse();
        assertThat(handshake.message().getAlert()).isZero();
    }

    @Test
    void serversSideAloneGivesItsChoice() {
        Tls tls = read(NOTHING, record(22, serverHello("1302", TLS_1_3, X25519))).message();

        assertThat(tls.getClientSeen()).isFalse();
        assertThat(tls.getServerSeen()).isTrue();
        assertThat(tls.getCipher()).isEqualTo(0x1302);
        assertThat(tls.getJa4()).isEmpty();
    }

    @Test
    void certificatesMayStillComeAfterTheClientsSideWasLost() {
        byte[] server = record(22, serverHello("C02F"));
        var lost = TlsReader.read(Octets.of(CLIENT), Octets.of(server), true, false).orElseThrow();
        var closed = TlsReader.read(Octets.of(CLIENT), Octets.of(server), true, true).orElseThrow();

        assertThat(lost.complete()).isFalse();
        assertThat(closed.complete()).isTrue();
    }

    @Test
    void dnsOverTlsIsNamedByItsProtocol() {
        byte[] client = record(22, clientHello("1301", extension(0x0010, "0004 03 646F74")));
        var flow = FlowRecord.newBuilder();
        read(client, NOTHING).describe(flow);

        assertThat(flow.getApplication()).isEqualTo("dot");
    }

    @Test
    void helloInTheFormOfSsl2OffersTheSuitesThatTlsKnows() {
        String suites = "010080 000004 00000A";
        byte[] client = hex("8022 01 0301 0009 0000 0010" + suites + "07".repeat(16));
        TlsHandshake handshake = read(client, record(22, serverHello("000A")));

        assertThat(handshake.basis()).isEqualTo(Basis.HANDSHAKE);
        assertThat(handshake.message().getOfferedVersionsList()).containsExactly(0x0301);
        assertThat(handshake.message().getOfferedCiphersList()).containsExactly(0x0004, 0x000A);
        assertThat(handshake.message().getCipher()).isEqualTo(0x000A);
    }

    /** A Finished as it stands on the wire: type and length are themselves under keys. */
    private static byte[] finished() {
        byte[] sealed = new byte[40];
        Arrays.fill(sealed, (byte) 0xA5);
        return record(22, sealed);
    }

    private static TlsHandshake read(byte[] client, byte[] server) {
        return TlsReader.read(Octets.of(client), Octets.of(server), false, false).orElseThrow();
    }
}
