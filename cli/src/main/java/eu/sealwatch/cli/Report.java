package eu.sealwatch.cli;

import eu.sealwatch.cli.Audit.Tally;
import eu.sealwatch.cli.CaptureInputs.Reading;
import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.config.policy.Severity;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.PrintWriterOutput;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A page about what was found: one file, no script, nothing fetched from anywhere. Everything that
 * came from a network is escaped by the template engine.
 */
public record Report(String title, List<Section> sections) {

    public Report {
        sections = List.copyOf(sections);
    }

    /** How many findings have a severity. */
    public record Count(String severity, long findings) {}

    /** How many flows spoke a protocol, with its share of all in percent. */
    public record Share(String name, long flows, int percent) {
        static Share of(String name, long flows, long all) {
            return new Share(name, flows, (int) Math.max(1, Math.round(100.0 * flows / all)));
        }
    }

    /** One finding, in words. */
    public record Row(
            String severity,
            String code,
            String title,
            String subject,
            String about,
            String reason,
            String why,
            String advice,
            String firstSeen,
            String lastSeen,
            long flows,
            String policyLine,
            String id) {}

    /** What is said of one capture or one period. */
    public record Section(
            String name,
            String period,
            String policy,
            long packets,
            long flows,
            List<Count> counts,
            List<Row> rows,
            List<Share> shares,
            List<String> notes) {

        static Section of(Audit audit, Reading reading) {
            return of(
                    audit.capture(),
                    audit.policy().id() + " version " + audit.policy().version(),
                    audit,
                    reading.packets(),
                    reading.warnings());
        }

        static Section of(
                String name, String policy, Audit audit, long packets, List<String> notes) {
            String period =
                    audit.flows() == 0
                            ? "no flows"
                            : FindingText.time(audit.first())
                                    + " to "
                                    + FindingText.time(audit.last());
            List<Share> shares =
                    audit.protocols().stream()
                            .map(entry -> Share.of(entry.getKey(), entry.getValue(), audit.flows()))
                            .toList();
            return of(
                    name, period, policy, packets, audit.flows(), audit.findings(), shares, notes);
        }

        static Section of(
                String name,
                String period,
                String policy,
                long packets,
                long flows,
                List<Tally> findings,
                List<Share> shares,
                List<String> notes) {
            return new Section(
                    name,
                    period,
                    policy,
                    packets,
                    flows,
                    counts(findings),
                    findings.stream().map(Section::row).toList(),
                    shares,
                    notes);
        }

        private static List<Count> counts(List<Tally> findings) {
            return Arrays.stream(Severity.values())
                    .sorted(Comparator.reverseOrder())
                    .map(severity ->
                            new Count(
                                    word(severity),
                                    findings.stream()
                                            .filter(tally -> tally.finding().severity() == severity)
                                            .count()))
                    .toList();
        }

        private static Row row(Tally tally) {
            Finding finding = tally.finding();
            Catalogue.Entry entry = Catalogue.of(finding.code());
            return new Row(
                    word(finding.severity()),
                    finding.code(),
                    entry.title(),
                    finding.subject(),
                    finding.about(),
                    finding.reason(),
                    entry.why(),
                    entry.advice(),
                    FindingText.time(finding.time()),
                    FindingText.time(tally.lastSeen()),
                    tally.flows(),
                    finding.policyLine(),
                    finding.id());
        }

        private static String word(Severity severity) {
            return severity.name().toLowerCase(Locale.ROOT);
        }
    }

    void write(PrintStream out) {
        var writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("report.jte", this, new PrintWriterOutput(writer));
        writer.flush();
    }
}
