package eu.sealwatch.agent.inspect.stun;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class StunInspectorTest {
    private static final byte[] NOTHING = {};
    private static final String TRANSACTION = "0102030405060708090A0B0C";

    private final StunInspector inspector = new StunInspector();

    @Test
    void withoutCookieTheAttributesMustFillTheMessage() {
        String old = "0001 0008 AAAAAAAA" + TRANSACTION + "0003 0004 00000006";
        String overlong = "0001 0008 AAAAAAAA" + TRANSACTION + "0003 0005 00000006";

        assertThat(record(inspector, udp(hex(old))).getProtocol()).isEqualTo("stun");
        assertThat(inspector.inspect(udp(hex(overlong)))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void withoutCookieAndAttributesThereIsNothingToTellItBy() {
        assertThat(inspector.inspect(udp(hex("0001 0000 AAAAAAAA" + TRANSACTION))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void lengthMustBeThatOfTheDatagram() {
        assertThat(inspector.inspect(udp(hex("0001 0004 2112A442" + TRANSACTION))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void eachMessageBehindItsLengthIsStunOverTcpToo() {
        byte[] framed = hex("0014 0001 0000 2112A442" + TRANSACTION);

        assertThat(record(inspector, tcp(framed, NOTHING)).getProtocol()).isEqualTo("stun");
    }

    @Test
    void anotherCookieOverTcpIsNotStun() {
        byte[] other = hex("0001 0000 2112A443" + TRANSACTION);

        assertThat(inspector.inspect(tcp(other, NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }
}
