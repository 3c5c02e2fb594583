package eu.sealwatch.collector.judge;

import eu.sealwatch.collector.judge.rule.Rules;
import eu.sealwatch.collector.judge.rule.UnknownAsset;
import eu.sealwatch.collector.judge.scene.Chatter;
import eu.sealwatch.collector.judge.scene.EndpointIndex;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges observations by one policy. Pure: the same observation and policy give the same findings,
 * for ever and in any order. Immutable; may be shared between threads.
 */
public final class Judge {
    private final Policy policy;
    private final EndpointIndex endpoints;
    private final UnknownAsset unknownAsset = new UnknownAsset();

    public Judge(Policy policy) {
        this.policy = policy;
        this.endpoints = new EndpointIndex(policy);
    }

    /** A verdict and the code that it is about. */
    public record Opinion(String code, Verdict verdict) {}

    /** The breaches that an observation shows. */
    public List<Finding> judge(Observation observation, String agent) {
        return switch (observation.getAboutCase()) {
            case FLOW -> judgeFlow(observation.getFlow(), observation.getTime(), agent);
            case SIGHTING -> judgeSighting(observation.getSighting(), observation.getTime(), agent);
            // a session is judged by its flows: no rule is about sessions as such
            case LOOKUP, COVERAGE, SESSION, ABOUT_NOT_SET -> List.of();
        };
    }

    /** Every verdict of every rule that has business with the flow. */
    public List<Opinion> explain(FlowRecord flow) {
        if (Chatter.is(flow)) {
            return List.of();
        }
        var scene = Scene.of(flow, policy, endpoints);
        var opinions = new ArrayList<Opinion>();
        for (Rule rule : Rules.all()) {
            for (Verdict verdict : rule.judge(scene)) {
                opinions.add(new Opinion(rule.code(), verdict));
            }
        }
        return opinions;
    }

    private List<Finding> judgeFlow(FlowRecord flow, long time, String agent) {
        if (Chatter.is(flow)) {
            return List.of();
        }
        var scene = Scene.of(flow, policy, endpoints);
        if (scene.way() == Scene.Way.EXTERNAL) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(2);
        String site = scene.site().map(Site::id).orElse("");
        for (Rule rule : Rules.all()) {
            for (Verdict verdict : rule.judge(scene)) {
                if (verdict instanceof Verdict.Breach breach) {
                    findings.add(
                            finding(breach, site, scene.subject(), time, agent, Optional.of(flow)));
                }
            }
        }
        return findings;
    }

    private List<Finding> judgeSighting(Sighting sighting, long time, String agent) {
        byte[] address = sighting.getIp().toByteArray();
        Optional<Site> site = policy.siteOf(address);
        if (site.isPresent()
                && unknownAsset.judge(sighting, site.get(), policy)
                        instanceof Verdict.Breach breach) {
            return List.of(
                    finding(
                            breach,
                            site.get().id(),
                            Cidr.format(address),
                            time,
                            agent,
                            Optional.empty()));
        }
        return List.of();
    }

    private Finding finding(
            Verdict.Breach breach,
            String site,
            String subject,
            long time,
            String agent,
            Optional<FlowRecord> flow) {
        return new Finding(
                FindingId.of(breach.code(), site, subject, breach.about()),
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
                flow);
    }
}
