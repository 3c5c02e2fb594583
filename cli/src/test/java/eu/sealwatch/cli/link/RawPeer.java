package eu.sealwatch.cli.link;

import eu.sealwatch.wire.Framing;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.v1.Hello;
import eu.sealwatch.wire.v1.SignedBatch;
import eu.sealwatch.wire.v1.ToAgent;
import eu.sealwatch.wire.v1.ToCollector;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A peer that sends what a test wants, well-behaved or not, and keeps what it hears. */
final class RawPeer implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<ToAgent> heard = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream rawBytes = new ByteArrayOutputStream();
    private final Channel channel;

    RawPeer(int port, LinkTls tls) throws InterruptedException {
        this("127.0.0.1", port, tls);
    }

    RawPeer(String host, int port, LinkTls tls) throws InterruptedException {
        channel =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        install(channel, tls, host, port);
                                    }
                                })
                        .connect(host, port)
                        .sync()
                        .channel();
    }

    void hello() {
        send(
                ToCollector.newBuilder()
                        .setHello(Hello.newBuilder().setWireVersion(LinkTls.WIRE_VERSION))
                        .build());
    }

    void send(SignedBatch batch) {
        send(ToCollector.newBuilder().setBatch(batch).build());
    }

    void send(ToCollector message) {
        channel.writeAndFlush(message);
    }

    /** Bytes inside TLS in place of a framed message. */
    void sendRaw(byte... bytes) {
        channel.pipeline()
                .context(LengthFieldBasedFrameDecoder.class)
                .writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    ToAgent next() throws InterruptedException {
        ToAgent message = heard.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came in 20 s");
        }
        return message;
    }

    boolean handshakeSucceeds() throws InterruptedException {
        return channel.pipeline().get(SslHandler.class).handshakeFuture().await().isSuccess();
    }

    boolean closesSoon() throws InterruptedException {
        return channel.closeFuture().await(20, TimeUnit.SECONDS);
    }

    /** Everything that came, before TLS opened it. */
    byte[] rawBytes() {
        return rawBytes.toByteArray();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void install(SocketChannel channel, LinkTls tls, String host, int port) {
        channel.pipeline()
                .addLast(
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object bytes) {
                                rawBytes.writeBytes(ByteBufUtil.getBytes((ByteBuf) bytes));
                                context.fireChannelRead(bytes);
                            }
                        })
                .addLast(tls.connecting(channel.alloc(), host, port));
        Framing.install(channel.pipeline(), ToAgent.parser(), Framing.MAX_FRAME_BYTES);
        channel.pipeline()
                .addLast(
                        new SimpleChannelInboundHandler<ToAgent>() {
                            @Override
                            protected void channelRead0(
                                    ChannelHandlerContext context, ToAgent message) {
                                heard.add(message);
                            }

                            @Override
                            public void exceptionCaught(
                                    ChannelHandlerContext context, Throwable cause) {
                                context.close();
                            }
                        });
    }
}
