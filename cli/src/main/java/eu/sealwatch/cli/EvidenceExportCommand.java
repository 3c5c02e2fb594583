package eu.sealwatch.cli;

import eu.sealwatch.collector.Action;
import eu.sealwatch.collector.ActionInbox;
import eu.sealwatch.collector.Dossier;
import eu.sealwatch.collector.DossierReport;
import eu.sealwatch.collector.evidence.EvidenceBundle;
import eu.sealwatch.collector.evidence.LogReader;
import eu.sealwatch.collector.evidence.TimeStampAuthority;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.collector.store.StoredFinding;
import eu.sealwatch.collector.store.StoredSession;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.v1.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes chosen entries with all that proves them into one file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the entries behind a finding, a session or a period into one ASiC-E file, with"
                    + " the policy then in force, coverage, proofs, cosignatures, time stamps and a"
                    + " report.",
            "The export is itself an entry of the log."
        })
final class EvidenceExportCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "the collector's collector.yaml")
    Path config = Path.of("collector.yaml");

    @ArgGroup(multiplicity = "1")
    What what = new What();

    /** What to export: one of these. */
    static final class What {
        @Option(names = "--finding", paramLabel = "ID", description = "a finding's id")
        @Nullable String finding;

        @Option(names = "--session", paramLabel = "ID", description = "a session's id")
        @Nullable String session;

        @ArgGroup(exclusive = false)
        @Nullable Period period;

        @Option(
                names = "--entry",
                paramLabel = "N",
                description = "a log index; may be given more than once")
        List<Long> entries = List.of();
    }

    /** From one time to another. */
    static final class Period {
        @Option(
                names = "--from",
                required = true,
                paramLabel = "T",
                description = "2026-11-01T00:00:00Z")
        Instant from = Instant.EPOCH;

        @Option(names = "--to", required = true, paramLabel = "T", description = "the last instant")
        Instant to = Instant.EPOCH;
    }

    @Option(names = "--out", required = true, paramLabel = "F", description = "file to write")
    Path out = Path.of("evidence.asice");

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "who exports, for the log; without it the account's name")
    String by = System.getProperty("user.name", "unknown");

    @Override
    public Integer call() throws IOException, InterruptedException {
        CollectorSettings settings = CollectorSettings.read(config);
        Path data = settings.dataFolder();
        var trust = TrustPolicy.read(data.resolve("log.vkey"));
        var authority =
                settings.evidence()
                        .timeStamps()
                        .map(stamps -> new TimeStampAuthority(stamps.url()));
        try (var log = LogReader.open(data.resolve("log"), trust)) {
            SortedSet<Long> indices = choose(settings, log);
            // before the file is there: nobody gets it without a record
            new ActionInbox(data)
                    .put(
                            Action.now(
                                    "evidence-export",
                                    by,
                                    "%s: %d entries, %d to %d, into %s"
                                            .formatted(
                                                    asked(),
                                                    indices.size(),
                                                    indices.first(),
                                                    indices.last(),
                                                    out.getFileName())));
            new EvidenceBundle(log, authority)
                    .write(indices, DossierReport::of, out)
                    .ifPresent(lacking -> System.err.println("sealwatch: " + lacking));
            System.out.printf(
                    "%s: %d entries with their proofs under the checkpoint of size %d%n",
                    out, indices.size(), log.size());
        }
        return Sealwatch.OK;
    }

    private String asked() {
        if (what.finding != null) {
            return "finding " + what.finding;
        }
        if (what.session != null) {
            return "session " + what.session;
        }
        if (what.period != null) {
            return "period %s to %s".formatted(what.period.from, what.period.to);
        }
        return "entries by number";
    }

    private SortedSet<Long> choose(CollectorSettings settings, LogReader log) throws IOException {
        if (what.period != null) {
            return Dossier.ofPeriod(log, what.period.from, what.period.to);
        }
        if (what.finding == null && what.session == null) {
            return Dossier.ofEntries(log, new TreeSet<>(what.entries));
        }
        try (Store store = Store.open(settings.store().file())) {
            return what.finding != null
                    ? Dossier.ofEntries(log, behind(store, what.finding))
                    : Dossier.ofSession(log, session(store, String.valueOf(what.session)));
        }
    }

    /** The finding's own entry, and the batches that showed it. */
    private static SortedSet<Long> behind(Store store, String id) throws IOException {
        StoredFinding stored =
                store.finding(id).orElseThrow(() -> new IOException("no finding has the id " + id));
        var indices = new TreeSet<Long>();
        indices.add(stored.entry());
        indices.addAll(store.entriesOfFlows(id));
        return indices;
    }

    private static Session session(Store store, String id) throws IOException {
        try (var sessions = store.sessions()) {
            return sessions.map(StoredSession::session)
                    .filter(each -> HexFormat.of().formatHex(each.getId().toByteArray()).equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no session has the id " + id));
        }
    }
}
