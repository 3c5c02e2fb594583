package eu.sealwatch.collector.judge.scene;

import eu.sealwatch.config.policy.Site;
import eu.sealwatch.wire.v1.Sighting;
import java.util.List;

/** One rule about devices as agents see them, which raises one code. Pure and stateless. */
public interface SightingRule {

    String code();

    /**
     * Verdicts about a device; empty when the rule has no business with it.
     *
     * @param site the one whose networks hold the device's address
     */
    List<Verdict> judge(Sighting sighting, Site site, PolicyIndex index);
}
