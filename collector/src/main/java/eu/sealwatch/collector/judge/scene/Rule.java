package eu.sealwatch.collector.judge.scene;

import java.util.List;

/**
 * One rule about flows, which raises one code. Pure and stateless. It is asked for each record of a
 * flow that its group in {@code Rules} concerns, as soon as facts are there: it must not call a
 * breach what a later record could still clear.
 */
public interface Rule {

    /** The code that this rule raises, as in the catalogue. */
    String code();

    /** Verdicts about the flow; empty when the rule has no business with it. */
    List<Verdict> judge(Scene scene);
}
