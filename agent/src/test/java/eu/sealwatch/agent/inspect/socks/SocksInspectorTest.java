package eu.sealwatch.agent.inspect.socks;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Attribute;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SocksInspectorTest {
    private final SocksInspector inspector = new SocksInspector();

    @Test
    void requestTellsWhereTheClientWantsToGo() {
        byte[] client = join(hex("05 01 00 05 01 00 03 0B"), text("example.com"), hex("01BB"));

        assertThat(facts(client, hex("05 00")))
                .containsEntry("socks.version", "5")
                .containsEntry("socks.method", "0")
                .containsEntry("socks.command", "connect")
                .containsEntry("socks.target", "example.com:443");
    }

    @Test
    void addressesReadAsSuch() {
        assertThat(facts(hex("05 01 00 05 02 00 01 C0000201 0050"), hex("05 00")))
                .containsEntry("socks.command", "bind")
                .containsEntry("socks.target", "192.0.2.1:80");
        assertThat(
                        facts(
                                hex("05 01 00 05 03 00 04 20010DB8000000000000000000000001 0035"),
                                hex("05 00")))
                .containsEntry("socks.command", "udp-associate")
                .containsEntry("socks.target", "[2001:db8:0:0:0:0:0:1]:53");
    }

    @Test
    void logInIsSkippedAndNotKept() {
        byte[] client =
                join(
                        hex("05 02 00 02 01 05"),
                        text("alice"),
                        hex("06"),
                        text("secret"),
                        hex("05 01 00 01 C0000201 0050"));

        assertThat(facts(client, hex("05 02 01 00")))
                .containsEntry("socks.method", "2")
                .containsEntry("socks.target", "192.0.2.1:80")
                .doesNotContainValue("alice");
    }

    @Test
    void whatWasNotOfferedIsNotChosen() {
        assertThat(inspector.inspect(tcp(hex("05 01 00 05 01"), hex("05 02"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void versionFourHasItsTargetInFrontAndFourAItsNameBehind() {
        byte[] answer = hex("00 5A 0000 00000000");

        assertThat(facts(hex("04 01 0050 C0000201 00"), answer))
                .containsEntry("socks.version", "4")
                .containsEntry("socks.target", "192.0.2.1:80");
        assertThat(facts(join(hex("04 01 0050 00000001 00"), text("host\0")), answer))
                .containsEntry("socks.target", "host:80");
    }

    @Test
    void answerOfTheOtherVersionIsNotSocks() {
        assertThat(inspector.inspect(tcp(hex("05"), hex("00")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(hex("04"), hex("05")))).isEqualTo(Recognition.NOT_MINE);
    }

    private Map<String, String> facts(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getAttributesList().stream()
                .collect(Collectors.toMap(Attribute::getName, Attribute::getValue));
    }
}
