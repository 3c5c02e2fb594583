package eu.sealwatch.collector.judge;

import eu.sealwatch.collector.judge.detect.Detector;
import eu.sealwatch.collector.judge.detect.Detectors;
import eu.sealwatch.collector.judge.detect.Memory;
import eu.sealwatch.collector.judge.detect.Question;
import eu.sealwatch.collector.judge.detect.Step;
import eu.sealwatch.collector.judge.rule.Rules;
import eu.sealwatch.collector.judge.scene.Chatter;
import eu.sealwatch.collector.judge.scene.CoverageRule;
import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.collector.judge.scene.SightingRule;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.Presets;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges observations by one policy and what went before. The same observations in the same order
 * give the same findings, for ever, however they were batched: there is no clock, no I/O and no
 * chance in it. Rules look at one observation alone; detectors have a memory, which outlives the
 * judge when the policy changes. Not thread safe.
 */
public final class Judge {
    static final String NOTHING_IN_FORCE = "policy.none";

    private static final List<Verdict> UNANSWERED = List.of(new Verdict.NotJudged("unanswered"));

    private final Policy policy;
    private final PolicyIndex index;
    private final Memory memory;
    private final Exceptions exceptions;

    /** A judge who remembers nothing yet. */
    public Judge(Policy policy) {
        this(policy, new Memory());
    }

    /**
     * @param memory of what went before, under whatever policy; it grows with what is judged
     */
    public Judge(Policy policy, Memory memory) {
        this.policy = policy;
        this.index = new PolicyIndex(policy);
        this.exceptions = new Exceptions(policy);
        this.memory = memory;
    }

    /** The exceptions of the policy, for findings of the past. */
    public Exceptions exceptions() {
        return exceptions;
    }

    /** A verdict and the code that it is about. */
    public record Opinion(String code, Verdict verdict) {}

    /** The breaches that an observation shows. */
    public List<Finding> judge(Observation observation, String agent) {
        return switch (observation.getAboutCase()) {
            case FLOW -> judgeFlow(observation.getFlow(), observation.getTime(), agent);
            case SIGHTING -> judgeSighting(observation.getSighting(), observation.getTime(), agent);
            case SESSION ->
                    judge(observation.getSession(), observation.getTime(), agent).findings();
            case COVERAGE -> judgeCoverage(observation.getCoverage(), observation.getTime(), agent);
            case LOOKUP -> judgeLookup(observation.getLookup(), observation.getTime(), agent);
            case ABOUT_NOT_SET -> List.of();
        };
    }

    /** Every verdict of every rule without memory that has business with the flow. */
    public List<Opinion> explain(FlowRecord flow) {
        if (Chatter.is(flow)) {
            return List.of();
        }
        return opinions(new Scene(flow, index));
    }

    private static List<Opinion> opinions(Scene scene) {
        var opinions = new ArrayList<Opinion>();
        for (Rules.Group group : Rules.aboutFlows()) {
            if (group.concerns().test(scene)) {
                for (Rule rule : group.rules()) {
                    for (Verdict verdict : rule.judge(scene)) {
                        opinions.add(new Opinion(rule.code(), verdict));
                    }
                }
            }
        }
        return opinions;
    }

    /**
     * What every shipped guideline says of a flow's encryption, all else being as the policy has
     * it. Guidelines disagree, and expire.
     */
    public Map<EncryptionPreset, List<Opinion>> underEachPreset(FlowRecord flow) {
        var scene = new Scene(flow, index);
        var byPreset = new LinkedHashMap<EncryptionPreset, List<Opinion>>();
        for (EncryptionPreset preset : Presets.all()) {
            byPreset.put(
                    preset,
                    opinions(scene.under(preset)).stream()
                            .filter(opinion -> opinion.code().startsWith("encryption."))
                            .toList());
        }
        return byPreset;
    }

    /** Every verdict of every rule that has business with the session. */
    public List<Opinion> explain(Session session) {
        return opinions(new SessionScene(session, index));
    }

    /** What a session was matched with, and the breaches that it shows. */
    public record SessionFindings(
            Session session, SessionJudgement judgement, List<Finding> findings) {}

    /** Judges a session by its newest record. */
    public SessionFindings judge(Session session, long time, String agent) {
        var scene = new SessionScene(session, index);
        var findings = new ArrayList<Finding>(0);
        for (Opinion opinion : opinions(scene)) {
            if (opinion.verdict() instanceof Verdict.Breach breach) {
                findings.add(
                        finding(
                                breach,
                                scene.site().map(Site::id).orElse(""),
                                scene.subject(),
                                time,
                                agent,
                                Shown.in(session)));
            }
        }
        List<String> missing = findings.stream().map(Finding::code).toList();
        return new SessionFindings(session, SessionJudgement.of(scene, missing), findings);
    }

    private static List<Opinion> opinions(SessionScene scene) {
        if (scene.site().isEmpty()) {
            return List.of();
        }
        var opinions = new ArrayList<Opinion>();
        if (scene.isMaintenance()) {
            for (SessionRule rule : Rules.aboutMaintenance()) {
                List<Verdict> verdicts = scene.answered() ? rule.judge(scene) : UNANSWERED;
                verdicts.forEach(verdict -> opinions.add(new Opinion(rule.code(), verdict)));
            }
        }
        for (SessionRule rule : Rules.aboutSessions()) {
            rule.judge(scene).forEach(verdict -> opinions.add(new Opinion(rule.code(), verdict)));
        }
        return opinions;
    }

    private List<Finding> judgeFlow(FlowRecord flow, long time, String agent) {
        if (Chatter.is(flow)) {
            return List.of();
        }
        var scene = new Scene(flow, index);
        if (scene.way() == Scene.Way.EXTERNAL) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(0);
        if (!policy.configured() && scene.crossesPerimeter()) {
            findings.add(nothingInForce(scene, time, agent));
        }
        for (Rules.Group group : Rules.aboutFlows()) {
            if (group.concerns().test(scene)) {
                for (Rule rule : group.rules()) {
                    for (Verdict verdict : rule.judge(scene)) {
                        if (verdict instanceof Verdict.Breach breach) {
                            findings.add(
                                    finding(
                                            breach,
                                            scene.site().map(Site::id).orElse(""),
                                            scene.subject(),
                                            time,
                                            agent,
                                            Shown.in(flow)));
                        }
                    }
                }
            }
        }
        if (scene.crossesPerimeter()) {
            Step step = memory.take(scene);
            for (Detector detector : Detectors.ofFlows()) {
                for (Verdict verdict : detector.judge(step)) {
                    if (verdict instanceof Verdict.Breach breach) {
                        findings.add(
                                finding(
                                        breach,
                                        scene.site().map(Site::id).orElse(""),
                                        scene.subject(),
                                        time,
                                        agent,
                                        Shown.in(flow)));
                    }
                }
            }
        }
        return findings;
    }

    /** Said of a site, so that it is said once: not of each device, nor of each place. */
    private Finding nothingInForce(Scene scene, long time, String agent) {
        String site = scene.site().map(Site::id).orElse("");
        return finding(
                new Verdict.Breach(
                        NOTHING_IN_FORCE,
                        scene.siteLine(),
                        "no policy",
                        "site %s talks with the outside, and nobody has said yet what is allowed: places are not judged"
                                .formatted(site)),
                site,
                site,
                time,
                agent,
                Shown.in(scene.flow()));
    }

    private List<Finding> judgeLookup(Lookup lookup, long time, String agent) {
        Optional<Site> site = index.siteOf(lookup.getClient());
        if (site.isEmpty()) {
            return List.of();
        }
        Optional<Question> question = memory.take(lookup, site.get(), index, time);
        if (question.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(0);
        for (Detector detector : Detectors.ofLookups()) {
            for (Verdict verdict : detector.judge(question.get())) {
                if (verdict instanceof Verdict.Breach breach) {
                    findings.add(
                            finding(
                                    breach,
                                    site.get().id(),
                                    question.get().subject(),
                                    time,
                                    agent,
                                    Shown.BY_ITSELF));
                }
            }
        }
        return findings;
    }

    private List<Finding> judgeSighting(Sighting sighting, long time, String agent) {
        Optional<Site> site = index.siteOf(sighting.getIp());
        if (site.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(0);
        String subject =
                index.assetOf(sighting.getIp())
                        .map(Asset::id)
                        .orElseGet(() -> Scene.format(sighting.getIp()));
        for (SightingRule rule : Rules.aboutSightings()) {
            for (Verdict verdict : rule.judge(sighting, site.get(), index)) {
                if (verdict instanceof Verdict.Breach breach) {
                    findings.add(
                            finding(
                                    breach,
                                    site.get().id(),
                                    subject,
                                    time,
                                    agent,
                                    Shown.BY_ITSELF));
                }
            }
        }
        return findings;
    }

    /** What an agent could see is the agent's own matter, at no site. */
    private List<Finding> judgeCoverage(Coverage coverage, long time, String agent) {
        var findings = new ArrayList<Finding>(0);
        for (CoverageRule rule : Rules.aboutCoverage()) {
            for (Verdict verdict : rule.judge(coverage, agent, index)) {
                if (verdict instanceof Verdict.Breach breach) {
                    findings.add(finding(breach, "", agent, time, agent, Shown.BY_ITSELF));
                }
            }
        }
        return findings;
    }

    private Finding finding(
            Verdict.Breach breach,
            String site,
            String subject,
            long time,
            String agent,
            Shown shown) {
        String id = FindingId.of(breach.code(), site, subject, breach.about());
        return new Finding(
                id,
                breach.code(),
                policy.severities()
                        .getOrDefault(breach.code(), Catalogue.of(breach.code()).severity()),
                site,
                subject,
                breach.about(),
                breach.reason(),
                policy.id(),
                policy.version(),
                breach.line().toString(),
                time,
                agent,
                shown,
                exceptions.of(breach.code(), id, subject, breach.about()));
    }
}
