package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.FlowRecord;
import org.junit.jupiter.api.Test;

class PortMismatchTest {

    private static final String CODE = "evasion.port-mismatch";

    @Test
    void sshOnTheTlsPortIsAMismatch() {
        assertThat(Given.breaches(CODE, "", Given.outbound("ssh", 443)))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo(
                        "xray-1 speaks ssh with 203.0.113.9:443 on port 443, where dtls or quic or tls is expected");
    }

    @Test
    void protocolAtHomeOrOnAPortOfNobodySaysNothing() {
        assertThat(Given.verdicts(CODE, "", Given.outbound("tls", 443))).isEmpty();
        assertThat(Given.verdicts(CODE, "", Given.outbound("ssh", 2222))).isEmpty();
    }

    @Test
    void likenessIsNotEnough() {
        var alike = Given.outbound("openvpn", 53).setBasis(FlowRecord.Basis.PATTERN);
        assertThat(Given.verdicts(CODE, "", alike))
                .singleElement()
                .isInstanceOf(Verdict.NotJudged.class);
    }

    @Test
    void endpointThatNamesProtocolAndPortAllowsIt() {
        String policy =
                """
                endpoints:
                  - id: relay
                    networks: [203.0.113.0/24]
                    services: [ssh/443]
                    purpose: relay
                """;
        assertThat(Given.verdicts(CODE, policy, Given.outbound("ssh", 443)))
                .singleElement()
                .isInstanceOf(Verdict.Allowed.class);
    }
}
