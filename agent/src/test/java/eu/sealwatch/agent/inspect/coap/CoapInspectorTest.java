package eu.sealwatch.agent.inspect.coap;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Conversation.Earlier;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoapInspectorTest {
    private static final byte[] PUT = join(hex("40 03 0001 B4"), text("gate"), hex("FF 31"));

    private final CoapInspector inspector = new CoapInspector();

    @Test
    void methodSaysWhatIsAskedFor() {
        assertThat(Attributes.of(inspector, udp(PUT)))
                .containsEntry("coap.function", "put")
                .containsEntry("coap.access", "write");
    }

    @Test
    void longDistancesAndLengthsAreStepped() {
        // a proxy's address, 35 = 13 + 22, of 14 = 13 + 1 octets
        byte[] proxied = join(hex("40 01 0002 DD 16 01"), text("coap://example"));

        assertThat(record(inspector, udp(proxied)).getBasis()).isEqualTo(Basis.HANDSHAKE);
    }

    @Test
    void answerIsKnownByTheRequestBeforeIt() {
        // an observation without a path, acknowledged
        byte[] request = hex("41 01 0003 AA 60");
        byte[] answer = hex("61 45 0003 AA FF 31");

        assertThat(inspector.inspect(udp(request))).isEqualTo(Recognition.UNDECIDED);
        assertThat(record(inspector, answered(request, answer)).getProtocol()).isEqualTo("coap");
        assertThat(inspector.inspect(answered(request, hex("61 45 0004 AB FF 31"))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void requestOfTheDraftsIsMerelyLikeIt() {
        // two options: a port and a path, number 9
        byte[] draft = join(hex("42 01 0005 72 1633 24"), text("temp"));

        assertThat(record(inspector, udp(draft)).getBasis()).isEqualTo(Basis.PATTERN);
    }

    @Test
    void optionThatIsNotOrDoesNotFitIsNotMine() {
        assertThat(inspector.inspect(udp(hex("40 01 0001 B5 74656D70"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("40 01 0001 20")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("40 01 0001 F0")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("40 01 0001 FF")))).isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("49 01 0001")))).isEqualTo(Recognition.NOT_MINE);
    }

    private static Conversation answered(byte[] request, byte[] answer) {
        return new Conversation.Given(
                17,
                Octets.EMPTY,
                Octets.of(answer),
                40000,
                5683,
                false,
                false,
                false,
                List.of(new Earlier(true, Octets.of(request))));
    }
}
