package eu.sealwatch.agent.inspect;

import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Crc16Test {

    /** What the catalogues of such checks give for these nine digits. */
    @ParameterizedTest
    @CsvSource({"DNP, EA82", "HDLC, 906E", "ARC, BB3D", "CCITT, 29B1", "XMODEM, 31C3"})
    void checkOfTheNineDigitsIsTheKnownOne(Crc16 crc, String expected) {
        Octets octets = Octets.of(text("x123456789x"));

        assertThat("%04X".formatted(crc.of(octets, 1, 9))).isEqualTo(expected);
    }
}
