package eu.sealwatch.collector.alert.delivery;

import eu.sealwatch.collector.alert.format.Message;
import eu.sealwatch.config.settings.AlertTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syslog over TLS: RFC 5424 messages in the frames of RFC 5425. The other end is checked by name,
 * RFC 5425 section 5.2. Syslog acknowledges nothing: what a receiver that dies had not read is
 * lost, as section 6 of RFC 5424 has it. Before each message we look whether it has closed, which
 * finds all but the last moment.
 */
final class SyslogDelivery implements Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogDelivery.class);
    private static final int TIMEOUT_MS = 10_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final AlertTarget.Syslog target;
    private final SSLContext tls;
    private final String host;
    private @Nullable SSLSocket socket;

    SyslogDelivery(AlertTarget.Syslog target) throws IOException {
        this.target = target;
        this.tls = PemTls.context(target.tls());
        this.host = hostName();
    }

    @Override
    public void deliver(Message message, byte[] content) throws IOException {
        byte[] syslog = syslog(message, content);
        var frame = new ByteArrayOutputStream(syslog.length + 8);
        frame.writeBytes((syslog.length + " ").getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(syslog);
        try {
            SSLSocket open = connection();
            open.getOutputStream().write(frame.toByteArray());
            open.getOutputStream().flush();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** RFC 5424 section 6, without the frame. */
    private byte[] syslog(Message message, byte[] content) {
        String header =
                "<%d>1 %s %s sealwatch - %s - "
                        .formatted(
                                target.facility() * 8 + message.syslogSeverity(),
                                TIME.format(message.time()),
                                host,
                                message.isGroup() ? "group" : "finding");
        var text = new ByteArrayOutputStream(header.length() + 3 + content.length);
        text.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(BOM);
        text.writeBytes(content);
        return text.toByteArray();
    }

    private SSLSocket connection() throws IOException {
        if (socket != null && closedByPeer(socket)) {
            close();
        }
        if (socket != null) {
            return socket;
        }
        if (!(tls.getSocketFactory().createSocket() instanceof SSLSocket made)) {
            throw new IllegalStateException("the TLS factory makes TLS sockets");
        }
        try {
            made.connect(new InetSocketAddress(target.host(), target.port()), TIMEOUT_MS);
            made.setSoTimeout(TIMEOUT_MS);
            made.setTcpNoDelay(true);
            SSLParameters parameters = made.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            made.setSSLParameters(parameters);
            made.startHandshake();
        } catch (IOException e) {
            made.close();
            throw new IOException(
                    "%s:%d: %s".formatted(target.host(), target.port(), e.getMessage()), e);
        }
        socket = made;
        return made;
    }

    /** A receiver never speaks: what can be read is its end. */
    private static boolean closedByPeer(SSLSocket open) throws IOException {
        open.setSoTimeout(1);
        try {
            return open.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            open.setSoTimeout(TIMEOUT_MS);
        }
    }

    private static String hostName() throws IOException {
        String name = InetAddress.getLocalHost().getHostName();
        return name.matches("[\\x21-\\x7e]{1,255}") ? name : "-";
    }

    @Override
    public void close() {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection that is given up did not close: {}", e.getMessage());
        }
        socket = null;
    }
}
