package eu.sealwatch.agent.inspect.teamviewer;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamviewerInspectorTest {
    private static final byte[] DATAGRAM = hex("00 1111111111 2222222222 1724 0A");
    private static final byte[] NOTHING = {};

    private final TeamviewerInspector inspector = new TeamviewerInspector();

    @Test
    void overTcpBothSidesBeginWithTheMagic() {
        assertThat(record(inspector, tcp(hex("1724 0A20"), hex("1130 1B00"))).getProtocol())
                .isEqualTo("teamviewer");
        assertThat(inspector.inspect(tcp(hex("1724 0A20"), NOTHING)))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void aFirstByteThatIsNotOfTheMagicIsEnoughToRefuse() {
        assertThat(inspector.inspect(tcp(hex("16"), NOTHING))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(NOTHING, hex("24")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("17"), hex("11")))).isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(tcp(hex("1703"), NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void overUdpTwoDatagramsWithItAreEnoughAndOneIsNot() {
        var after = List.of(new Conversation.Earlier(true, Octets.of(DATAGRAM)));

        assertThat(inspector.inspect(udp(DATAGRAM))).isEqualTo(Recognition.UNDECIDED);
        assertThat(record(inspector, Conversation.udp(Octets.of(DATAGRAM), after)).getProtocol())
                .isEqualTo("teamviewer");
    }

    @Test
    void otherDatagramsBetweenThemDoNotCount() {
        var other = List.of(new Conversation.Earlier(true, Octets.of(hex("00 01 02 03"))));

        assertThat(inspector.inspect(Conversation.udp(Octets.of(DATAGRAM), other)))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(udp(hex("01 1111111111 2222222222 1724 0A"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
