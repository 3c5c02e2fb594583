package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.flow.TestFlow;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.dns.DnsMessage;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HostNameTest {
    private static final byte[] SENDER = {10, 0, 0, 7};
    private static final Plain DHCP =
            Plain.handshake("dhcp")
                    .with("dhcp.address", "10.0.0.7")
                    .with("dhcp.hostname", "scanner");

    @Test
    void clientOfDhcpIsNamedAtTheAddressItAsksFor() {
        var host = HostName.of(DHCP, TestFlow.any()).orElseThrow();

        assertThat(host.ip()).isEqualTo(SENDER);
        assertThat(host.name()).isEqualTo("scanner");
        assertThat(host.mac()).isZero();
    }

    @Test
    void clientWithoutAnAddressOrANameIsNot() {
        var nameless = Plain.handshake("dhcp").with("dhcp.address", "10.0.0.7");
        var homeless = Plain.handshake("dhcp").with("dhcp.hostname", "scanner");

        assertThat(HostName.of(nameless, TestFlow.any())).isEmpty();
        assertThat(HostName.of(homeless, TestFlow.any())).isEmpty();
        assertThat(HostName.of(nameless.with("dhcp.hostname", "b?d"), TestFlow.any())).isEmpty();
    }

    @Test
    void hostThatAnswersWithItsOwnAddressIsNamed() {
        var answer = answer("0A000007");

        assertThat(HostName.of(answer, SENDER, 1)).map(HostName::name).contains("pc.local");
        assertThat(HostName.of(answer("0A000008"), SENDER, 1)).isEmpty();
    }

    /** One A record of pc.local. */
    private static DnsMessage answer(String address) {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "000084000000000100000000"
                                        + "027063056C6F63616C0000018001000000780004"
                                        + address);
        return DnsMessage.parse(Octets.of(bytes)).orElseThrow();
    }
}
