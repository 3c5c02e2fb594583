package eu.sealwatch.agent.inspect.modbus;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.midstream;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import org.junit.jupiter.api.Test;

class ModbusInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] READ = hex("0001 0000 0006 01 03 0000 0001");
    private static final byte[] READ_ANSWER = hex("0001 0000 0005 01 03 02 0007");
    private static final byte[] WRITE = hex("0002 0000 0006 01 06 0010 00FF");

    private final ModbusInspector inspector = new ModbusInspector();

    @Test
    void writeAmongReadsIsToldAsTheGravest() {
        var attributes = Attributes.of(inspector, tcp(join(READ, WRITE), READ_ANSWER));

        assertThat(attributes)
                .containsEntry("modbus.function", "read-holding-registers,write-single-register")
                .containsEntry("modbus.access", "write");
    }

    @Test
    void exceptionAnswersTheFunctionThatFailed() {
        byte[] refusal = hex("0001 0000 0003 01 83 02");

        assertThat(record(inspector, tcp(READ, refusal)).getProtocol()).isEqualTo("modbus");
    }

    @Test
    void answerToAnEarlierRequestIsKnownByItsExactLength() {
        byte[] other = hex("00A0 0000 0005 01 03 02 0007");

        assertThat(record(inspector, midstream(READ, other)).getProtocol()).isEqualTo("modbus");
    }

    @Test
    void otherUnitIsNoAnswer() {
        byte[] other = hex("0001 0000 0005 02 03 02 0007");

        assertThat(inspector.inspect(tcp(READ, other))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void oneSideAloneNeedsThreeOrTheMiddleOfAConnection() {
        assertThat(inspector.inspect(tcp(READ, NOTHING))).isEqualTo(Recognition.UNDECIDED);
        assertThat(record(inspector, tcp(join(READ, READ, READ), NOTHING)).getBasis())
                .isEqualTo(Basis.PATTERN);
        assertThat(record(inspector, midstream(READ, NOTHING)).getBasis()).isEqualTo(Basis.PATTERN);
        assertThat(
                        record(
                                        inspector,
                                        midstream(NOTHING, hex("0001 0000 0007 01 03 04 00070008")))
                                .getBasis())
                .isEqualTo(Basis.PATTERN);
        assertThat(inspector.inspect(midstream(join(READ, hex("00")), NOTHING)))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void lengthThatTheFunctionDoesNotHaveIsNotModbus() {
        assertThat(inspector.inspect(tcp(hex("0001 0000 0009 01 03 0000 0001 000000"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("0001 0001"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
