package eu.sealwatch.agent.inspect.dnp3;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Conversation.Earlier;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;
import org.junit.jupiter.api.Test;

class Dnp3InspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] READ = hex("0564 08 C4 0A00 0100 FC42 C0C101 230B");
    private static final byte[] DIRECT_OPERATE = hex("0564 08 C4 0A00 0100 FC42 C1C105 E3CB");

    private final Dnp3Inspector inspector = new Dnp3Inspector();

    @Test
    void operateAmongReadsIsControl() {
        assertThat(Attributes.of(inspector, tcp(join(READ, DIRECT_OPERATE), NOTHING)))
                .containsEntry("dnp3.function", "read,direct-operate")
                .containsEntry("dnp3.access", "control");
    }

    @Test
    void datagramsOfOneFlowAddUp() {
        var conversation =
                Conversation.udp(
                        Octets.of(DIRECT_OPERATE), List.of(new Earlier(true, Octets.of(READ))));

        assertThat(Attributes.of(inspector, conversation))
                .containsEntry("dnp3.function", "read,direct-operate");
    }

    @Test
    void frameWhoseCheckIsWrongIsNotDnp3() {
        byte[] wrong = READ.clone();
        wrong[8] ^= 1;

        assertThat(inspector.inspect(tcp(wrong, NOTHING))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(Conversation.udp(Octets.of(wrong))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void whatAStationSendsToKeepTheLineOpenDoesNotMatter() {
        assertThat(inspector.inspect(tcp(READ, hex("00")))).isNotEqualTo(Recognition.NOT_MINE);
    }
}
