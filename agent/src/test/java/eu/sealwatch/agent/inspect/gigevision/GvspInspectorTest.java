package eu.sealwatch.agent.inspect.gigevision;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Conversation.Earlier;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;
import org.junit.jupiter.api.Test;

class GvspInspectorTest {
    private static final String IMAGE =
            "0000 0001 0000000000000001 01080001 00000280 000001E0 00000000 00000000 0000 0000";

    private final GvspInspector inspector = new GvspInspector();

    @Test
    void leaderTellsTheSizeOfTheImageInBothForms() {
        var small = Conversation.udp(Octets.of(hex("0000 0001 01 000000" + IMAGE)));
        var large =
                Conversation.udp(
                        Octets.of(hex("0000 0001 81 000000 0000000000000001 00000000" + IMAGE)));

        assertThat(Attributes.of(inspector, small))
                .containsEntry("gvsp.width", "640")
                .containsEntry("gvsp.height", "480");
        assertThat(Attributes.of(inspector, large)).containsEntry("gvsp.width", "640");
    }

    @Test
    void packetsThatAreNumberedInARowAreAStream() {
        var first = new Earlier(true, packet(7));
        var second = new Earlier(true, packet(8));

        assertThat(inspector.inspect(Conversation.udp(packet(7)))).isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(Conversation.udp(packet(8), List.of(first))))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(
                        record(inspector, Conversation.udp(packet(9), List.of(first, second)))
                                .getProtocol())
                .isEqualTo("gvsp");
        assertThat(inspector.inspect(Conversation.udp(packet(10), List.of(first, second))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private static Octets packet(int number) {
        return Octets.of(join(hex("0000 0001 03 %06x".formatted(number)), new byte[600]));
    }
}
