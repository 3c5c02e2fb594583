package eu.sealwatch.agent.uplink;

import eu.sealwatch.agent.spool.Batcher;
import eu.sealwatch.agent.spool.Spool;
import eu.sealwatch.wire.Framing;
import eu.sealwatch.wire.Identity;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.v1.ToAgent;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the spool to the collector: connects, sends, deletes what is acknowledged, and connects
 * again for ever. One thread of its own, on which all but {@link #state} is written.
 */
// The next attempt is scheduled and not awaited; the state's ordinal is the metric, by intent.
@SuppressWarnings({"FutureReturnValueIgnored", "EnumOrdinal"})
public final class Uplink {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    /** Where the link stands; its ordinal is the metric {@code sealwatch.uplink.state}. */
    public enum State {
        WAITING,
        CONNECTING,
        GREETING,
        LINKED,
        CLOSED
    }

    private final UplinkSettings settings;
    private final Spool spool;
    private final Batcher batcher;
    private final Clock clock;
    private final UplinkMeters meters;
    private final Backoff backoff;
    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicBoolean pumpDue = new AtomicBoolean();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile LinkTls tls;
    private volatile State state = State.WAITING;
    private volatile boolean flushed;
    private volatile boolean closing;
    private @Nullable CollectorConnection connection;

    public Uplink(
            UplinkSettings settings,
            Identity identity,
            Spool spool,
            Batcher batcher,
            Clock clock,
            MeterRegistry registry) {
        this.settings = settings;
        this.tls = LinkTls.agent(identity);
        this.spool = spool;
        this.batcher = batcher;
        this.clock = clock;
        this.meters = new UplinkMeters(registry, spool, this, () -> state().ordinal());
        this.backoff =
                new Backoff(settings.firstPause(), settings.longestPause(), new SecureRandom());
    }

    public void start() {
        spool.onReadable(this::pumpSoon);
        loop.execute(this::connect);
    }

    public State state() {
        return state;
    }

    /** Connects anew with this identity, after a renewal. */
    public void use(Identity renewed) {
        tls = LinkTls.agent(renewed);
        loop.execute(() -> {
            if (connection != null) {
                connection.beginAnew();
            }
        });
    }

    /**
     * Seals and sends what is left, waits until all is acknowledged or the time is over, and stops.
     *
     * @return whether the collector has everything
     */
    public boolean close(Duration patience) throws IOException, InterruptedException {
        batcher.flush(now());
        flushed = true;
        loop.execute(this::progressed);
        boolean everything = awaitDrained(patience);
        closing = true;
        state = State.CLOSED;
        spool.onReadable(() -> {});
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        return everything;
    }

    UplinkSettings settings() {
        return settings;
    }

    Spool spool() {
        return spool;
    }

    Batcher batcher() {
        return batcher;
    }

    UplinkMeters meters() {
        return meters;
    }

    boolean closing() {
        return closing;
    }

    long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    void state(State next) {
        state = closing ? State.CLOSED : next;
    }

    void linked(long after) {
        state(State.LINKED);
        backoff.reset();
        meters.connected.increment();
        LOG.info("linked to {}:{} after batch {}", settings.host(), settings.port(), after);
        progressed();
    }

    /** Something was acknowledged. */
    void progressed() {
        if (flushed && spool.waiting() == 0) {
            drained.complete(null);
        }
    }

    private boolean awaitDrained(Duration patience) throws InterruptedException {
        try {
            drained.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            LOG.warn("stopping with {} batches still in the spool", spool.waiting());
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails this future", e);
        }
    }

    private void connect() {
        if (closing) {
            return;
        }
        state(State.CONNECTING);
        CollectorConnection next = new CollectorConnection(this);
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectIn().toMillis()))
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                open(channel, next);
                            }
                        })
                .connect(settings.host(), settings.port())
                .addListener(attempt -> {
                    if (!attempt.isSuccess()) {
                        LOG.warn("no collector: {}", attempt.cause().getMessage());
                    }
                })
                .channel()
                .closeFuture()
                .addListener(_ -> again());
        connection = next;
    }

    private void open(Channel channel, CollectorConnection handler) {
        SslHandler secure = tls.connecting(channel.alloc(), settings.host(), settings.port());
        secure.setHandshakeTimeoutMillis(settings.connectIn().toMillis());
        channel.pipeline().addLast(secure);
        Framing.install(channel.pipeline(), ToAgent.parser(), Framing.MAX_FRAME_BYTES);
        channel.pipeline().addLast(handler);
    }

    private void again() {
        connection = null;
        if (closing) {
            return;
        }
        state(State.WAITING);
        loop.schedule(this::connect, backoff.nextMillis(), TimeUnit.MILLISECONDS);
    }

    private void pumpSoon() {
        if (pumpDue.compareAndSet(false, true)) {
            try {
                loop.execute(this::pump);
            } catch (RejectedExecutionException e) {
                LOG.debug("the uplink is closed; the batch stays in the spool");
            }
        }
    }

    private void pump() {
        pumpDue.set(false);
        try {
            if (connection != null) {
                connection.pump();
            }
        } catch (IOException e) {
            LOG.error("the spool cannot be read", e);
        }
    }
}
