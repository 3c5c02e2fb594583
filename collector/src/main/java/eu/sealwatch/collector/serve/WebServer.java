package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.serve.login.Accounts;
import eu.sealwatch.collector.serve.login.LoginGuard;
import eu.sealwatch.collector.serve.login.Sessions;
import eu.sealwatch.collector.serve.login.Tokens;
import eu.sealwatch.config.settings.WebSettings;
import eu.sealwatch.wire.DurableFile;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for people and their programs, over TLS alone. Two threads move bytes, eight answer; each
 * waits for the store.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int ANSWERING = 8;
    private static final int MOST_CONNECTIONS = 1000;
    private static final int IDLE_SECONDS = 60;
    private static final int PATIENCE_SECONDS = 30;

    /** Name of the first account. */
    public static final String FIRST = "admin";

    private final Vertx vertx;
    private final HttpServer server;
    private final Live live;
    private final WebCertificate certificate;
    private final Optional<String> oneTimePassword;
    private final URI url;
    private final List<Endpoint> endpoints;

    private WebServer(
            Vertx vertx,
            HttpServer server,
            Live live,
            WebCertificate certificate,
            Optional<String> oneTimePassword,
            URI url,
            List<Endpoint> endpoints) {
        this.vertx = vertx;
        this.server = server;
        this.live = live;
        this.certificate = certificate;
        this.oneTimePassword = oneTimePassword;
        this.url = url;
        this.endpoints = endpoints;
    }

    /**
     * Opens accounts and certificate, or makes them, and listens.
     *
     * @throws IOException with one sentence that says what to do
     */
    public static WebServer start(WebSettings settings, Sources sources) throws IOException {
        DurableFile.createFolder(sources.webFolder());
        var certificate = WebCertificate.open(settings, sources.webFolder(), sources.clock());
        var accounts = Accounts.open(sources.webFolder().resolve("accounts.json"), sources.clock());
        var tokens = Tokens.open(sources.webFolder().resolve("tokens.json"), sources.clock());
        var sessions = new Sessions(settings.idle(), settings.longest(), sources.clock());
        var guard = new LoginGuard(sources.clock());
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(2)
                                .setWorkerPoolSize(ANSWERING)
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        var live = new Live(vertx, sources.store());
        var endpoints =
                new Endpoints(sources, accounts, tokens, sessions, guard, certificate).all();
        var entrance = new Entrance(settings, sources, accounts, tokens, sessions);
        try {
            var options = options(settings, certificate);
            var connections = new AtomicInteger();
            HttpServer server =
                    vertx.createHttpServer(options)
                            .connectionHandler(connection -> {
                                connection.closeHandler(_ -> connections.decrementAndGet());
                                if (connections.incrementAndGet() > MOST_CONNECTIONS) {
                                    connection.close();
                                }
                            })
                            .requestHandler(
                                    Routes.of(vertx, entrance, endpoints, live, certificate));
            wait(
                    server.listen(settings.port(), settings.address().getHostAddress()),
                    "web: cannot listen at %s port %d"
                            .formatted(settings.address().getHostAddress(), settings.port()));
            // drawn only when it can be told: a failed start must not lose it
            Optional<String> once = accounts.first(FIRST);
            return new WebServer(
                    vertx, server, live, certificate, once, url(settings, server), endpoints);
        } catch (IOException | RuntimeException e) {
            live.close();
            vertx.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", server.actualPort());
    }

    /** Where people find it. */
    public URI url() {
        return url;
    }

    /** Of the first administrator, at the very first start alone. */
    public Optional<String> oneTimePassword() {
        return oneTimePassword;
    }

    /** SHA-256 of the certificate, where nobody else vouches for it. */
    public Optional<String> fingerprint() {
        return certificate.selfSigned() ? Optional.of(certificate.fingerprint()) : Optional.empty();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public void close() {
        live.close();
        try {
            wait(server.shutdown(2, TimeUnit.SECONDS), "web: closing");
            wait(vertx.close(), "web: closing");
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private static HttpServerOptions options(WebSettings settings, WebCertificate certificate) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions()
                                .setCertValue(Buffer.buffer(certificate.chain()))
                                .setKeyValue(Buffer.buffer(certificate.key())))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setUseAlpn(true)
                .setMaxHeaderSize(16_384)
                .setMaxInitialLineLength(8192)
                .setMaxFormAttributeSize(Routes.MOST_BODY_BYTES)
                .setMaxFormFields(1200)
                .setMaxFormBufferedBytes(Routes.MOST_BODY_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHandle100ContinueAutomatically(false);
    }

    private static URI url(WebSettings settings, HttpServer server) {
        return settings.publicUrl()
                .orElseGet(() -> {
                    String host =
                            settings.address().isAnyLocalAddress()
                                            || settings.address().isLoopbackAddress()
                                    ? "localhost"
                                    : settings.address().getHostAddress();
                    return URI.create(
                            "https://"
                                    + (host.contains(":") ? "[" + host + "]" : host)
                                    + ":"
                                    + server.actualPort());
                });
    }

    private static void wait(io.vertx.core.Future<?> future, String what) throws IOException {
        try {
            future.toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(what + " (" + cause.getMessage() + ")", cause);
        } catch (TimeoutException e) {
            throw new IOException(what + " (no answer)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what + " (stopped)", e);
        }
    }
}
