package eu.sealwatch.collector;

import eu.sealwatch.collector.evidence.Attempt;
import eu.sealwatch.collector.evidence.CosigningRound;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.StampingRound;
import eu.sealwatch.collector.evidence.TimeStampAuthority;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.config.settings.EvidenceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks witnesses and the time-stamping authority to attest the log's checkpoints, on a thread of
 * its own: one who is slow or away delays nobody, and is asked again.
 */
final class Notary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("notary").factory());

    /** Something to ask for, now and then. */
    private interface Round {
        List<Attempt> run() throws IOException, InterruptedException;
    }

    private Notary() {}

    static Notary start(
            EvidenceSettings settings, EvidenceLog log, Path logFolder, Recorder recorder)
            throws IOException {
        var notary = new Notary();
        if (settings.witnesses().isPresent()) {
            var witnesses = settings.witnesses().get();
            var round = new CosigningRound(log, logFolder, TrustPolicy.read(witnesses.policy()));
            notary.every(witnesses.every(), "witness", round::run);
        }
        if (settings.timeStamps().isPresent()) {
            var stamps = settings.timeStamps().get();
            var round =
                    new StampingRound(
                            log, logFolder, new TimeStampAuthority(stamps.url()), recorder::note);
            notary.every(
                    stamps.every(),
                    "time stamp",
                    () -> {
                        round.enqueue();
                        return round.run();
                    });
        }
        return notary;
    }

    private void every(Duration time, String what, Round round) {
        thread.scheduleWithFixedDelay(
                () -> run(what, round), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(String what, Round round) {
        var attempts = new ArrayList<Attempt>();
        try {
            attempts.addAll(round.run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: {}", what, e.getMessage(), e);
        }
        for (Attempt attempt : attempts) {
            switch (attempt) {
                case Attempt.Given given ->
                        LOG.debug("{}: {} up to entry {}", what, given.by(), given.size());
                case Attempt.Refused refused ->
                        LOG.error("{}: {}: {}", what, refused.by(), refused.why());
                case Attempt.Failed failed ->
                        LOG.warn("{}: {}: {}; asked again later", what, failed.by(), failed.why());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
