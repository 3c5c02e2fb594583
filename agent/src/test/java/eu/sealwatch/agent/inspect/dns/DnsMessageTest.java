package eu.sealwatch.agent.inspect.dns;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import org.junit.jupiter.api.Test;

class DnsMessageTest {
    // www.Example.eu, type A, class IN
    private static final byte[] QUESTION =
            join(
                    hex("03"),
                    text("www"),
                    hex("07"),
                    text("Example"),
                    hex("02"),
                    text("eu"),
                    hex("00 0001 0001"));
    private static final byte[] QUERY = join(hex("1234 0100 0001 0000 0000 0000"), QUESTION);
    // alias cdn.<Example.eu>, 300 s; its address, 60 s
    private static final byte[] ANSWERS =
            join(
                    hex("C00C 0005 0001 0000012C 0006 03"),
                    text("cdn"),
                    hex("C010 C02C 0001 0001 0000003C 0004 C0000207"));
    private static final byte[] RESPONSE =
            join(hex("1234 8180 0001 0002 0000 0000"), QUESTION, ANSWERS);

    @Test
    void answersGiveAddressesAliasesAndTheSmallestTtl() {
        DnsMessage message = DnsMessage.parse(Octets.of(RESPONSE)).orElseThrow();

        assertThat(message.name()).isEqualTo("www.example.eu");
        assertThat(message.aliases()).containsExactly("cdn.example.eu");
        assertThat(message.addresses()).containsExactly(hex("C0000207"));
        assertThat(message.minimumTtl()).isEqualTo(60);
        assertThat(message.isLookupAnswer()).isTrue();
        assertThat(message.whole()).isTrue();
    }

    @Test
    void serviceBindingsHintAtAddresses() {
        byte[] answer = hex("C00C 0041 0001 0000003C 000B 0001 00 0004 0004 C0000208");
        byte[] response = join(hex("1234 8180 0001 0001 0000 0000"), QUESTION, answer);

        assertThat(DnsMessage.parse(Octets.of(response)).orElseThrow().addresses())
                .containsExactly(hex("C0000208"));
    }

    @Test
    void pointersThatDoNotLeadBackAreRefused() {
        byte[] loop = hex("1234 0100 0001 0000 0000 0000 C00C 0001 0001");

        assertThat(DnsMessage.parse(Octets.of(loop))).isEmpty();
    }

    @Test
    void responseCutWithinItsAnswersStillHasItsQuestion() {
        int cut = RESPONSE.length - 3;
        DnsMessage message = DnsMessage.parse(Octets.of(RESPONSE).slice(0, cut)).orElseThrow();

        assertThat(message.name()).isEqualTo("www.example.eu");
        assertThat(message.whole()).isFalse();
    }

    @Test
    void portsTellTheVariantsApart() {
        assertThat(record(new DnsInspector(), udp(QUERY)).getProtocol()).isEqualTo("dns");
        assertThat(record(new DnsInspector(), toPort(5353)).getProtocol()).isEqualTo("mdns");
        assertThat(record(new DnsInspector(), toPort(5355)).getProtocol()).isEqualTo("llmnr");
    }

    @Test
    void encodedNameOfTypeNbIsNetbios() {
        byte[] query =
                join(
                        hex("0001 0110 0001 0000 0000 0000 20"),
                        text("CKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                        hex("00 0020 0001"));

        assertThat(record(new DnsInspector(), udp(query)).getProtocol()).isEqualTo("netbios");
    }

    @Test
    void overTcpTheLengthStandsFirst() {
        byte[] stream = join(hex("%04x".formatted(QUERY.length)), QUERY);
        var flow = record(new DnsInspector(), tcp(stream, new byte[0]));

        assertThat(flow.getDns().getQuery()).isEqualTo("www.example.eu");
    }

    private static Conversation toPort(int port) {
        return new Conversation.Given(
                17, Octets.of(QUERY), Octets.EMPTY, 40000, port, false, false, false);
    }
}
