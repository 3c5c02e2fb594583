package eu.sealwatch.collector.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a witness over HTTP: {@code POST /add-checkpoint}, and for monitors {@code GET
 * /HASH/checkpoint}. What it takes is signed and what it gives is public, so it needs no TLS of its
 * own; a proxy may add it. Bounded in threads, waiting requests, bytes and time of a request.
 */
public final class WitnessServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
    private static final int THREADS = 4;
    private static final int WAITING = 64;

    /** 63 hashes, and a note with 16 signatures of ML-DSA-44. */
    private static final int MOST_BODY_BYTES = 128 << 10;

    private static final Pattern MONITOR = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    static {
        // The JDK's server reads these once, in seconds and counts.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        System.setProperty("jdk.httpserver.maxConnections", "200");
    }

    private final Witness witness;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name("witness-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    public static WitnessServer start(Witness witness, InetSocketAddress address)
            throws IOException {
        var server = new WitnessServer(witness, HttpServer.create(address, WAITING));
        server.server.createContext("/", server::handle);
        server.server.setExecutor(server.threads);
        server.server.start();
        return server;
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException | RuntimeException e) {
            LOG.error("cannot answer {}: {}", exchange.getRemoteAddress(), e.getMessage(), e);
            throw e;
        }
    }

    private WitnessAnswer answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/add-checkpoint")) {
            if (!exchange.getRequestMethod().equals("POST")) {
                return WitnessAnswer.text(405, "POST it\n");
            }
            var body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
            if (body.length > MOST_BODY_BYTES) {
                return WitnessAnswer.text(413, "a request has at most 128 KiB\n");
            }
            return witness.addCheckpoint(body);
        }
        var monitor = MONITOR.matcher(path);
        if (monitor.matches() && exchange.getRequestMethod().equals("GET")) {
            return witness.latest(monitor.group(1))
                    .map(note -> new WitnessAnswer(200, "text/plain; charset=utf-8", note))
                    .orElseGet(() -> WitnessAnswer.text(404, "nothing cosigned yet\n"));
        }
        return WitnessAnswer.text(404, "not a path of this witness\n");
    }
}
