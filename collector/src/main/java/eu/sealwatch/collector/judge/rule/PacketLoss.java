package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.CoverageRule;
import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Coverage;
import java.util.List;
import java.util.Locale;

/**
 * {@code coverage.packet-loss}: an agent did not get all packets of its interface. A few lost in
 * ten thousand change no flow's story and are let pass.
 */
final class PacketLoss implements CoverageRule {
    private static final String CODE = "coverage.packet-loss";

    /** One in a thousand. */
    private static final long TOLERATED = 1_000;

    private static final long LEAST = 10;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Coverage coverage, String agent, PolicyIndex index) {
        long lost = coverage.getDroppedByKernel() + coverage.getDroppedByInterface();
        long arrived = coverage.getPackets() + lost;
        if (lost < LEAST || lost * TOLERATED <= arrived) {
            return List.of(new Verdict.Allowed(index.firstLine()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        index.firstLine(),
                        coverage.getSource(),
                        String.format(
                                Locale.ROOT,
                                "agent %s lost %,d of %,d packets on %s (%.1f %%): what was in them was not seen",
                                agent,
                                lost,
                                arrived,
                                coverage.getSource(),
                                100.0 * lost / arrived)));
    }
}
