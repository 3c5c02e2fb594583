package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code maintenance.overrun}: a session that began in time and goes on past the end of its window
 * or order, or for longer than they permit. Raised while it runs, with the first record of the
 * session whose latest packet is past the end.
 */
final class Overrun implements SessionRule {
    private static final String CODE = "maintenance.overrun";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(SessionScene scene) {
        Optional<Instant> deadline = scene.deadline();
        if (deadline.isEmpty()) {
            return List.of(new Verdict.NotJudged("nothing permitted the session from its start"));
        }
        Opening opening = scene.openings().getFirst();
        if (scene.end().isBefore(deadline.get()) || scene.permittedAtEnd()) {
            return List.of(new Verdict.Allowed(opening.line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        opening.line(),
                        scene.toolName() + " " + scene.place() + " " + opening.id(),
                        "%s has gone on for %s and was permitted until %s by %s"
                                .formatted(
                                        scene.inWords(),
                                        Moments.length(
                                                Duration.between(scene.start(), scene.end())),
                                        Moments.utc(deadline.get()),
                                        opening.id())));
    }
}
