package eu.sealwatch.agent.inspect.postgresql;

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

class PostgresqlInspectorTest {
    private static final byte[] WISH = hex("00000008 04D2162F");
    private static final byte[] STARTUP =
            join(hex("00000019 00030000"), text("datestyle\0ISO\0\0\0"));

    private final PostgresqlInspector inspector = new PostgresqlInspector();

    @Test
    void loginBehindARefusedWishForTlsIsRead() {
        assertThat(facts(join(WISH, STARTUP), hex("4E 52 00000008 00000003")))
                .containsEntry("postgresql.tls", "refused")
                .containsEntry("postgresql.authentication", "clear-password");
    }

    @Test
    void acceptedWishForTlsIsAllThereIs() {
        assertThat(facts(WISH, hex("53"))).containsExactly(Map.entry("postgresql.tls", "accepted"));
    }

    @Test
    void parametersMayComeInAnyOrder() {
        assertThat(facts(STARTUP, hex("52 00000017 0000000A")))
                .containsEntry("postgresql.authentication", "sasl");
    }

    @Test
    void versionsOfTheFutureAreNotGuessed() {
        byte[] four = STARTUP.clone();
        four[5] = 4;

        assertThat(inspector.inspect(tcp(four, new byte[0]))).isEqualTo(Recognition.NOT_MINE);
    }

    private Map<String, String> facts(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }
}
