package eu.sealwatch.agent;

import eu.sealwatch.agent.uplink.Enroller;
import eu.sealwatch.agent.uplink.Uplink;
import eu.sealwatch.config.settings.AgentSettings;
import eu.sealwatch.wire.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the agent's certificate when a third of its life is left; asks again each hour. */
final class Renewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AgentSettings settings;
    private final Path folder;
    private final Uplink uplink;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("renewal").factory());

    Renewal(AgentSettings settings, Path folder, Uplink uplink, Clock clock) {
        this.settings = settings;
        this.folder = folder;
        this.uplink = uplink;
        this.clock = clock;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::renewWhenDue, 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Whether a third or less of a certificate's life is left. */
    static boolean isDue(X509Certificate certificate, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        return now.isAfter(end.minus(Duration.between(begin, end).dividedBy(3)));
    }

    private void renewWhenDue() {
        try {
            if (isDue(Identity.load(folder).certificate(), clock.instant())) {
                var collector = settings.collector();
                uplink.use(
                        new Enroller(collector.host(), collector.port(), PATIENCE).renew(folder));
                LOG.info("the agent's certificate is renewed");
            }
        } catch (IOException e) {
            LOG.warn("the certificate could not be renewed yet: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
