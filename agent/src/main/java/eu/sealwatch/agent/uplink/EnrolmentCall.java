package eu.sealwatch.agent.uplink;

import eu.sealwatch.wire.Framing;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.v1.EnrolRequest;
import eu.sealwatch.wire.v1.Enrolled;
import eu.sealwatch.wire.v1.ToAgent;
import eu.sealwatch.wire.v1.ToCollector;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question to the collector, one answer, and the connection is over. */
// A write or close that fails closes the channel, and that is acted upon.
@SuppressWarnings("FutureReturnValueIgnored")
final class EnrolmentCall {
    private final LinkTls tls;
    private final String host;
    private final int port;
    private final Duration patience;

    EnrolmentCall(LinkTls tls, String host, int port, Duration patience) {
        this.tls = tls;
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    Enrolled make(EnrolRequest request) throws IOException, InterruptedException {
        CompletableFuture<Enrolled> answer = new CompletableFuture<>();
        var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(
                            ChannelOption.CONNECT_TIMEOUT_MILLIS,
                            Math.toIntExact(patience.toMillis()))
                    .handler(
                            new ChannelInitializer<SocketChannel>() {
                                @Override
                                protected void initChannel(SocketChannel channel) {
                                    channel.pipeline()
                                            .addLast(tls.connecting(channel.alloc(), host, port));
                                    Framing.install(
                                            channel.pipeline(),
                                            ToAgent.parser(),
                                            Framing.MAX_FRAME_BYTES);
                                    channel.pipeline().addLast(new Asking(request, answer));
                                }
                            })
                    .connect(host, port)
                    .addListener(attempt -> {
                        if (!attempt.isSuccess()) {
                            answer.completeExceptionally(attempt.cause());
                        }
                    });
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    "not enrolled by %s:%d: %s".formatted(host, port, reason(e)), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("%s:%d did not answer in %s".formatted(host, port, patience), e);
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    // TLS wraps what really happened, such as the wrong authority, in several layers.
    private static String reason(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage());
    }

    private static final class Asking extends SimpleChannelInboundHandler<ToAgent> {
        private final EnrolRequest request;
        private final CompletableFuture<Enrolled> answer;

        Asking(EnrolRequest request, CompletableFuture<Enrolled> answer) {
            this.request = request;
            this.answer = answer;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent end) {
                if (end.isSuccess()) {
                    context.writeAndFlush(ToCollector.newBuilder().setEnrol(request).build());
                } else {
                    answer.completeExceptionally(end.cause());
                }
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ToAgent message) {
            switch (message.getMessageCase()) {
                case ENROLLED -> answer.complete(message.getEnrolled());
                case REFUSED -> fail("refused: " + message.getRefused().getReason());
                case WELCOME, ACKNOWLEDGED, MESSAGE_NOT_SET -> fail("an unexpected answer came");
            }
            context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            fail("the collector closed the connection");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answer.completeExceptionally(cause);
            context.close();
        }

        private void fail(String why) {
            answer.completeExceptionally(new IOException(why));
        }
    }
}
