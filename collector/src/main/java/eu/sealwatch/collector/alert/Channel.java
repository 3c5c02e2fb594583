package eu.sealwatch.collector.alert;

import eu.sealwatch.collector.alert.Outbox.Waiting;
import eu.sealwatch.collector.alert.delivery.Delivery;
import eu.sealwatch.collector.alert.delivery.Refused;
import eu.sealwatch.collector.alert.format.Alert;
import eu.sealwatch.collector.alert.format.Format;
import eu.sealwatch.collector.alert.format.Message;
import eu.sealwatch.collector.alert.format.NamedUuid;
import eu.sealwatch.collector.store.FindingChange;
import eu.sealwatch.config.settings.AlertChannel;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits for one receiver, in order, on a thread of its own: a receiver that is down
 * keeps no other waiting. Alerts go one by one as long as the minute's number allows; the rest
 * waits for the next minute and then goes as one message, so that a storm is one.
 */
final class Channel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    private static final int MOST_IN_ONE = 500;
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(
                    Duration.ofMillis(500), 2, 0.3, Duration.ofMinutes(5));

    private final AlertChannel settings;
    private final Outbox outbox;
    private final Function<FindingChange, Optional<Alert>> alerts;
    private final String from;
    private final Format format;
    private final Delivery delivery;
    private final RateLimiter limit;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private int failures;
    private volatile boolean closing;

    /**
     * @param minute the time for which the number of messages holds: shorter in tests
     */
    Channel(
            AlertChannel settings,
            Outbox outbox,
            Function<FindingChange, Optional<Alert>> alerts,
            String from,
            Format format,
            Delivery delivery,
            Duration minute) {
        this.settings = settings;
        this.outbox = outbox;
        this.alerts = alerts;
        this.from = from;
        this.format = format;
        this.delivery = delivery;
        this.limit =
                RateLimiter.of(
                        settings.name(),
                        RateLimiterConfig.custom()
                                .limitForPeriod(settings.perMinute())
                                .limitRefreshPeriod(minute)
                                .timeoutDuration(minute.multipliedBy(2))
                                .build());
        this.thread = Thread.ofPlatform().name("alerts " + settings.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void look() {
        news.release();
    }

    private void run() {
        while (!closing) {
            try {
                news.drainPermits();
                List<Waiting> waiting = outbox.next(settings.name(), 1);
                if (waiting.isEmpty()) {
                    news.tryAcquire(1, TimeUnit.SECONDS);
                } else {
                    send(chosen());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("alerts to {} stand still: {}", settings.name(), e.getMessage(), e);
                if (!pause(BACKOFF.apply(++failures))) {
                    return;
                }
            }
        }
    }

    /** The next alert; or, when the minute's messages are spent, all that came until the next. */
    private List<Waiting> chosen() throws InterruptedException {
        long wait = limit.reservePermission();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        List<Waiting> waiting = outbox.next(settings.name(), wait > 0 ? MOST_IN_ONE : 1);
        Optional<UUID> begun = waiting.getFirst().message();
        if (begun.isPresent()) {
            // begun before a failure or a crash: it goes as it was, whole
            return outbox.next(settings.name(), MOST_IN_ONE);
        }
        UUID id =
                waiting.size() == 1
                        ? Alert.idOf(waiting.getFirst().change())
                        : NamedUuid.of(
                                NamedUuid.SEALWATCH,
                                "message "
                                        + waiting.stream()
                                                .map(each -> Alert.idOf(each.change()).toString())
                                                .toList());
        outbox.bind(waiting, id);
        return outbox.next(settings.name(), MOST_IN_ONE);
    }

    private void send(List<Waiting> waiting) throws InterruptedException {
        List<Alert> told =
                waiting.stream().flatMap(each -> alerts.apply(each.change()).stream()).toList();
        if (told.isEmpty()) {
            outbox.giveUp(waiting, "the findings are not in the store any more");
            return;
        }
        UUID id = waiting.getFirst().message().orElseThrow();
        var message = new Message(id, from, told);
        byte[] content;
        try {
            content = format.write(message);
        } catch (RuntimeException e) {
            // our own fault; it must not hold up what comes after it
            LOG.error("an alert to {} cannot be written", settings.name(), e);
            outbox.giveUp(waiting, "cannot be written: " + e.getMessage());
            return;
        }
        while (!closing) {
            try {
                delivery.deliver(message, content);
                outbox.delivered(waiting);
                failures = 0;
                return;
            } catch (Refused e) {
                LOG.warn("{} refuses an alert: {}", settings.name(), e.getMessage());
                outbox.giveUp(waiting, String.valueOf(e.getMessage()));
                return;
            } catch (IOException e) {
                long age = System.currentTimeMillis() - waiting.getFirst().since();
                if (age > settings.giveUpAfter().toMillis()) {
                    outbox.giveUp(waiting, String.valueOf(e.getMessage()));
                    LOG.error("an alert to {} is given up: {}", settings.name(), e.getMessage());
                    return;
                }
                long again = BACKOFF.apply(++failures);
                LOG.warn(
                        "{} cannot be reached, again in {} ms: {}",
                        settings.name(),
                        again,
                        e.getMessage());
                TimeUnit.MILLISECONDS.sleep(again);
            }
        }
    }

    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join();
        delivery.close();
    }
}
