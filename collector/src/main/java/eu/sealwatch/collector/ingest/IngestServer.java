package eu.sealwatch.collector.ingest;

import eu.sealwatch.wire.Framing;
import eu.sealwatch.wire.Identity;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.v1.ToCollector;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for agents. From {@link #start} to {@link #close}; closing ends all connections, and
 * agents send again what was not acknowledged.
 */
// A write or close that fails closes the channel, and that is acted upon.
@SuppressWarnings("FutureReturnValueIgnored")
public final class IngestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);
    private static final int THREADS = 2;

    private final MultiThreadIoEventLoopGroup loops;
    private final Channel listening;

    private IngestServer(MultiThreadIoEventLoopGroup loops, Channel listening) {
        this.loops = loops;
        this.listening = listening;
    }

    public static IngestServer start(
            IngestSettings settings,
            Identity collector,
            Authority authority,
            EnrolmentTokens tokens,
            BatchJournal journal,
            MeterRegistry registry)
            throws IOException {
        IngestMeters meters = new IngestMeters(registry);
        Ingest ingest = new Ingest(settings, authority, tokens, journal, meters);
        LinkTls tls = LinkTls.collector(collector);
        var loops = new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
        var bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        accept(channel, ingest, tls);
                                    }
                                })
                        .bind(settings.listen())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IOException(
                    "cannot listen for agents at %s:%d (%s); is another program there? See listen.port"
                            .formatted(
                                    settings.listen().getHostString(),
                                    settings.listen().getPort(),
                                    bound.cause().getMessage()),
                    bound.cause());
        }
        LOG.info("listening for agents at {}", bound.channel().localAddress());
        return new IngestServer(loops, bound.channel());
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static void accept(SocketChannel channel, Ingest ingest, LinkTls tls) {
        IngestMeters meters = ingest.meters;
        meters.connections.incrementAndGet();
        channel.closeFuture().addListener(_ -> meters.connections.decrementAndGet());
        if (meters.connections.get() > ingest.settings.connections()) {
            meters.refused(Refusal.TOO_MANY_CONNECTIONS);
            LOG.warn(
                    "{} refused: {}", channel.remoteAddress(), Refusal.TOO_MANY_CONNECTIONS.text());
            channel.close();
            return;
        }
        SslHandler handler = tls.accepting(channel.alloc());
        handler.setHandshakeTimeoutMillis(ingest.settings.handshake().toMillis());
        long idle = ingest.settings.idle().toMillis();
        channel.pipeline()
                .addLast(
                        new KeyExchangeSight(meters::keyExchange),
                        handler,
                        new IdleStateHandler(idle, 0, 0, TimeUnit.MILLISECONDS));
        Framing.install(channel.pipeline(), ToCollector.parser(), ingest.settings.maxFrameBytes());
        channel.pipeline().addLast(new IngestConnection(ingest));
    }
}
