package eu.sealwatch.collector;

import eu.sealwatch.collector.alert.Alerts;
import eu.sealwatch.collector.evidence.EvidenceBundle;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.LogKey;
import eu.sealwatch.collector.evidence.LogReader;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.collector.ingest.Authority;
import eu.sealwatch.collector.ingest.EnrolmentTokens;
import eu.sealwatch.collector.ingest.IngestServer;
import eu.sealwatch.collector.ingest.IngestSettings;
import eu.sealwatch.collector.serve.Sources;
import eu.sealwatch.collector.serve.WebServer;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.EnrolmentToken;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The collector service: takes batches from agents into the evidence log, judges them, and keeps
 * the store. Everything lies in its data folder:
 *
 * <pre>
 * authority/    certificate authority for agents
 * tokens/       enrolment tokens, open and spent
 * log/          evidence log: epochs of entries and tiles, checkpoint
 * log.key       the log's signing key; log-mldsa44.key its second
 * log.vkey      its public part, for auditors; log.policy asks for both signatures
 * actions/      what commands did, on its way into the log
 * store.sqlite  what is queried; derived from the log
 * judge.memory  what the judge remembers of what it has seen; derived from the log
 * alerts.sqlite what is still to be told, to whom
 * web/          accounts, tokens, and the pages' own certificate
 * </pre>
 */
public final class Collector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final EvidenceLog log;
    private final Store store;
    private final Recorder recorder;
    private final Notary notary;
    private final Optional<PolicyWatch> watch;
    private final IngestServer ingest;
    private final Optional<WebServer> web;
    private final Optional<Alerts> alerts;

    private Collector(
            EvidenceLog log,
            Store store,
            Recorder recorder,
            Notary notary,
            Optional<PolicyWatch> watch,
            IngestServer ingest,
            Optional<WebServer> web,
            Optional<Alerts> alerts) {
        this.log = log;
        this.store = store;
        this.recorder = recorder;
        this.notary = notary;
        this.watch = watch;
        this.ingest = ingest;
        this.web = web;
        this.alerts = alerts;
    }

    /**
     * Opens or makes the data folder, brings the store up to the log's end, and listens.
     *
     * @throws IOException with one sentence that says what to do
     */
    public static Collector start(
            CollectorSettings settings, MeterRegistry registry, FindingListener listener)
            throws IOException {
        Path data = settings.dataFolder();
        DurableFile.createFolder(data);
        EvidenceLog log = openLog(settings);
        Store store = Store.open(settings.store().file());
        try {
            Optional<Alerts> alerts = alerts(settings, store);
            var projection =
                    new Projection(
                            log,
                            store,
                            new MemoryFile(data.resolve("judge.memory")),
                            (finding, entry) -> {
                                alerts.ifPresent(Alerts::look);
                                listener.raised(finding, entry);
                            });
            settings.policy().flatMap(PolicyWatch::atHand).ifPresent(projection::takePlacesFrom);
            long applied = projection.catchUp();
            if (applied > 0) {
                LOG.info("applied {} log entries that the store did not have yet", applied);
            }
            Optional<PolicyWatch> watch =
                    settings.policy()
                            .map(file -> new PolicyWatch(file, settings.policySigners(), registry));
            if (watch.isPresent()) {
                watch.get().putInForce(projection);
            }
            if (projection.policy().isEmpty()) {
                LOG.warn("no policy is in force: everything is recorded and nothing is judged");
            }
            var recorder =
                    new Recorder(
                            log, store, projection, settings.evidence(), new ActionInbox(data));
            Notary notary = Notary.start(settings.evidence(), log, data.resolve("log"), recorder);
            IngestServer ingest = listen(settings, recorder, registry);
            recorder.start();
            watch.ifPresent(looking -> looking.start(recorder));
            alerts.ifPresent(Alerts::start);
            return new Collector(
                    log,
                    store,
                    recorder,
                    notary,
                    watch,
                    ingest,
                    serve(settings, log, store, recorder, notary, ingest),
                    alerts);
        } catch (IOException | RuntimeException e) {
            store.close();
            log.close();
            throw e;
        }
    }

    /**
     * Derives the store anew from the evidence log, with the judge's memory; the store as it was is
     * kept beside, its name ending in {@code .old}. Refused while a collector runs.
     *
     * @return how many log entries were applied
     */
    public static long rebuild(CollectorSettings settings, FindingListener listener)
            throws IOException {
        Path data = settings.dataFolder();
        try (EvidenceLog log = openLog(settings)) {
            for (String part : List.of("", "-wal", "-shm")) {
                setAside(settings.store().file(), part);
            }
            setAside(data.resolve("judge.memory"), "");
            try (Store store = Store.open(settings.store().file())) {
                var memory = new MemoryFile(data.resolve("judge.memory"));
                return new Projection(log, store, memory, listener).catchUp();
            }
        }
    }

    private static void setAside(Path file, String part) throws IOException {
        Path from = file.resolveSibling(file.getFileName() + part);
        Path to = file.resolveSibling(file.getFileName() + ".old" + part);
        Files.deleteIfExists(to);
        if (Files.exists(from)) {
            Files.move(from, to);
        }
    }

    private static EvidenceLog openLog(CollectorSettings settings) throws IOException {
        Path data = settings.dataFolder();
        LogKey key = key(settings);
        key.publish(data);
        EvidenceLog log = EvidenceLog.open(data.resolve("log"), settings.evidence().origin(), key);
        log.recoveryNotes().forEach(note -> LOG.warn("evidence log: {}", note));
        return log;
    }

    /** A token with which one agent can enrol once, at the collector of a data folder. */
    public static EnrolmentToken issueToken(Path dataFolder, String agent, Duration life)
            throws IOException {
        DurableFile.createFolder(dataFolder);
        var clock = Clock.systemUTC();
        return new EnrolmentTokens(dataFolder.resolve("tokens"), clock)
                .issue(
                        agent,
                        life,
                        Authority.open(dataFolder.resolve("authority"), clock).sha256());
    }

    /**
     * Revokes every certificate of an agent, and leaves that for the log.
     *
     * @return how many were good before
     */
    public static int revoke(Path dataFolder, String agent, String who) throws IOException {
        int revoked =
                Authority.open(dataFolder.resolve("authority"), Clock.systemUTC()).revoke(agent);
        String about = "agent %s: %d certificates revoked".formatted(agent, revoked);
        new ActionInbox(dataFolder).put(Action.now("agent-revoke", who, about));
        return revoked;
    }

    /** Where agents reach it. */
    public InetSocketAddress address() {
        return ingest.address();
    }

    /** Pages and API, where they are asked for. */
    public Optional<WebServer> web() {
        return web;
    }

    public Store store() {
        return store;
    }

    public EvidenceLog log() {
        return log;
    }

    /** Returns when everything that is acknowledged is judged and in the store. */
    public void settle() {
        recorder.settle();
    }

    /** Completes exceptionally when nothing can be recorded any more. */
    public CompletableFuture<Void> failure() {
        return recorder.failure();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        web.ifPresent(WebServer::close);
        ingest.close();
        if (watch.isPresent()) {
            watch.get().close();
        }
        notary.close();
        recorder.close();
        if (alerts.isPresent()) {
            alerts.get().close();
        }
        store.close();
        log.close();
    }

    private static Optional<Alerts> alerts(CollectorSettings settings, Store store)
            throws IOException {
        return settings.alerts().isPresent()
                ? Optional.of(Alerts.open(settings.alerts().get(), settings.dataFolder(), store))
                : Optional.empty();
    }

    private static LogKey key(CollectorSettings settings) throws IOException {
        String origin = settings.evidence().origin();
        if (settings.evidence().keyStore().isEmpty()) {
            return LogKey.openOrCreate(settings.dataFolder().resolve("log.key"), origin);
        }
        var store = settings.evidence().keyStore().get();
        String password =
                store.passwordFile().isPresent()
                        ? Files.readString(store.passwordFile().get())
                                .lines()
                                .findFirst()
                                .orElse("")
                        : System.getenv().getOrDefault("SEALWATCH_KEY_STORE_PASSWORD", "");
        return LogKey.openOrCreate(store.file(), password.toCharArray(), origin);
    }

    private static Optional<WebServer> serve(
            CollectorSettings settings,
            EvidenceLog log,
            Store store,
            Recorder recorder,
            Notary notary,
            IngestServer ingest)
            throws IOException {
        if (settings.web().isEmpty()) {
            return Optional.empty();
        }
        var sources =
                new Sources(
                        settings.dataFolder(),
                        store,
                        log,
                        recorder,
                        (entries, file) -> bundle(settings.dataFolder(), entries, file),
                        new PolicyInForce(log, store),
                        Clock.systemUTC());
        try {
            return Optional.of(WebServer.start(settings.web().get(), sources));
        } catch (IOException | RuntimeException e) {
            ingest.close();
            notary.close();
            try {
                recorder.close();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw e;
        }
    }

    private static void bundle(Path data, SortedSet<Long> entries, Path file) throws IOException {
        try (var reader =
                LogReader.open(data.resolve("log"), TrustPolicy.read(data.resolve("log.vkey")))) {
            new EvidenceBundle(reader, Optional.empty())
                    .write(Dossier.ofEntries(reader, entries), DossierReport::of, file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while exporting", e);
        }
    }

    private static IngestServer listen(
            CollectorSettings settings, Recorder recorder, MeterRegistry registry)
            throws IOException {
        Path data = settings.dataFolder();
        var clock = Clock.systemUTC();
        var authority = Authority.open(data.resolve("authority"), clock);
        var tokens = new EnrolmentTokens(data.resolve("tokens"), clock);
        var address = new InetSocketAddress(settings.listen().address(), settings.listen().port());
        var defaults = IngestSettings.listenOn(address);
        var ingestSettings =
                new IngestSettings(
                        address,
                        settings.limits().maxConnections(),
                        settings.limits().maxFrameBytes(),
                        defaults.waitingBatches(),
                        settings.limits().handshakeTimeout(),
                        defaults.idle());
        return IngestServer.start(
                ingestSettings,
                authority.server(settings.listen().names()),
                authority,
                tokens,
                recorder,
                registry);
    }
}
