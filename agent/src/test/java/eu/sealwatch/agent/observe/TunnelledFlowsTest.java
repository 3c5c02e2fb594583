package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunnelledFlowsTest {
    private static final byte[] VXLAN = {8, 0, 0, 0, 0, 0, 42, 0};
    private static final byte[] OTHER_VXLAN = {8, 0, 0, 0, 0, 0, 43, 0};
    private static final byte[] QUESTION = Frame.udp(5, 5000, 6, 6000, Frame.ascii("hello"));

    private final List<FlowRecord> records = new ArrayList<>();
    private final Observer observer =
            new Observer(
                    ObserverSettings.closedFlowsOnly(),
                    observation -> records.add(observation.getFlow()));

    @Test
    void tunnelAndWhatItCarriesAreFlowsOfTheirOwn() {
        see(Frame.udp(1, 50000, 2, 4789, Frame.join(VXLAN, QUESTION)));
        assertThat(records).hasSize(2);
        FlowRecord outer = record(4789);
        assertThat(outer.getProtocol()).isEqualTo("vxlan");
        assertThat(outer.getBasis()).isEqualTo(FlowRecord.Basis.HANDSHAKE);
        assertThat(outer.getEncapsulationList()).isEmpty();
        assertThat(outer.getSource().getBytes()).isEqualTo(20 + 8 + 8 + 14 + 33);
        FlowRecord inner = record(6000);
        assertThat(inner.getEncapsulationList()).containsExactly("vxlan");
        assertThat(inner.getSource().getBytes()).isEqualTo(33);
        assertThat(inner.getProtocol()).isEmpty();
    }

    @Test
    void sameAddressesInTwoNetworksAreTwoFlows() {
        see(
                Frame.udp(1, 50000, 2, 4789, Frame.join(VXLAN, QUESTION)),
                Frame.udp(1, 50000, 2, 4789, Frame.join(OTHER_VXLAN, QUESTION)),
                QUESTION);
        assertThat(records).hasSize(4);
        assertThat(records).extracting(FlowRecord::getId).doesNotHaveDuplicates();
    }

    @Test
    void ipProtocolsThatAreApplicationsAreNamed() {
        for (int protocol : new int[] {2, 47, 50, 51, 88, 89, 103, 112, 132, 200}) {
            see(Frame.ipv4(protocol, 1, 2, new byte[32]));
        }
        assertThat(records)
                .extracting(FlowRecord::getProtocol)
                .containsExactly(
                        "igmp", "gre", "ipsec", "ipsec", "eigrp", "ospf", "pim", "vrrp", "sctp",
                        "");
    }

    private void see(byte[]... frames) {
        for (byte[] frame : frames) {
            observer.accept(Frame.packet(1, frame));
        }
        observer.finish();
    }

    private FlowRecord record(int destinationPort) {
        return records.stream()
                .filter(each -> each.getDestination().getPort() == destinationPort)
                .findFirst()
                .orElseThrow();
    }
}
