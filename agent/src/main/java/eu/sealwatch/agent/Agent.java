package eu.sealwatch.agent;

import eu.sealwatch.agent.capture.CaptureCounters;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource;
import eu.sealwatch.agent.observe.CoverageMeter;
import eu.sealwatch.agent.observe.IdentifierKey;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.agent.session.SessionSettings;
import eu.sealwatch.agent.session.Sessions;
import eu.sealwatch.agent.spool.Batcher;
import eu.sealwatch.agent.spool.Spool;
import eu.sealwatch.agent.spool.SpoolLimits;
import eu.sealwatch.agent.tools.RemoteTools;
import eu.sealwatch.agent.uplink.Uplink;
import eu.sealwatch.agent.uplink.UplinkSettings;
import eu.sealwatch.agent.work.Observers;
import eu.sealwatch.config.settings.AgentSettings;
import eu.sealwatch.wire.Identity;
import eu.sealwatch.wire.v1.Observation;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent service. One thread takes each packet from capture to observation, or hands it to the
 * workers that do, and takes what they observed; the spool keeps it on disk, and the uplink brings
 * it to the collector. A capture file is read as if it were live, as fast as it goes.
 */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private static final long COVERAGE_NS = 10_000_000_000L;
    private static final int TEND_EACH = 256;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final PacketSource source;
    private final Observers observers;
    private final Sessions sessions;
    private final Batcher batcher;
    private final Spool spool;
    private final Uplink uplink;
    private final Renewal renewal;
    private final AgentMeters meters;
    private final CoverageMeter coverage;
    private final Clock clock;
    private final boolean live;
    private final Thread thread;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private volatile boolean closing;
    private boolean spoolFailed;
    private boolean linkEnded;
    private boolean drained;
    private long coverageDue;

    private Agent(
            AgentSettings settings,
            PacketSource source,
            boolean live,
            Identity identity,
            Spool spool,
            MeterRegistry registry,
            Clock clock)
            throws IOException {
        this.source = source;
        this.live = live;
        this.clock = clock;
        this.spool = spool;
        this.batcher =
                new Batcher(settings.name(), identity.key(), spool, settings.spool().flushEvery());
        this.sessions = new Sessions(SessionSettings.defaults(), this::record);
        this.observers =
                Observers.live(
                        new ObserverSettings(
                                settings.siteNetworks(),
                                false,
                                Sources.flows(settings.flows()),
                                RemoteTools.shipped(),
                                IdentifierKey.of(identity.key())),
                        settings.capture().threads(),
                        this::observed);
        this.coverage = new CoverageMeter(source.name());
        this.uplink =
                new Uplink(
                        UplinkSettings.to(settings.collector().host(), settings.collector().port()),
                        identity,
                        spool,
                        batcher,
                        clock,
                        registry);
        this.renewal = new Renewal(settings, identityFolder(settings), uplink, clock);
        this.meters = new AgentMeters(registry, batcher);
        this.thread = Thread.ofPlatform().name("capture").unstarted(this::run);
    }

    /**
     * Opens the capture and the spool, and starts.
     *
     * @throws IOException with one sentence that says what is missing and what to do
     */
    public static Agent start(AgentSettings settings, MeterRegistry registry) throws IOException {
        Path identity = identityFolder(settings);
        if (!Identity.isIn(identity)) {
            throw new IOException(
                    identity
                            + ": this agent has no certificate yet; get a token from the collector"
                            + " (sealwatch token) and run: sealwatch enroll --config ... --token"
                            + " ...");
        }
        Identity own = Identity.load(identity);
        PacketSource source = Sources.open(settings);
        try {
            Spool spool =
                    Spool.open(
                            settings.spool().folder(), SpoolLimits.of(settings.spool().maxBytes()));
            var agent =
                    new Agent(
                            settings,
                            source,
                            Sources.isLive(settings),
                            own,
                            spool,
                            registry,
                            Clock.systemUTC());
            agent.uplink.start();
            agent.renewal.start();
            agent.thread.start();
            LOG.info("agent {} captures {}", settings.name(), source.name());
            return agent;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Where an agent keeps its key and certificate. */
    public static Path identityFolder(AgentSettings settings) {
        return settings.dataFolder().resolve("identity");
    }

    /** Completes when a file is read to its end, exceptionally when capturing fails. */
    public CompletableFuture<Void> finished() {
        return finished;
    }

    /**
     * Waits until the collector has everything observed so far, then ends the link; for after a
     * file was read to its end.
     *
     * @return whether the collector has everything
     */
    public boolean drain(Duration patience) throws IOException, InterruptedException {
        if (!linkEnded) {
            linkEnded = true;
            drained = uplink.close(patience);
        }
        return drained;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closing = true;
        thread.join();
        renewal.close();
        if (!drain(LAST_WORDS)) {
            LOG.info("{} batches wait in the spool for the next start", spool.waiting());
        }
        spool.close();
        observers.close();
        source.close();
    }

    private void run() {
        var packet = new Packet();
        long taken = 0;
        try {
            while (!closing) {
                switch (source.next(packet)) {
                    case PACKET -> {
                        observers.accept(packet);
                        if (++taken % TEND_EACH == 0) {
                            tend();
                        }
                    }
                    case QUIET -> {
                        long quietAt = now();
                        observers.advance(quietAt);
                        sessions.advance(quietAt);
                        tend();
                    }
                    case END -> {
                        source.warnings().forEach(LOG::warn);
                        finish();
                        finished.complete(null);
                        return;
                    }
                }
            }
            finish();
        } catch (IOException | RuntimeException e) {
            LOG.error("capturing has stopped: {}", e.getMessage(), e);
            finished.completeExceptionally(e);
        }
    }

    private void tend() throws IOException {
        long now = now();
        if (live && now - coverageDue >= 0) {
            coverageDue = now + COVERAGE_NS;
            // it speaks of what has been seen, so what was observed of that goes before it
            observers.settle();
            state(now);
        }
        batcher.tick(now);
    }

    private void state(long until) {
        CaptureCounters counters = source.counters();
        Progress progress = observers.progress();
        coverage.until(until, counters, progress, sessions.evicted()).ifPresent(this::observed);
        meters.update(counters, progress, sessions.evicted());
    }

    private void finish() throws IOException {
        observers.finish();
        sessions.finish();
        state(live ? now() : observers.progress().latest());
        batcher.flush(now());
    }

    private void observed(Observation observation) {
        record(observation);
        sessions.take(observation);
    }

    /** The batcher counts what a full disk loses; the log hears of it once. */
    private void record(Observation observation) {
        try {
            batcher.add(observation, now());
            spoolFailed = false;
        } catch (IOException e) {
            if (!spoolFailed) {
                LOG.error("the spool cannot be written, observations are lost: {}", e.getMessage());
            }
            spoolFailed = true;
        }
    }

    private long now() {
        var instant = clock.instant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
