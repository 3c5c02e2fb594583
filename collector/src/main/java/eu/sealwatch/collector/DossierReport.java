package eu.sealwatch.collector;

import eu.sealwatch.collector.evidence.Checkpoint;
import eu.sealwatch.collector.evidence.Entry;
import eu.sealwatch.collector.evidence.EvidenceBundle;
import eu.sealwatch.collector.evidence.EvidenceBundle.Numbered;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of a bundle in words, for people without any program. What came from a network is
 * shown without control characters. A pure function of the records.
 */
public final class DossierReport {
    private static final long NANOS = 1_000_000_000L;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder coverage = new StringBuilder();
    private long packets;
    private long lost;

    private DossierReport() {}

    /** The report; a very long one ends with a line that says so. */
    public static String of(Checkpoint checkpoint, Iterable<Numbered> records) throws IOException {
        var report = new DossierReport();
        report.line("Sealwatch evidence");
        report.line(
                "Log %s at %d entries, root %s",
                checkpoint.origin(), checkpoint.size(), checkpoint.root());
        report.line("");
        report.line("What follows is read from the records in this bundle. The records are the");
        report.line("evidence; check them with: sealwatch evidence verify, or verify.py");
        report.line("");
        for (Numbered record : records) {
            report.entry(record.index(), record.entry());
        }
        report.line("");
        report.line("Coverage: %d packets seen, %d lost", report.packets, report.lost);
        report.text.append(report.coverage);
        if (report.text.length() > MOST_CHARACTERS) {
            report.text.setLength(MOST_CHARACTERS);
            report.text.append("\n... cut here; the records hold the rest\n");
        }
        return report.text.toString();
    }

    private void entry(long index, Entry entry) throws IOException {
        if (text.length() > MOST_CHARACTERS) {
            return;
        }
        switch (entry.type()) {
            case BATCH -> batch(index, Dossier.batch(index, entry));
            case FINDING -> finding(index, json(index, entry));
            case POLICY -> policy(index, LoggedPolicy.parse(entry.payload()));
            case ACTION -> action(index, json(index, entry));
            case TIME_STAMP ->
                    line(
                            "%d  time stamp of the first %d entries",
                            index, EvidenceBundle.stampedSize(entry));
            case EPOCH -> line("%d  an epoch of the log begins", index);
        }
    }

    private void batch(long index, Batch batch) {
        line(
                "%d  batch %d of agent %s, made %s",
                index, batch.getSequence(), batch.getAgent(), time(batch.getCreated()));
        for (Observation observation : batch.getObservationsList()) {
            switch (observation.getAboutCase()) {
                case FLOW -> flow(observation.getFlow());
                case SESSION -> session(observation.getSession());
                case COVERAGE -> covered(batch.getAgent(), observation.getCoverage());
                case LOOKUP, SIGHTING, ABOUT_NOT_SET -> {
                    // they name what flows and sessions already show by its name
                }
            }
        }
    }

    private void flow(FlowRecord flow) {
        line(
                "      %s  %s:%d -> %s:%d  %s  %d bytes out, %d in",
                time(flow.getStart()),
                Cidr.format(flow.getSource().getIp().toByteArray()),
                flow.getSource().getPort(),
                Cidr.format(flow.getDestination().getIp().toByteArray()),
                flow.getDestination().getPort(),
                flow.getProtocol().isEmpty() ? "not recognised" : flow.getProtocol(),
                flow.getSource().getBytes(),
                flow.getDestination().getBytes());
    }

    private void session(Session session) {
        line(
                "      session %s: %s with %s, %s to %s, %s",
                session.getTool(),
                Cidr.format(session.getAsset().toByteArray()),
                Cidr.format(session.getFar().toByteArray()),
                time(session.getStart()),
                time(session.getEnd()),
                session.getPhase().name().toLowerCase(Locale.ROOT));
    }

    private void covered(String agent, Coverage seen) {
        long dropped = seen.getDroppedByKernel() + seen.getDroppedByInterface();
        packets += seen.getPackets();
        lost += dropped;
        if (coverage.length() < MOST_CHARACTERS / 2) {
            coverage.append(
                            clean(
                                    "      %s  %s to %s: %d packets, %d lost"
                                            .formatted(
                                                    agent,
                                                    time(seen.getFrom()),
                                                    time(seen.getTo()),
                                                    seen.getPackets(),
                                                    dropped)))
                    .append('\n');
        }
    }

    private void finding(long index, JsonNode finding) {
        line(
                "%d  FINDING %s  %s",
                index,
                finding.path("rule").path("id").asString(""),
                finding.path("@timestamp").asString(""));
        JsonNode own = finding.path("sealwatch");
        line("      %s", own.path("reason").asString(""));
        line(
                "      policy %s version %s, %s",
                own.path("policy").path("id").asString(""),
                own.path("policy").path("version").asString(""),
                own.path("policy").path("line").asString(""));
    }

    private void policy(long index, LoggedPolicy policy) {
        for (String file : policy.sources().names()) {
            line("%d  policy %s:", index, file);
            String text = new String(policy.sources().bytes(file), StandardCharsets.UTF_8);
            text.lines().forEach(each -> line("      | %s", each));
        }
        policy.note()
                .ifPresent(note -> {
                    line("      signed:");
                    note.lines().forEach(each -> line("      | %s", each));
                });
    }

    private void action(long index, JsonNode action) {
        JsonNode event = action.path("event");
        line(
                "%d  %s  %s by %s: %s",
                index,
                action.path("@timestamp").asString(""),
                event.path("action").asString(""),
                action.path("user").path("name").asString(""),
                event.path("reason").asString(""));
    }

    private void line(String format, Object... values) {
        text.append(clean(format.formatted(values))).append('\n');
    }

    private static String clean(String line) {
        return line.codePoints()
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? '?'
                                : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static JsonNode json(long index, Entry entry) throws IOException {
        try {
            return JSON.readTree(new String(entry.payload(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new IOException("log entry " + index + " is not JSON: " + e.getMessage(), e);
        }
    }

    static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
