package eu.sealwatch.agent.inspect.nomachine;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;

class NomachineUdpInspectorTest {
    private static final byte[] SHORT = hex("0700 0100 0A00 2A00 0000");
    private static final byte[] LONG = hex("0800 0100 0E00 2B00 0000 DEADBEEF");

    private final NomachineUdpInspector inspector = new NomachineUdpInspector();

    @Test
    void twoDatagramsThatSayTheirLengthAreLikeIt() {
        var flow = record(inspector, after(LONG, SHORT));

        assertThat(flow.getProtocol()).isEqualTo("nomachine");
        assertThat(flow.getBasis()).isEqualTo(Basis.PATTERN);
    }

    @Test
    void oneIsNotEnough() {
        assertThat(inspector.inspect(udp(SHORT))).isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(after(SHORT, hex("00")))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void wrongLengthOrWrongConstantIsNot() {
        assertNot("0700 0100 0B00 2A00 0000");
        assertNot("0700 0200 0A00 2A00 0000");
        assertNot("0700 0100 0A00 2A00 0001");
        assertNot("0700 0100 0800 2A00");
    }

    private void assertNot(String digits) {
        assertThat(inspector.inspect(after(hex(digits), SHORT))).isEqualTo(Recognition.NOT_MINE);
    }

    private static Conversation after(byte[] datagram, byte[] earlier) {
        return Conversation.udp(
                Octets.of(datagram), List.of(new Conversation.Earlier(true, Octets.of(earlier))));
    }
}
