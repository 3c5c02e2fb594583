package eu.sealwatch.agent.inspect;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import org.junit.jupiter.api.Test;

class FramingTest {
    /** A message is 7, a length, and as many octets. */
    private final Framing framing =
            (stream, at) -> {
                if (stream.u8(at) != 7) {
                    return Framing.NOT_A_MESSAGE;
                }
                return stream.has(at, 2) ? 2 + stream.u8(at + 1) : Framing.NOT_YET;
            };

    @Test
    void messagesAreCountedByTheirHeadersAlone() {
        assertThat(framing.count(Octets.of(hex("07 01 FF 07 09 FF")), 9)).isEqualTo(2);
        assertThat(framing.count(Octets.of(hex("07 00 07 00 07 00")), 2)).isEqualTo(2);
    }

    @Test
    void whatComesAfterIsNotHeldAgainstTheFirst() {
        assertThat(framing.count(Octets.of(hex("07 00 08")), 9)).isEqualTo(1);
        assertThat(framing.count(Octets.of(hex("08 00 07")), 9)).isEqualTo(Framing.NOT_A_MESSAGE);
        assertThat(framing.count(Octets.of(hex("07")), 9)).isEqualTo(Framing.NOT_YET);
    }

    @Test
    void eachSideThatSpokeMustBeginWithAMessage() {
        assertThat(framing.count(tcp(hex("07 00"), hex("07 00")), 9)).isEqualTo(2);
        assertThat(framing.count(tcp(hex("07 00"), hex("")), 9)).isEqualTo(1);
        assertThat(framing.count(tcp(hex("07 00"), hex("00")), 9)).isEqualTo(Framing.NOT_A_MESSAGE);
    }

    @Test
    void datagramIsOneMessageAndNoMore() {
        assertThat(framing.isWhole(Octets.of(hex("07 01 FF")))).isTrue();
        assertThat(framing.isWhole(Octets.of(hex("07 01 FF 00")))).isFalse();
        assertThat(framing.isWhole(Octets.EMPTY)).isFalse();
    }
}
