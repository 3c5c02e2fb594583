package eu.sealwatch.agent.inspect.mysql;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MysqlInspectorTest {
    private static final byte[] GREETING =
            join(
                    hex("4A000000 0A"),
                    text("8.0.36\0"),
                    hex("07000000 0102030405060708 00 FFFF FF 0200 FFDF 15"),
                    new byte[40]);

    private final MysqlInspector inspector = new MysqlInspector();

    @Test
    void clientThatSendsNothingButCapabilitiesWantsTls() {
        byte[] wish = join(hex("20000001 058A 0000"), new byte[28]);

        assertThat(facts(wish, GREETING))
                .containsEntry("mysql.version", "8.0.36")
                .containsEntry("mysql.tls_offered", "true")
                .containsEntry("mysql.tls", "requested");
    }

    @Test
    void clientThatLogsInAtOnceDoesNot() {
        byte[] login = join(hex("54000001 0582 0000"), new byte[80]);

        assertThat(facts(login, GREETING)).containsEntry("mysql.tls", "none");
    }

    @Test
    void strangerIsRefusedInTheSameProtocol() {
        byte[] refusal = join(hex("17000000 FF 1004"), text("Too many connections"));

        assertThat(facts(new byte[0], refusal)).containsEntry("mysql.login", "refused");
    }

    @Test
    void anotherProtocolVersionIsNotMysql() {
        byte[] nine = GREETING.clone();
        nine[4] = 9;

        assertThat(inspector.inspect(tcp(new byte[0], nine))).isEqualTo(Recognition.NOT_MINE);
    }

    private Map<String, String> facts(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }
}
