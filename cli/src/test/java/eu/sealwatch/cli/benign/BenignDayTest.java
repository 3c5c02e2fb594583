package eu.sealwatch.cli.benign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Permitted traffic gives no finding, with every rule and detector on. */
class BenignDayTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 10, 6);
    private static final long SEED = 20261006;

    @Test
    void aDayOfAHundredThousandFlowsGivesNoFinding() {
        var findings = new ArrayList<Finding>();
        long flows = judge(TUESDAY, 1, 1, SEED, findings);

        assertThat(flows).isGreaterThan(100_000);
        assertThat(lines(findings)).isEmpty();
    }

    @Test
    void fiveWeeksGiveNoFinding() {
        var findings = new ArrayList<Finding>();
        judge(TUESDAY, 35, 0.1, SEED, findings);

        assertThat(lines(findings)).isEmpty();
    }

    @Test
    void sameSeedIsTheSameDayAndAnotherIsNot() {
        assertThat(digest(1)).isEqualTo(digest(1)).isNotEqualTo(digest(2));
    }

    private static long judge(
            LocalDate from, int days, double scale, long seed, List<Finding> findings) {
        Policy policy = PolicyReader.read(BenignSite.policy(from, days), "benign.yaml");
        var judge = new Judge(policy);
        return new BenignTraffic(from, days, scale, seed)
                .play(observation -> findings.addAll(judge.judge(observation, BenignSite.AGENT)));
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(each ->
                        each.code()
                                + " "
                                + each.subject()
                                + " | "
                                + each.about()
                                + ": "
                                + each.reason())
                .distinct()
                .limit(40)
                .toList();
    }

    private static int digest(long seed) {
        int[] digest = {1};
        new BenignTraffic(TUESDAY, 1, 0.01, seed)
                .play(observation -> digest[0] = 31 * digest[0] + observation.hashCode());
        return digest[0];
    }
}
