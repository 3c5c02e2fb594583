package eu.sealwatch.agent.uplink;

import eu.sealwatch.agent.spool.SpooledBatch;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Hello;
import eu.sealwatch.wire.v1.ToAgent;
import eu.sealwatch.wire.v1.ToCollector;
import eu.sealwatch.wire.v1.Welcome;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the collector: hello, welcome, then a window of batches against their
 * acknowledgements. Lives on its event loop; ends with the channel, and the uplink makes another.
 */
// A write or close that fails closes the channel, and that is acted upon.
@SuppressWarnings("FutureReturnValueIgnored")
final class CollectorConnection extends SimpleChannelInboundHandler<ToAgent> {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorConnection.class);

    private final Uplink uplink;
    private final Deque<Long> underWay = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> answerDue;
    private boolean welcomed;
    private boolean told;
    private long sent;

    CollectorConnection(Uplink uplink) {
        this.uplink = uplink;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent end) {
            if (end.isSuccess()) {
                hello(context);
            } else {
                end("TLS failed: " + end.cause().getMessage());
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ToAgent message) throws IOException {
        switch (message.getMessageCase()) {
            case WELCOME -> welcome(message.getWelcome());
            case ACKNOWLEDGED -> acknowledged(message.getAcknowledged().getSequence());
            case REFUSED -> {
                uplink.meters().refused.increment();
                end("refused: " + message.getRefused().getReason());
            }
            case ENROLLED, MESSAGE_NOT_SET -> end("a message came that was not asked for");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws IOException {
        pump();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        expectNothing();
        end("the connection was lost");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case DecoderException e -> end("a frame cannot be read: " + e.getMessage());
            case IOException e -> end(String.valueOf(e.getMessage()));
            default -> {
                LOG.error("the link failed", cause);
                end(cause.toString());
            }
        }
    }

    /** Sends what the window allows. On the event loop. */
    void pump() throws IOException {
        if (context == null || !welcomed || !context.channel().isActive()) {
            return;
        }
        boolean any = false;
        while (underWay.size() < uplink.settings().window() && context.channel().isWritable()) {
            SpooledBatch next = uplink.spool().read(sent);
            if (next == null) {
                break;
            }
            context.write(ToCollector.newBuilder().setBatch(next.signed()).build());
            sent = next.sequence();
            underWay.addLast(sent);
            uplink.meters().sent.increment();
            any = true;
        }
        if (any) {
            context.flush();
            if (answerDue == null) {
                expectAnswer(uplink.settings().silence());
            }
        }
    }

    /** Ends in good order; what is not acknowledged is sent again by the next connection. */
    void beginAnew() {
        LOG.info("the link begins anew with the renewed certificate");
        told = true;
        end("renewed");
    }

    private void hello(ChannelHandlerContext context) {
        uplink.state(Uplink.State.GREETING);
        context.writeAndFlush(
                ToCollector.newBuilder()
                        .setHello(
                                Hello.newBuilder()
                                        .setWireVersion(LinkTls.WIRE_VERSION)
                                        .setSoftware("sealwatch"))
                        .build());
        expectAnswer(uplink.settings().connectIn());
    }

    private void welcome(Welcome welcome) throws IOException {
        if (welcomed) {
            end("a second welcome came");
            return;
        }
        expectNothing();
        Position last = new Position(welcome.getLastSequence(), welcome.getLastHash());
        uplink.batcher().continueAfter(last, uplink.now());
        uplink.spool().acknowledge(last.sequence());
        sent = last.sequence();
        welcomed = true;
        uplink.linked(last.sequence());
        pump();
    }

    private void acknowledged(long sequence) throws IOException {
        if (!welcomed || sequence > sent) {
            end("batch " + sequence + " was acknowledged and never sent");
            return;
        }
        expectNothing();
        while (!underWay.isEmpty() && underWay.getFirst() <= sequence) {
            underWay.removeFirst();
        }
        uplink.spool().acknowledge(sequence);
        uplink.progressed();
        if (!underWay.isEmpty()) {
            expectAnswer(uplink.settings().silence());
        }
        pump();
    }

    private void expectAnswer(Duration within) {
        expectNothing();
        if (context != null) {
            answerDue =
                    context.executor()
                            .schedule(
                                    () -> end("the collector did not answer in " + within),
                                    within.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    private void expectNothing() {
        if (answerDue != null) {
            answerDue.cancel(false);
            answerDue = null;
        }
    }

    // The first reason is the cause; what follows from it is not told again.
    private void end(String reason) {
        if (!told && !uplink.closing()) {
            LOG.warn("link to the collector ends: {}", reason);
        }
        told = true;
        if (context != null) {
            context.close();
        }
    }
}
