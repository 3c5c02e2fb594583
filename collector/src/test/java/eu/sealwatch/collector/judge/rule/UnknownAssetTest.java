package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import org.junit.jupiter.api.Test;

class UnknownAssetTest {

    private static final String CODE = "asset.unknown";

    @Test
    void unlistedDeviceThatTalksOutsideIsUnknown() {
        var flow = Given.flow("10.1.0.77", Given.VENDOR, 443);
        assertThat(Given.breaches(CODE, "", flow))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("10.1.0.77");
        assertThat(Given.verdicts(CODE, "", Given.outbound("tls", 443)))
                .singleElement()
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void siteWithoutInventoryIsNotJudged() {
        var policy =
                PolicyReader.read(
                        Given.POLICY.substring(0, Given.POLICY.indexOf("assets:")), "test.yaml");
        assertThat(new Judge(policy).explain(Given.flow("10.1.0.77", Given.VENDOR, 443).build()))
                .filteredOn(opinion -> opinion.code().equals(CODE))
                .extracting(Judge.Opinion::verdict)
                .containsExactly(
                        new Verdict.NotJudged("the policy lists no assets at site port-1"));
    }

    @Test
    void sightingOfAnUnlistedDeviceIsAFinding() {
        var judge = new Judge(Given.policy(""));
        assertThat(judge.judge(sighting("10.1.0.77"), "agent-1"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(CODE);
                    assertThat(finding.subject()).isEqualTo("10.1.0.77");
                    assertThat(finding.flow()).isEmpty();
                });
        assertThat(judge.judge(sighting(Given.SCANNER), "agent-1")).isEmpty();
    }

    private static Observation sighting(String ip) {
        return Observation.newBuilder()
                .setSighting(Sighting.newBuilder().setIp(ByteString.copyFrom(Cidr.address(ip))))
                .build();
    }
}
