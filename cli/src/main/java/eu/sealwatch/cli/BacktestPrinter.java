package eu.sealwatch.cli;

import eu.sealwatch.cli.Audit.Tally;
import eu.sealwatch.cli.Backtest.Outcome;
import eu.sealwatch.cli.Backtest.Pair;
import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.wire.ecs.FlowContext;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints how two policies fare over the same traffic, in one format. */
sealed interface BacktestPrinter {

    void print(Backtest backtest);

    static BacktestPrinter of(AnalyzeCommand.Format format, PrintStream out) {
        return switch (format) {
            case text -> new Text(out);
            case jsonl -> new JsonLines(out);
            case html -> new Html(out);
        };
    }

    private static String named(Optional<Policy> policy) {
        return policy.map(one -> one.id() + " version " + one.version()).orElse("no policy");
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** Two columns of flow counts before each finding: what was, what would be. */
    record Text(PrintStream out) implements BacktestPrinter {
        private static final String NONE = "-";

        @Override
        public void print(Backtest backtest) {
            for (Outcome outcome : Outcome.values()) {
                List<Pair> pairs = backtest.pairs(outcome);
                if (pairs.isEmpty()) {
                    continue;
                }
                out.printf(Locale.ROOT, "%s (%d)%n", word(outcome), pairs.size());
                out.println("      now candidate");
                pairs.forEach(this::print);
                out.println();
            }
            out.printf(
                    Locale.ROOT,
                    "%,d flows%s; now %s, candidate %s: %d findings appear, %d disappear, %d stay%n",
                    backtest.flows(),
                    backtest.flows() == 0
                            ? ""
                            : " from "
                                    + FindingText.time(backtest.first())
                                    + " to "
                                    + FindingText.time(backtest.last()),
                    named(backtest.against()),
                    named(Optional.of(backtest.candidate())),
                    backtest.pairs(Outcome.APPEARS).size(),
                    backtest.pairs(Outcome.DISAPPEARS).size(),
                    backtest.pairs(Outcome.STAYS).size());
        }

        private void print(Pair pair) {
            Finding finding = pair.shown().finding();
            out.printf(
                    Locale.ROOT,
                    "%9s %9s  %-8s %s  %s - %s%n",
                    flows(pair.against()),
                    flows(pair.candidate()),
                    finding.severity(),
                    finding.code(),
                    finding.subject(),
                    finding.about());
            if (pair.outcome() != Outcome.STAYS) {
                said(finding, finding.policyLine());
            } else {
                changed(pair.against().orElseThrow().finding(), finding);
            }
        }

        /** Of what stays only a difference is worth a line. */
        private void changed(Finding now, Finding candidate) {
            if (now.severity() != candidate.severity()) {
                said("severity " + now.severity() + " becomes " + candidate.severity());
            }
            if (!now.reason().equals(candidate.reason())) {
                said(candidate, candidate.policyLine());
            }
        }

        private void said(Finding finding, String line) {
            said(finding.reason() + " (" + line + ")");
        }

        private void said(String text) {
            out.println("                     " + text);
        }

        private static String flows(Optional<Tally> tally) {
            return tally.map(found -> String.format(Locale.ROOT, "%,d", found.flows()))
                    .orElse(NONE);
        }
    }

    /** One object a line: the outcome, and the finding as either policy has it. */
    record JsonLines(PrintStream out) implements BacktestPrinter {
        private static final JsonFactory JSON = new JsonFactory();

        @Override
        public void print(Backtest backtest) {
            for (Outcome outcome : Outcome.values()) {
                backtest.pairs(outcome).forEach(this::print);
            }
        }

        private void print(Pair pair) {
            var text = new StringWriter(2048);
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartObject();
                json.writeStringProperty("outcome", word(pair.outcome()));
                write(json, "now", pair.against());
                write(json, "candidate", pair.candidate());
                json.writeEndObject();
            }
            out.println(text);
        }

        private static void write(JsonGenerator json, String name, Optional<Tally> tally) {
            if (tally.isPresent()) {
                json.writeObjectPropertyStart(name);
                json.writeNumberProperty("flows", tally.get().flows());
                json.writeName("finding");
                json.writeRawValue(
                        FindingJson.write(
                                tally.get().finding(),
                                FlowContext.NONE,
                                CodePoints.NAMES,
                                OptionalLong.empty()));
                json.writeEndObject();
            }
        }
    }

    /** One self-contained page with a section for each outcome. */
    record Html(PrintStream out) implements BacktestPrinter {
        @Override
        public void print(Backtest backtest) {
            String title =
                    "Candidate %s against %s"
                            .formatted(
                                    named(Optional.of(backtest.candidate())),
                                    named(backtest.against()));
            var sections = new ArrayList<Report.Section>();
            for (Outcome outcome : Outcome.values()) {
                sections.add(section(backtest, outcome));
            }
            new Report(title, sections).write(out);
        }

        private static Report.Section section(Backtest backtest, Outcome outcome) {
            Optional<Policy> policy =
                    outcome == Outcome.DISAPPEARS
                            ? backtest.against()
                            : Optional.of(backtest.candidate());
            return Report.Section.of(
                    "What " + word(outcome),
                    backtest.flows() == 0
                            ? "no flows"
                            : FindingText.time(backtest.first())
                                    + " to "
                                    + FindingText.time(backtest.last()),
                    named(policy),
                    0,
                    backtest.flows(),
                    backtest.pairs(outcome).stream().map(Pair::shown).toList(),
                    List.of(),
                    List.of());
        }
    }
}
