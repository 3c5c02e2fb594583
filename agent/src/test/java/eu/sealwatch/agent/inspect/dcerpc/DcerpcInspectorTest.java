package eu.sealwatch.agent.inspect.dcerpc;

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

class DcerpcInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] SYNTAXES =
            hex(
                    "81BB7A36 4498 F135 AD32 98F038001003 02000000"
                            + "045D888A EB1C C911 9FE8 08002B104860 02000000");

    private final DcerpcInspector inspector = new DcerpcInspector();

    @Test
    void bindTellsTheInterfaceAndHowMessagesAreProtected() {
        byte[] bind =
                join(
                        hex("05 00 0B 03 10000000 5400 0400 01000000"),
                        hex("D016 D016 00000000 01 000000 0000 01 00"),
                        SYNTAXES,
                        hex("09 06 00 00 00000000 01020304"));

        assertThat(facts(bind))
                .containsEntry("dcerpc.interface", "svcctl")
                .containsEntry("dcerpc.authentication", "negotiate")
                .containsEntry("dcerpc.protection", "privacy");
    }

    @Test
    void interfaceWithoutANameIsGivenByItsNumber() {
        byte[] bind =
                join(
                        hex("05 00 0B 03 10000000 4800 0000 01000000"),
                        hex("D016 D016 00000000 01 000000 0000 01 00"),
                        hex("78563412 3412 7856 9ABC DEF011223344 02000000"),
                        hex("045D888A EB1C C911 9FE8 08002B104860 02000000"));

        assertThat(facts(bind))
                .containsEntry("dcerpc.interface", "12345678-1234-5678-9abc-def011223344");
    }

    @Test
    void headerWhoseFormatIsNoneIsNotIt() {
        byte[] header = hex("05 00 0B 03 20000000 4800 0000 01000000");

        assertThat(inspector.inspect(tcp(header, NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void greetingOfRpcOverHttpIsEnough() {
        assertThat(record(inspector, tcp(NOTHING, text("ncacn_http/1.0"))).getProtocol())
                .isEqualTo("dcerpc");
    }

    private Map<String, String> facts(byte[] client) {
        return record(inspector, tcp(client, NOTHING)).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }
}
