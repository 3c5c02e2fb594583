package eu.sealwatch.collector.alert;

import eu.sealwatch.collector.alert.Outbox.Routed;
import eu.sealwatch.collector.alert.delivery.Deliveries;
import eu.sealwatch.collector.alert.format.Alert;
import eu.sealwatch.collector.alert.format.Formats;
import eu.sealwatch.collector.store.ChangeQueries;
import eu.sealwatch.collector.store.FindingChange;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.settings.AlertChannel;
import eu.sealwatch.config.settings.AlertSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what becomes of findings, and has it told. It begins where the log stands when alerts are
 * first asked for: the past is not news. One thread looks into the store whenever a finding is
 * raised, and each {@value #LOOK_MS} ms for what people did; each channel has its own.
 */
public final class Alerts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final String FILE = "alerts.sqlite";
    private static final int LOOK_MS = 250;

    /** Log entries looked through in one go, so that a long past stays out of memory. */
    private static final int STRETCH = 10_000;

    private final Store store;
    private final AlertSettings settings;
    private final Outbox outbox;
    private final Routes routes;
    private final List<Channel> channels = new ArrayList<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("alerts").unstarted(this::run);
    private long place;
    private volatile boolean closing;

    private Alerts(AlertSettings settings, Store store, Outbox outbox) {
        this.settings = settings;
        this.store = store;
        this.outbox = outbox;
        this.routes = new Routes(settings.channels());
        this.place = outbox.place(store.applied());
    }

    /**
     * Opens the outbox, and the way to each receiver; nothing is sent yet.
     *
     * @throws IOException naming the file, when a certificate, key or secret cannot be read
     */
    public static Alerts open(AlertSettings settings, Path dataFolder, Store store)
            throws IOException {
        var outbox = new Outbox(dataFolder.resolve(FILE));
        try {
            var alerts = new Alerts(settings, store, outbox);
            for (AlertChannel channel : settings.channels()) {
                alerts.channels.add(
                        new Channel(
                                channel,
                                outbox,
                                alerts::alert,
                                settings.from(),
                                Formats.of(channel.format()),
                                Deliveries.to(
                                        channel.target(), Formats.of(channel.format()).mediaType()),
                                Duration.ofMinutes(1)));
            }
            return alerts;
        } catch (IOException | RuntimeException e) {
            outbox.close();
            throw e;
        }
    }

    public void start() {
        thread.start();
        channels.forEach(Channel::start);
    }

    /** From any thread: something is in the store that may have to be told. */
    public void look() {
        news.release();
    }

    private void run() {
        while (!closing) {
            try {
                if (news.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                follow();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // the place was not moved: the same changes are looked at again
                LOG.error("alerts cannot be queued, and are tried again: {}", e.getMessage(), e);
            }
        }
    }

    private void follow() {
        var changes = new ChangeQueries(store);
        for (long applied = store.applied(); place < applied; ) {
            long upTo = Math.min(applied, place + STRETCH);
            var routed = new ArrayList<Routed>();
            for (FindingChange change : changes.between(place, upTo)) {
                alert(change)
                        .map(routes::of)
                        .orElse(List.of())
                        .forEach(channel -> routed.add(new Routed(channel, change)));
            }
            outbox.queue(routed, upTo, System.currentTimeMillis());
            place = upTo;
            if (!routed.isEmpty()) {
                channels.forEach(Channel::look);
            }
        }
    }

    /** Empty when the finding is not in the store any more. */
    private Optional<Alert> alert(FindingChange change) {
        return store.finding(change.finding())
                .map(stored -> new Alert(change, stored, settings.tlpOf(stored.finding().code())));
    }

    /** An alert that a receiver never took, and why. */
    public record DeadLetter(
            String channel, String finding, String change, Instant since, String why) {}

    /** Newest first; also while a collector runs. */
    public static List<DeadLetter> deadLetters(Path dataFolder, int most) {
        try (var outbox = new Outbox(dataFolder.resolve(FILE))) {
            return outbox.deadLetters(most);
        }
    }

    /** Has a channel's dead letters sent again; also while a collector runs. Returns how many. */
    public static int sendAgain(Path dataFolder, String channel) {
        try (var outbox = new Outbox(dataFolder.resolve(FILE))) {
            return outbox.revive(channel, System.currentTimeMillis());
        }
    }

    /** What was not sent yet is sent after the next start. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join();
        for (Channel channel : channels) {
            channel.close();
        }
        outbox.close();
    }
}
