package eu.sealwatch.agent.inspect.mining;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class MiningInspectorTest {
    private static final byte[] NOTHING = {};

    private final MiningInspector inspector = new MiningInspector();

    @Test
    void dialectIsThatOfTheFirstMethodThatTells() {
        assertThat(dialect("{\"id\": 1, \"method\": \"mining.authorize\", \"params\": []}"))
                .isEqualTo("stratum");
        assertThat(dialect("{\"worker\":\"w\",\"method\": \"eth_submitLogin\"}"))
                .isEqualTo("ethproxy");
        assertThat(
                        dialect(
                                "{\"method\":\"login\",\"params\":{\"login\":\"wallet\",\"pass\":\"x\"}}"))
                .isEqualTo("cryptonote");
    }

    @Test
    void poolThatSpeaksFirstIsKnown() {
        byte[] notify = text("{\"method\":\"mining.notify\",\"params\":[]}");

        assertThat(record(inspector, tcp(NOTHING, notify)).getProtocol()).isEqualTo("mining");
    }

    @Test
    void logInOfSomethingElseIsNotMining() {
        byte[] login = text("{\"method\":\"login\",\"params\":{\"user\":\"a\"}}");

        assertThat(inspector.inspect(tcp(login, NOTHING))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void longJsonWithoutSuchAMethodIsNotMining() {
        byte[] other = text("{\"a\":\"" + "b".repeat(3000));

        assertThat(inspector.inspect(tcp(other, NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void walletIsNotKept() {
        var record =
                record(
                        inspector,
                        tcp(
                                text("{\"method\":\"mining.authorize\",\"params\":[\"wallet\"]}"),
                                NOTHING));

        assertThat(record.toString()).doesNotContain("wallet");
    }

    private String dialect(String message) {
        return record(inspector, tcp(text(message), NOTHING)).getAttributes(0).getValue();
    }
}
