package eu.sealwatch.collector.judge.scene;

import eu.sealwatch.wire.v1.Coverage;
import java.util.List;

/** One rule about what agents could see, which raises one code. Pure and stateless. */
public interface CoverageRule {

    String code();

    /** Verdicts about a statement of coverage; empty when the rule has no business with it. */
    List<Verdict> judge(Coverage coverage, String agent, PolicyIndex index);
}
