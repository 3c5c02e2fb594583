package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Verdict;
import java.util.List;

/**
 * {@code endpoint.first-contact}: an inside address that has long been known uses an allowed place
 * for the first time. Told once; off unless a policy turns it on.
 */
final class FirstContact implements Detector {
    private static final String CODE = "endpoint.first-contact";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Step step) {
        if (step.met() || !step.settings().firstContact().enabled() || !step.permitted()) {
            return List.of();
        }
        long known = step.scene().flow().getStart() - step.subjectSince();
        if (known < step.settings().learning().toNanos()) {
            return List.of(new Verdict.NotJudged("the inside address is not known for long"));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        step.line(),
                        step.about(),
                        "%s uses %s, endpoint %s, for the first time in %d days"
                                .formatted(
                                        step.scene().subject(),
                                        step.scene().placeInFull(),
                                        step.about(),
                                        known / Pair.DAY)));
    }
}
