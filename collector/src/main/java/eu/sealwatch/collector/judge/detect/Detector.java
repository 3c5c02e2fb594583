package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Verdict;
import java.util.List;

/**
 * One rule with a memory, which raises one code. Itself stateless: what it knows of the past stands
 * in what it is handed, which {@link Memory} has brought up to the record in question.
 */
public interface Detector {

    /** The code that this detector raises, as in the catalogue. */
    String code();

    /** Verdicts about a flow that crosses the perimeter; empty when it has no business with it. */
    default List<Verdict> judge(Step step) {
        return List.of();
    }

    /** Verdicts about an answered look-up of an inside client. */
    default List<Verdict> judge(Question question) {
        return List.of();
    }
}
