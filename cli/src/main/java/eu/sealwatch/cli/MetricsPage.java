package eu.sealwatch.cli;

import com.sun.net.httpserver.HttpServer;
import eu.sealwatch.config.settings.MetricsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The Prometheus page of a service, on the loopback address alone: {@code /metrics}, and {@code
 * /health} that answers while the process lives. Off when no port is set.
 */
final class MetricsPage implements AutoCloseable {
    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final @Nullable HttpServer server;

    private MetricsPage(PrometheusMeterRegistry registry, @Nullable HttpServer server) {
        this.registry = registry;
        this.server = server;
        gc.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    static MetricsPage start(MetricsSettings settings) throws IOException {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        if (settings.port().isEmpty()) {
            return new MetricsPage(registry, null);
        }
        var address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port().getAsInt());
        try {
            HttpServer server = HttpServer.create(address, 0);
            serve(server, "/metrics", () -> registry.scrape());
            serve(server, "/health", () -> "up\n");
            server.start();
            return new MetricsPage(registry, server);
        } catch (IOException e) {
            throw new IOException(
                    "metrics.port: cannot listen at " + address + " (" + e.getMessage() + ")", e);
        }
    }

    MeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        gc.close();
        registry.close();
    }

    private interface Page {
        String text();
    }

    private static void serve(HttpServer server, String path, Page page) {
        server.createContext(
                path,
                exchange -> {
                    byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders()
                            .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
    }
}
