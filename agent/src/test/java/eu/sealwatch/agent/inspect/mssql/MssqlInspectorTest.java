package eu.sealwatch.agent.inspect.mssql;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MssqlInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] PRELOGIN =
            hex("1201 001A 0000 01 00 00 000B 0006 01 0011 0001 FF 10000000 0000 00");
    private static final byte[] LOGIN =
            join(hex("1001 0020 0000 01 00 18000000 04000074"), new byte[16]);

    private final MssqlInspector inspector = new MssqlInspector();

    @Test
    void loginBehindAServerThatCannotEncryptIsInClear() {
        byte[] refusal = hex("0401 0014 0000 01 00 01 0006 0001 FF 02 00000000 00");

        assertThat(facts(join(PRELOGIN, LOGIN), refusal))
                .containsEntry("mssql.encryption", "not-supported")
                .containsEntry("mssql.login", "clear");
    }

    @Test
    void batchInTheMiddleIsKnownByItsHeaders() {
        byte[] batch =
                hex("0101 001E 0000 01 00 16000000 12000000 0200 00000000 00000000 01000000");

        assertThat(facts(batch, NOTHING)).containsEntry("mssql.message", "batch");
    }

    @Test
    void callOfOldIsKnownByTheProceduresName() {
        byte[] call = hex("0301 0014 0000 01 00 0500 7300 7000 5F00 6100 6200");

        assertThat(facts(call, NOTHING)).containsEntry("mssql.message", "call");
    }

    @Test
    void answerAloneIsTooLittle() {
        byte[] done = hex("0401 0011 013A 01 00 FD 0000 D500 00000000");

        assertThat(inspector.inspect(tcp(NOTHING, done))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void windowThatIsNotZeroIsNotTds() {
        byte[] batch = PRELOGIN.clone();
        batch[7] = 1;

        assertThat(inspector.inspect(tcp(batch, NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    private Map<String, String> facts(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }
}
