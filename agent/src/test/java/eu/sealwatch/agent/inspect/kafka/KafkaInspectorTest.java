package eu.sealwatch.agent.inspect.kafka;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import org.junit.jupiter.api.Test;

class KafkaInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] REQUEST =
            join(hex("00000011 0012 0003 00000007 0007"), text("scanner"));

    private final KafkaInspector inspector = new KafkaInspector();

    @Test
    void requestAloneIsMerelyLikeIt() {
        assertThat(record(inspector, tcp(REQUEST, NOTHING)).getBasis()).isEqualTo(Basis.PATTERN);
    }

    @Test
    void answerRepeatsTheCorrelationOfAnyRequest() {
        byte[] two =
                join(REQUEST, hex("00000012 0003 0002 00000008 0007"), text("scanner"), hex("00"));

        assertThat(record(inspector, tcp(two, hex("00000006 00000008 0000"))).getBasis())
                .isEqualTo(Basis.HANDSHAKE);
        assertThat(inspector.inspect(tcp(two, hex("00000006 00000009 0000"))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void nameThatIsNoTextOrInterfaceThatIsNotIsNotMine() {
        assertThat(inspector.inspect(tcp(hex("00000011 0012 0003 00000007 0007 00"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("00000011 0112 0003 00000007 0007"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("00000011 0012 0003 00000007 0070"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
