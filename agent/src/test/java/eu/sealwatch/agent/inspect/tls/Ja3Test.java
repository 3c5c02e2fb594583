package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.tls.TlsBytes.TLS_1_3;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.extension;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import org.junit.jupiter.api.Test;

class Ja3Test {

    @Test
    void clientsListsStandInDecimalInSentOrderWithoutGrease() {
        byte[] hello =
                clientHello(
                        "2A2A 1301 C02B 002F",
                        extension(0x0A0A, ""),
                        extension(0x0000, ""),
                        extension(0x000A, "0006 3A3A 001D 0017"),
                        extension(0x000B, "01 00"),
                        extension(0x002B, "04 4A4A 0304"));

        // MD5 of 771,4865-49195-47,0-10-11-43,29-23,0
        assertThat(Ja3.client(ClientHello.parse(body(hello)).orElseThrow()))
                .isEqualTo("62c11a46027bb062efeff59dd0e2c74e");
    }

    @Test
    void whatIsNotSentLeavesItsPlaceEmpty() {
        // MD5 of 771,47,,,
        assertThat(Ja3.client(ClientHello.parse(body(clientHello("002F"))).orElseThrow()))
                .isEqualTo("fde4273625b2ac63bd01d9c500dac91b");
    }

    @Test
    void serversVersionIsThatOfTheHelloNotTheNegotiatedOne() {
        byte[] hello = serverHello("1301", TLS_1_3, extension(0x0033, "001D 0000"));

        // MD5 of 771,4865,43-51
        assertThat(Ja3.server(ServerHello.parse(body(hello)).orElseThrow()))
                .isEqualTo("f4febc55ea12b31ae17cfb7e614afda8");
    }

    private static Octets body(byte[] message) {
        return Octets.of(message).slice(4);
    }
}
