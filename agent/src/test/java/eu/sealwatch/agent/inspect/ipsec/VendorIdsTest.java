package eu.sealwatch.agent.inspect.ipsec;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import org.junit.jupiter.api.Test;

class VendorIdsTest {

    @Test
    void digestOfAKnownTextIsThatTextWhateverVersionFollows() {
        assertThat(name(hex("882FE56D6FD20DBC2251613B2EBE5BEB"))).isEqualTo("strongSwan");
        assertThat(name(hex("1E2B516905991C7D7C96FCBFB587E461 00000009")))
                .isEqualTo("MS NT5 ISAKMPOAKLEY");
    }

    @Test
    void knownBeginningIsEnough() {
        assertThat(name(hex("AFCAD71368A1F1C96B8696FC77570100")))
                .isEqualTo("Dead Peer Detection (RFC 3706)");
    }

    @Test
    void textStandsForItself() {
        assertThat(name(text("FLEXVPN-SUPPORTED"))).isEqualTo("FLEXVPN-SUPPORTED");
        assertThat(name(text("x".repeat(100)))).hasSize(48);
    }

    @Test
    void otherBytesHaveNoName() {
        assertThat(name(hex("00112233445566778899AABBCCDDEEFF"))).isEmpty();
        assertThat(name(hex(""))).isEmpty();
    }

    private static String name(byte[] id) {
        return VendorIds.name(Octets.of(id));
    }
}
