package eu.sealwatch.collector.judge.scene;

import eu.sealwatch.config.policy.Line;

/** What a rule says of an observation. Not knowing is an answer, never an absent finding. */
public sealed interface Verdict {

    /**
     * @param line the policy line that allows it
     */
    record Allowed(Line line) implements Verdict {}

    /**
     * @param code finding code, {@code group.code}
     * @param line the policy line that decided
     * @param about what the finding is about beside asset and code, for example the endpoint and
     *     service: the same breach again is the same finding. Never a client's port, a time or a
     *     count
     * @param reason one sentence that a person understands, with the figures
     */
    record Breach(String code, Line line, String about, String reason) implements Verdict {}

    record NotJudged(String why) implements Verdict {}
}
