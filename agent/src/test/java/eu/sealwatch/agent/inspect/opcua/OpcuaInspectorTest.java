package eu.sealwatch.agent.inspect.opcua;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.midstream;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class OpcuaInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] ACKNOWLEDGE =
            join(text("ACKF"), hex("1C000000 00000000 00000100 00000100 00000000 00000000"));

    private final OpcuaInspector inspector = new OpcuaInspector();

    @Test
    void policyIsReadFromWhicheverSideOpensTheChannel() {
        byte[] open = open("http://opcfoundation.org/UA/SecurityPolicy#None");

        assertThat(Attributes.of(inspector, midstream(open, NOTHING)))
                .containsEntry("opcua.security_policy", "None");
        assertThat(Attributes.of(inspector, tcp(NOTHING, join(ACKNOWLEDGE, open))))
                .containsEntry("opcua.security_policy", "None");
    }

    @Test
    void messageInTheMiddleOfAChannelIsOpcua() {
        byte[] message = join(text("MSGC"), hex("18000000 01000000 02000000 03000000 04000000"));

        assertThat(Attributes.of(inspector, midstream(message, NOTHING))).isEmpty();
    }

    @Test
    void servicesInClearAreTold() {
        byte[] read = message("01 00 7702");
        byte[] call = message("01 00 C802");
        byte[] encrypted = message("9A 3C 7702");

        assertThat(Attributes.of(inspector, midstream(join(read, call, encrypted), NOTHING)))
                .containsEntry("opcua.function", "read,call")
                .containsEntry("opcua.access", "control");
    }

    private static byte[] message(String identifier) {
        return join(
                text("MSGF"), hex("1C000000 01000000 02000000 03000000 04000000"), hex(identifier));
    }

    @Test
    void sizeThatTheTypeDoesNotHaveIsNotMine() {
        assertThat(inspector.inspect(tcp(NOTHING, join(text("ACKF"), hex("1D000000")))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(join(text("HELC"), hex("24000000")), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(join(text("MSGF"), hex("00000002")), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private static byte[] open(String policy) {
        byte[] rest =
                join(
                        hex("01000000 %02x000000".formatted(policy.length())),
                        text(policy),
                        hex("FFFFFFFF FFFFFFFF 01000000 01000000"));
        return join(text("OPNF"), hex("%02x000000".formatted(rest.length + 8)), rest);
    }
}
