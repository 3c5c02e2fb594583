package eu.sealwatch.cli;

import eu.sealwatch.cli.CaptureInputs.Reading;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.config.policy.Severity;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Writes findings as people read them in a terminal; in colour where it has any. */
final class FindingText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final PrintStream out;

    FindingText(PrintStream out) {
        this.out = out;
    }

    /** A finding of a finished audit. */
    void finding(Finding finding, long flows) {
        print(finding, flows == 1 ? "1 flow" : flows + " flows");
    }

    /** A finding as it is raised. */
    void raised(Finding finding, long entry) {
        print(finding, "log entry " + entry);
    }

    private void print(Finding finding, String known) {
        out.println(
                Ansi.AUTO.string(
                        String.format(
                                Locale.ROOT,
                                "@|%s %-8s|@ @|bold %s|@  %s",
                                style(finding.severity()),
                                finding.severity(),
                                finding.code(),
                                plain(finding.subject() + " - " + finding.about()))));
        out.println("         " + finding.reason());
        out.printf(
                Locale.ROOT,
                "         first %s, %s, policy %s, id %s%n",
                time(finding.time()),
                known,
                finding.policyLine(),
                finding.id());
    }

    void summary(Audit audit, Reading reading) {
        long findings = audit.findings().size();
        out.printf(
                Locale.ROOT,
                "%s: %,d packets, %,d flows%s; %d %s under policy %s version %d%n",
                audit.capture(),
                reading.packets(),
                audit.flows(),
                audit.flows() == 0
                        ? ""
                        : " from " + time(audit.first()) + " to " + time(audit.last()),
                findings,
                findings == 1 ? "finding" : "findings",
                audit.policy().id(),
                audit.policy().version());
        if (audit.flows() > 0) {
            out.println(
                    "protocols: "
                            + audit.protocols().stream()
                                    .map(entry -> entry.getKey() + " " + entry.getValue())
                                    .collect(Collectors.joining(", ")));
        }
    }

    static String time(long ns) {
        return TIME.format(Instant.ofEpochSecond(0, ns));
    }

    /** Captured text must not be read as colour marks. */
    private static String plain(String text) {
        return text.replace("@|", "@ |").replace("|@", "| @");
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "bold,fg(white),bg(red)";
            case HIGH -> "bold,red";
            case MEDIUM -> "yellow";
            case LOW -> "cyan";
            case INFO -> "faint";
        };
    }
}
