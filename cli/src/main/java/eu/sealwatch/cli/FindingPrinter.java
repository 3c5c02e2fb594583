package eu.sealwatch.cli;

import eu.sealwatch.cli.Audit.Tally;
import eu.sealwatch.cli.CaptureInputs.Reading;
import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.wire.ecs.FlowContext;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Prints what audits found, in one format. */
sealed interface FindingPrinter {

    void print(Audit audit, Reading reading) throws IOException;

    /** Called once, after the last audit. */
    default void finish() throws IOException {}

    static FindingPrinter of(AnalyzeCommand.Format format, PrintStream out) {
        return switch (format) {
            case text -> new Text(out);
            case jsonl -> new JsonLines(out);
            case html -> new Html(out, new ArrayList<>());
        };
    }

    /** For people, in a terminal. */
    record Text(PrintStream out) implements FindingPrinter {
        @Override
        public void print(Audit audit, Reading reading) {
            var text = new FindingText(out);
            for (Tally tally : audit.findings()) {
                text.finding(tally.finding(), tally.flows());
            }
            text.summary(audit, reading);
        }
    }

    /** One ECS object a line. */
    record JsonLines(PrintStream out) implements FindingPrinter {
        @Override
        public void print(Audit audit, Reading reading) {
            var context = FlowContext.ofFile(audit.capture());
            for (Tally tally : audit.findings()) {
                out.println(
                        FindingJson.write(
                                tally.finding(), context, CodePoints.NAMES, OptionalLong.empty()));
            }
        }
    }

    /** One self-contained page about all captures. */
    record Html(PrintStream out, List<Report.Section> sections) implements FindingPrinter {
        @Override
        public void print(Audit audit, Reading reading) {
            sections.add(Report.Section.of(audit, reading));
        }

        @Override
        public void finish() {
            if (!sections.isEmpty()) {
                new Report("Audit of captured traffic", sections).write(out);
            }
        }
    }
}
