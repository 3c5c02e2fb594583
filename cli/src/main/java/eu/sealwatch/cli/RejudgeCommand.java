package eu.sealwatch.cli;

import eu.sealwatch.cli.Audit.Tally;
import eu.sealwatch.collector.Action;
import eu.sealwatch.collector.ActionInbox;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.UnprovenLog;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.v1.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges all that is logged again by the policy in force, and adds its verdicts to the log. */
@Command(
        name = "rejudge",
        mixinStandardHelpOptions = true,
        description = {
            "Judges the log's traffic again by the policy in force. Each finding keeps its first"
                    + " verdict; the new one is written to the log beside it.",
            "Exit 0: every finding has the same verdict; 1: some have another, or there are new ones."
        })
final class RejudgeCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An action is one sentence; this many ids fit into what the inbox takes. */
    private static final int IDS_IN_AN_ACTION = 100;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "the collector's collector.yaml; the collector may be running")
    Path config = Path.of("collector.yaml");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "NAME",
            description = "who judges again: it stands in the log")
    String name = "";

    @Spec CommandSpec spec = CommandSpec.create();

    /** The verdict that stands in the log, as it was first written. */
    private record First(String code, String subject, String about, String policy) {
        static First of(JsonNode finding) {
            JsonNode own = finding.path("sealwatch");
            return new First(
                    finding.path("rule").path("id").asString(""),
                    own.path("subject").asString(""),
                    own.path("about").asString(""),
                    own.path("policy").path("id").asString("")
                            + " version "
                            + own.path("policy").path("version").asString(""));
        }
    }

    private enum Verdict {
        STAYS("is a breach still"),
        NO_BREACH("is no breach any more"),
        NEW("is a breach that was none");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    @Override
    public Integer call() throws IOException {
        Path data = CollectorSettings.read(config).dataFolder();
        var traffic = new Traffic();
        traffic.data = data;
        Policy policy =
                traffic.policyInForce()
                        .map(LoggedPolicy::read)
                        .orElseThrow(() -> new IOException(data + ": no policy is in force there"));
        Map<String, First> first = first(data);
        Map<String, Tally> now = now(traffic, policy);
        String judge = policy.id() + " version " + policy.version();
        Map<Verdict, List<String>> verdicts = new LinkedHashMap<>();
        first.forEach((id, finding) -> {
            Verdict verdict = now.containsKey(id) ? Verdict.STAYS : Verdict.NO_BREACH;
            verdicts.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(id);
            print(
                    id,
                    finding,
                    "first by " + finding.policy + "; by " + judge + " it " + verdict.words);
        });
        now.forEach((id, tally) -> {
            if (!first.containsKey(id)) {
                verdicts.computeIfAbsent(Verdict.NEW, _ -> new ArrayList<>()).add(id);
                var finding = tally.finding();
                print(
                        id,
                        new First(finding.code(), finding.subject(), finding.about(), judge),
                        "by " + judge + " it " + Verdict.NEW.words + ": " + finding.reason());
            }
        });
        log(data, judge, verdicts);
        System.out.printf(
                "judged again by %s: %d stay, %d are no breach any more, %d are new; logged as done"
                        + " by %s%n",
                judge,
                count(verdicts, Verdict.STAYS),
                count(verdicts, Verdict.NO_BREACH),
                count(verdicts, Verdict.NEW),
                name);
        return count(verdicts, Verdict.NO_BREACH) + count(verdicts, Verdict.NEW) == 0
                ? Sealwatch.OK
                : Sealwatch.FINDINGS;
    }

    private static Map<String, First> first(Path data) throws IOException {
        var findings = new LinkedHashMap<String, First>();
        UnprovenLog.forEach(
                data.resolve("log"),
                (_, entry) -> {
                    if (entry.type() == EntryType.FINDING) {
                        JsonNode finding = JSON.readTree(entry.payload());
                        findings.putIfAbsent(
                                finding.path("event").path("id").asString(""), First.of(finding));
                    }
                });
        return findings;
    }

    private Map<String, Tally> now(Traffic traffic, Policy policy) throws IOException {
        var audit = new Audit("log", policy);
        traffic.read(
                List.of(),
                new Traffic.Visit() {
                    @Override
                    public void begin(String log) {}

                    @Override
                    public void take(Observation observation, String agent) {
                        audit.take(observation, agent);
                    }

                    @Override
                    public void end() {}
                },
                spec.commandLine());
        var tallies = new LinkedHashMap<String, Tally>();
        audit.findings().forEach(tally -> tallies.put(tally.finding().id(), tally));
        return tallies;
    }

    private static void print(String id, First finding, String verdict) {
        System.out.printf(
                "%s  %s  %s - %s%n    %s%n",
                id, finding.code, finding.subject, finding.about, verdict);
    }

    /** Through the inbox: the collector alone writes to its log. */
    private void log(Path data, String judge, Map<Verdict, List<String>> verdicts)
            throws IOException {
        var inbox = new ActionInbox(data);
        for (Map.Entry<Verdict, List<String>> entry : verdicts.entrySet()) {
            List<String> ids = entry.getValue();
            for (int from = 0; from < ids.size(); from += IDS_IN_AN_ACTION) {
                List<String> some =
                        ids.subList(from, Math.min(ids.size(), from + IDS_IN_AN_ACTION));
                inbox.put(
                        Action.now(
                                "findings-rejudged",
                                name,
                                "by policy %s each of these %s: %s"
                                        .formatted(
                                                judge,
                                                entry.getKey().words,
                                                String.join(" ", some))));
            }
        }
    }

    private static int count(Map<Verdict, List<String>> verdicts, Verdict verdict) {
        @Nullable List<String> ids = verdicts.get(verdict);
        return ids == null ? 0 : ids.size();
    }
}
