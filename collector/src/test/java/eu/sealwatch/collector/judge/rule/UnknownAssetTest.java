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

    @Test
    void assetOnOtherHardwareThanThePolicySaysHasChanged() {
        String mac =
                "  - {id: ct-1, kind: baggage-ct, site: port-1, addresses: [10.1.0.6], mac: \"02:00:00:00:00:06\"}\n";
        var judge = new Judge(Given.policy(mac));
        assertThat(judge.judge(sighting("10.1.0.6", 7, 0), "agent-1"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("asset.changed");
                    assertThat(finding.subject()).isEqualTo("ct-1");
                    assertThat(finding.reason())
                            .isEqualTo(
                                    "the address of ct-1 is used by the hardware address 02:00:00:00:00:07; the policy has 02:00:00:00:00:06");
                });
        assertThat(judge.judge(sighting("10.1.0.6", 6, 5), "agent-1"))
                .as("back on the right one")
                .isEmpty();
        assertThat(judge.judge(sighting("10.1.0.99", 6, 0), "agent-1"))
                .as("the same device at another address")
                .isEmpty();
    }

    @Test
    void assetWhoseHardwareThePolicyDoesNotSayHasChangedWhenItMoves() {
        var judge = new Judge(Given.policy(""));
        assertThat(judge.judge(sighting(Given.SCANNER, 7, 6), "agent-1"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.reason())
                                .endsWith("02:00:00:00:00:07; it was 02:00:00:00:00:06 before"));
        assertThat(judge.judge(sighting(Given.SCANNER, 7, 0), "agent-1")).isEmpty();
    }

    private static Observation sighting(String ip, int mac, int previous) {
        Observation plain = sighting(ip);
        Sighting.Builder seen = plain.getSighting().toBuilder().setMac(mac(mac));
        if (previous != 0) {
            seen.setPreviousMac(mac(previous));
        }
        return plain.toBuilder().setSighting(seen).build();
    }

    private static ByteString mac(int last) {
        return ByteString.copyFrom(new byte[] {2, 0, 0, 0, 0, (byte) last});
    }

    private static Observation sighting(String ip) {
        return Observation.newBuilder()
                .setSighting(Sighting.newBuilder().setIp(ByteString.copyFrom(Cidr.address(ip))))
                .build();
    }
}
