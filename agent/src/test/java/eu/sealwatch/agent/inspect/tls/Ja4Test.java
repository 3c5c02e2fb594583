package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.extension;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ja4Test {
    private static final byte[] SERVER_NAME = extension(0x0000, "0004 00 0001 61");
    private static final String SUITES =
            "130113021303C02BC02FC02CC030CCA9CCA8C013C014009C009D002F0035";
    private static final byte[][] EXTENSIONS = {
        extension(0x001B, ""),
        SERVER_NAME,
        extension(0x0033, ""),
        extension(0x0010, "0003 02 6832"),
        extension(0x4469, ""),
        extension(0x0017, ""),
        extension(0x002D, ""),
        extension(0x000D, "0010 0403 0804 0401 0503 0805 0501 0806 0601"),
        extension(0x0005, ""),
        extension(0x0023, ""),
        extension(0x0012, ""),
        extension(0x002B, "02 0304"),
        extension(0xFF01, ""),
        extension(0x000B, ""),
        extension(0x000A, ""),
        extension(0x0015, ""),
    };

    @Test
    void publishedWorkedExampleComesOut() {
        assertThat(ja4(clientHello(SUITES, EXTENSIONS)))
                .isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
    }

    @Test
    void greaseChangesNothing() {
        byte[][] more = Arrays.copyOf(EXTENSIONS, EXTENSIONS.length + 1);
        more[EXTENSIONS.length] = extension(0xFAFA, "00");
        more[11] = extension(0x002B, "04 7A7A 0304");
        more[7] = extension(0x000D, "0012 1A1A 0403 0804 0401 0503 0805 0501 0806 0601");

        assertThat(ja4(clientHello("0A0A" + SUITES, more)))
                .isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
    }

    @Test
    void withoutSignatureAlgorithmsThereIsNoUnderscoreInTheHash() {
        byte[][] other = EXTENSIONS.clone();
        other[7] = extension(0x000D, "");

        // SHA-256 of 0005,000a,000b,000d,0012,0015,0017,001b,0023,002b,002d,0033,4469,ff01
        assertThat(ja4(clientHello(SUITES, other))).endsWith("_6d807ffa2a79");
    }

    @ParameterizedTest
    @CsvSource({
        "02 6832, h2",
        "08 687474702F312E31, h1",
        "01 AB, ab",
        "02 2061, 21",
        "02 30AB, 3b",
        "04 3031ABCD, 3d",
        "04 30ABCD31, 01",
        "01 41, AA",
    })
    void firstProtocolOfferedGivesTwoCharacters(String protocol, String expected) {
        String length = "%04x".formatted(protocol.replace(" ", "").length() / 2);

        assertThat(ja4(clientHello("1301", extension(0x0010, length + protocol))))
                .startsWith("t12i0101" + expected + "_");
    }

    @Test
    void noProtocolOfferedGivesZeros() {
        assertThat(ja4(clientHello("1301", SERVER_NAME))).startsWith("t12d010100_");
    }

    @Test
    void bareHelloHasNoThirdPart() {
        assertThat(ja4(clientHello("002F"))).startsWith("t12i010000_").endsWith("_000000000000");
    }

    @Test
    void nothingLeftToHashGivesZeros() {
        assertThat(ja4(clientHello("1301", SERVER_NAME))).endsWith("_000000000000");
    }

    @Test
    void carrierAndVersionOfDatagramsShow() {
        byte[] hello = clientHello("1301", extension(0x002B, "06 FEFD FEFC FEFF"));
        ClientHello parsed = ClientHello.parse(Octets.of(hello).slice(4)).orElseThrow();

        assertThat(Ja4.of(parsed, 'd')).startsWith("dd3i0101");
        assertThat(Ja4.of(parsed, 'q')).startsWith("qd3i0101");
    }

    @Test
    void countsEndAt99AndSignallingSuitesCount() {
        assertThat(ja4(clientHello("00FF" + "C02B".repeat(120)))).startsWith("t12i990000_");
        assertThat(ja4(clientHello("00FF 5600"))).startsWith("t12i020000_");
    }

    private static String ja4(byte[] message) {
        return Ja4.of(ClientHello.parse(Octets.of(message).slice(4)).orElseThrow(), 't');
    }
}
