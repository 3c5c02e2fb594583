package eu.sealwatch.agent.observe;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import eu.sealwatch.wire.v1.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From packets to a name: a scanner, 10.0.0.1, looks a tool's host up and speaks to it. */
class NamedFlowTest {
    private static final byte[] NAME =
            join(hex("08"), text("router15"), hex("0A"), text("teamviewer"), hex("03636F6D00"));

    private final List<FlowRecord> records = new ArrayList<>();
    private final Observer observer = new Observer(ObserverSettings.closedFlowsOnly(), this::take);
    private long now = 1_764_000_000_000_000_000L;

    @Test
    void bytesOfNoKnownProtocolAreNamedByTheLookUpBefore() {
        lookUp();
        speak(99);
        observer.finish();

        FlowRecord flow =
                records.stream().filter(it -> it.getTransport() == 6).findFirst().orElseThrow();
        assertThat(flow.getProtocol()).isEmpty();
        assertThat(flow.getApplication()).isEqualTo("teamviewer");
        assertThat(flow.getBasis()).isEqualTo(Basis.PATTERN);
        assertThat(Category.of(flow)).isEqualTo(Category.REMOTE_MAINTENANCE);
        assertThat(flow.getAttributesList())
                .extracting(Attribute::getValue)
                .containsExactly("dns-name", "DE");
    }

    @Test
    void anotherAddressHasNoName() {
        lookUp();
        speak(98);
        observer.finish();

        assertThat(records).allMatch(flow -> flow.getApplication().isEmpty());
    }

    private void lookUp() {
        byte[] question = join(NAME, hex("0001 0001"));
        accept(Frame.udp(1, 40000, 53, 53, join(hex("1234 0100 0001 0000 0000 0000"), question)));
        byte[] answer = hex("C00C 0001 0001 0000003C 0004 0A000063");
        accept(
                Frame.udp(
                        53,
                        53,
                        1,
                        40000,
                        join(hex("1234 8180 0001 0001 0000 0000"), question, answer)));
    }

    private void speak(int server) {
        accept(Frame.tcp(1, 40001, server, 5938, Frame.SYN, 0, 0, new byte[0]));
        accept(Frame.tcp(server, 5938, 1, 40001, Frame.SYN | Frame.ACK, 0, 1, new byte[0]));
        accept(Frame.tcp(1, 40001, server, 5938, Frame.ACK, 1, 1, hex("F1F2F3F4F5F6F7F8")));
    }

    private void accept(byte[] frame) {
        now += 1_000_000L;
        observer.accept(Frame.packet(now, frame));
    }

    private void take(Observation observation) {
        if (observation.hasFlow()) {
            records.add(observation.getFlow());
        }
    }
}
