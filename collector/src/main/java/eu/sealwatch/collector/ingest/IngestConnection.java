package eu.sealwatch.collector.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.wire.AgentName;
import eu.sealwatch.wire.BatchSignature;
import eu.sealwatch.wire.Certificates;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Acknowledged;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.EnrolRequest;
import eu.sealwatch.wire.v1.Hello;
import eu.sealwatch.wire.v1.Refused;
import eu.sealwatch.wire.v1.SignedBatch;
import eu.sealwatch.wire.v1.ToAgent;
import eu.sealwatch.wire.v1.ToCollector;
import eu.sealwatch.wire.v1.Welcome;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from TLS to its end: either an enrolment, or a hello and then batches. Lives on
 * its event loop; the intake alone is shared with other threads. Every refusal is one line in the
 * log, one count, and, where the peer can still hear it, one message.
 */
// A write or close that fails closes the channel, and that is acted upon.
@SuppressWarnings("FutureReturnValueIgnored")
final class IngestConnection extends SimpleChannelInboundHandler<ToCollector>
        implements Intake.Link {
    private static final Logger LOG = LoggerFactory.getLogger(IngestConnection.class);

    private static final long LOOK_AGAIN_MS = 1000;

    private final Ingest ingest;
    private @Nullable ChannelHandlerContext context;
    private @Nullable X509Certificate certificate;
    private @Nullable Future<?> helloDue;
    private @Nullable Future<?> lookingAgain;
    private @Nullable Intake intake;
    private String agent = "";
    private boolean refused;

    IngestConnection(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case SslHandshakeCompletionEvent end when end.isSuccess() -> secured(context);
            case SslHandshakeCompletionEvent end -> drop(Refusal.HANDSHAKE, reason(end.cause()));
            case IdleStateEvent _ -> refuse(Refusal.IDLE, "");
            default -> context.fireUserEventTriggered(event);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ToCollector message)
            throws IOException {
        if (refused) {
            return;
        }
        if (helloDue != null) {
            helloDue.cancel(false);
        }
        if (objected()) {
            return;
        }
        switch (message.getMessageCase()) {
            case HELLO -> hello(message.getHello());
            case BATCH -> batch(message.getBatch());
            case ENROL -> enrol(message.getEnrol());
            case MESSAGE_NOT_SET -> refuse(Refusal.BAD_FRAME, "no message that this version knows");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (lookingAgain != null) {
            lookingAgain.cancel(false);
        }
        if (intake != null) {
            intake.detach(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            // A failed handshake was told as an event already.
            case DecoderException _ when handshakeFailed(context) -> context.close();
            case DecoderException e -> refuse(Refusal.BAD_FRAME, reason(e));
            case IOException e -> {
                LOG.info("{} lost: {}", peer(), e.getMessage());
                context.close();
            }
            default -> {
                LOG.error("{}: closing after an error of the collector", peer(), cause);
                refuse(Refusal.JOURNAL, "");
            }
        }
    }

    @Override
    public void welcome(Position last) {
        send(
                ToAgent.newBuilder()
                        .setWelcome(
                                Welcome.newBuilder()
                                        .setLastSequence(last.sequence())
                                        .setLastHash(last.hash()))
                        .build());
        LOG.info("{} welcomed after batch {}", peer(), last.sequence());
    }

    @Override
    public void durable(long sequence) {
        send(
                ToAgent.newBuilder()
                        .setAcknowledged(Acknowledged.newBuilder().setSequence(sequence))
                        .build());
        resumeReading();
    }

    @Override
    public void replaced() {
        onLoop(() -> refuse(Refusal.REPLACED, ""));
    }

    private void secured(ChannelHandlerContext context) {
        try {
            var session = context.pipeline().get(SslHandler.class).engine().getSession();
            byte[] der = session.getPeerCertificates()[0].getEncoded();
            certificate = Certificates.parse(der);
            agent = Certificates.commonName(certificate);
            if (!AgentName.allowed(agent)) {
                refuse(Refusal.NOT_AN_AGENT, "");
                return;
            }
        } catch (SSLPeerUnverifiedException noCertificate) {
            LOG.debug("{} has no certificate: it may enrol", peer());
        } catch (CertificateException e) {
            refuse(Refusal.NOT_AN_AGENT, reason(e));
            return;
        }
        if (certificate != null) {
            lookAgain(context);
        }
        helloDue =
                context.executor()
                        .schedule(
                                () -> refuse(Refusal.NO_HELLO, ""),
                                ingest.settings.handshake().toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    // A revoked or expired agent goes at once, not with the next thing that it has to say.
    private void lookAgain(ChannelHandlerContext context) {
        lookingAgain =
                context.executor()
                        .scheduleWithFixedDelay(
                                () -> {
                                    try {
                                        objected();
                                    } catch (IOException e) {
                                        refuse(Refusal.UNKNOWN_REVOCATIONS, reason(e));
                                    }
                                },
                                LOOK_AGAIN_MS,
                                LOOK_AGAIN_MS,
                                TimeUnit.MILLISECONDS);
    }

    private boolean objected() throws IOException {
        if (certificate == null) {
            return false;
        }
        Refusal objection = ingest.objection(certificate);
        if (objection != null) {
            refuse(objection, "serial " + certificate.getSerialNumber().toString(16));
        }
        return objection != null;
    }

    private void hello(Hello hello) {
        if (certificate == null) {
            refuse(Refusal.NO_CERTIFICATE, "");
        } else if (intake != null) {
            refuse(Refusal.OUT_OF_TURN, "a second hello");
        } else if (hello.getWireVersion() != LinkTls.WIRE_VERSION) {
            refuse(Refusal.WIRE_VERSION, "version " + hello.getWireVersion());
        } else {
            intake = ingest.intake(agent);
            intake.attach(this);
        }
    }

    private void batch(SignedBatch signed) {
        if (certificate == null) {
            refuse(Refusal.NO_CERTIFICATE, "");
            return;
        }
        if (intake == null) {
            refuse(Refusal.OUT_OF_TURN, "a batch before hello");
            return;
        }
        if (!BatchSignature.verify(certificate.getPublicKey(), signed)) {
            refuse(Refusal.BAD_SIGNATURE, "");
            return;
        }
        Batch batch;
        try {
            batch = Batch.parseFrom(signed.getBatch());
        } catch (InvalidProtocolBufferException e) {
            refuse(Refusal.BAD_BATCH, reason(e));
            return;
        }
        if (!batch.getAgent().equals(agent)) {
            refuse(Refusal.OTHER_AGENT, "");
            return;
        }
        take(intake, batch, signed);
    }

    private void take(Intake into, Batch batch, SignedBatch signed) {
        Intake.Outcome outcome =
                into.take(
                        this,
                        batch,
                        signed,
                        broken -> {
                            ingest.meters.breaks.increment();
                            LOG.warn("{}: {}", peer(), broken);
                        });
        switch (outcome) {
            case TAKEN -> {
                ingest.meters.stored.increment();
                ingest.meters.observations.increment(batch.getObservationsCount());
                ingest.meters.bytes.increment(signed.getSerializedSize());
                pauseReading(into);
            }
            case KNOWN -> ingest.meters.known.increment();
            case NOT_WELCOMED -> refuse(Refusal.OUT_OF_TURN, "a batch before welcome");
        }
    }

    private void enrol(EnrolRequest request) throws IOException {
        try {
            String proven = certificate == null ? null : agent;
            var enrolled = ingest.enrolment.enrol(request, proven);
            // Revoked while this was issued: the command may not have seen it, and it must not
            // leave.
            if (objected()) {
                return;
            }
            ingest.meters.enrolled.increment();
            LOG.info("{} enrolled as {}", peer(), request.getName());
            send(ToAgent.newBuilder().setEnrolled(enrolled).build());
        } catch (Enrolment.Refused e) {
            refuse(e.refusal(), String.valueOf(e.getMessage()));
        }
    }

    // Bounds what one agent can make the journal hold. A single read may still bring a few more.
    private void pauseReading(Intake into) {
        if (context != null && into.waiting() >= ingest.settings.waitingBatches()) {
            context.channel().config().setAutoRead(false);
            // It may have become durable in between, and nobody would resume.
            resumeReading();
        }
    }

    private void resumeReading() {
        onLoop(() -> {
            if (context != null
                    && intake != null
                    && intake.waiting() < ingest.settings.waitingBatches()) {
                context.channel().config().setAutoRead(true);
            }
        });
    }

    private void refuse(Refusal refusal, String detail) {
        if (refused || context == null) {
            return;
        }
        refused = true;
        count(refusal, detail);
        var message =
                ToAgent.newBuilder().setRefused(Refused.newBuilder().setReason(refusal.text()));
        context.writeAndFlush(message.build()).addListener(ChannelFutureListener.CLOSE);
    }

    // Before TLS stands, nothing can be said to the peer but the alert that TLS itself sends.
    private void drop(Refusal refusal, String detail) {
        refused = true;
        count(refusal, detail);
        if (context != null) {
            context.close();
        }
    }

    private void count(Refusal refusal, String detail) {
        ingest.meters.refused(refusal);
        LOG.warn("{} refused: {}{}", peer(), refusal.text(), detail.isEmpty() ? "" : ": " + detail);
    }

    private void send(ToAgent message) {
        if (context != null) {
            context.writeAndFlush(message);
        }
    }

    private void onLoop(Runnable task) {
        if (context == null) {
            return;
        }
        try {
            context.executor().execute(task);
        } catch (RejectedExecutionException e) {
            // A batch may become durable after its connection and the server are gone.
            LOG.debug("{} is gone, as the server has stopped", peer(), e);
        }
    }

    private String peer() {
        String address = context == null ? "?" : String.valueOf(context.channel().remoteAddress());
        return agent.isEmpty() ? address : agent + " at " + address;
    }

    private static boolean handshakeFailed(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        return tls == null || !tls.handshakeFuture().isSuccess();
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }
}
