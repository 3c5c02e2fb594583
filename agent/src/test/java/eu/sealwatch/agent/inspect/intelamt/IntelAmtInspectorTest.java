package eu.sealwatch.agent.inspect.intelamt;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntelAmtInspectorTest {
    private static final byte[] SCREEN = join(hex("10010000"), text("KVMR"));
    private static final byte[] REPLY = hex("11000000");

    private final IntelAmtInspector inspector = new IntelAmtInspector();

    @Test
    void tellsWhatIsRedirected() {
        assertThat(attributes(SCREEN)).containsExactly("intel_amt.redirection=kvm");
        assertThat(attributes(join(hex("10000000"), text("SOL "))))
                .containsExactly("intel_amt.redirection=serial");
        assertThat(attributes(join(hex("10000000"), text("IDER"))))
                .containsExactly("intel_amt.redirection=disk");
    }

    @Test
    void authenticationIsTheFirstThatTheClientTriesAfterAsking() {
        byte[] query = hex("13000000 00 00000000");
        byte[] digest = hex("13000000 04 01000000 00");

        assertThat(attributes(join(SCREEN, query, digest)))
                .containsExactly("intel_amt.redirection=kvm", "intel_amt.authentication=digest");
        assertThat(attributes(join(SCREEN, hex("13000000 01 FFFFFFFF"))))
                .contains("intel_amt.authentication=password");
        assertThat(attributes(join(SCREEN, hex("13000000 00 FFFFFFFF"))))
                .containsExactly("intel_amt.redirection=kvm");
    }

    @Test
    void anotherAnswerOrWishIsNot() {
        assertThat(inspector.inspect(tcp(SCREEN, hex("12")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(join(hex("10020000"), text("KVMR")), REPLY)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private List<String> attributes(byte[] client) {
        return record(inspector, tcp(client, REPLY)).getAttributesList().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .toList();
    }
}
