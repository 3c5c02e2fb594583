package eu.sealwatch.cli.web;

import eu.sealwatch.agent.Agent;
import eu.sealwatch.agent.uplink.Enroller;
import eu.sealwatch.collector.Collector;
import eu.sealwatch.config.settings.AgentSettings;
import eu.sealwatch.config.settings.CollectorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A collector with pages, filled by a real agent with the demo's capture. */
final class Site implements AutoCloseable {
    private static final Path DEMO = Path.of("..").toAbsolutePath().normalize().resolve("demo");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Collector collector;

    private Site(Collector collector) {
        this.collector = collector;
    }

    static Site start(Path folder) throws IOException, InterruptedException {
        Files.copy(DEMO.resolve("policy.yaml"), folder.resolve("policy.yaml"));
        Path collectorFile =
                Files.writeString(
                        folder.resolve("collector.yaml"),
                        """
                        data-folder: collector
                        policy: policy.yaml
                        listen: {address: 127.0.0.1, port: 0, names: [127.0.0.1]}
                        evidence: {origin: sealwatch.example/demo, checkpoint-every: 1s}
                        web: {port: 0}
                        """);
        Collector collector =
                Collector.start(
                        CollectorSettings.read(collectorFile),
                        new SimpleMeterRegistry(),
                        (_, _) -> {});
        int port = collector.address().getPort();
        Path agentFile =
                Files.writeString(
                        folder.resolve("agent.yaml"),
                        """
                        name: seaport-noord
                        data-folder: agent
                        capture: {file: '%s'}
                        site-networks: [10.20.0.0/16]
                        collector: {host: 127.0.0.1, port: %d}
                        """
                                .formatted(DEMO.resolve("scanner-site.pcapng.gz"), port));
        AgentSettings settings = AgentSettings.read(agentFile);
        var token =
                Collector.issueToken(
                        folder.resolve("collector"), "seaport-noord", Duration.ofHours(1));
        new Enroller("127.0.0.1", port, PATIENCE)
                .enrol(Agent.identityFolder(settings), "seaport-noord", token);
        try (var agent = Agent.start(settings, new SimpleMeterRegistry())) {
            agent.finished().join();
            if (!agent.drain(PATIENCE)) {
                throw new IOException("the collector did not take the capture");
            }
        }
        collector.settle();
        return new Site(collector);
    }

    String url() {
        return "https://localhost:" + collector.web().orElseThrow().address().getPort();
    }

    String oneTimePassword() {
        return collector.web().orElseThrow().oneTimePassword().orElseThrow();
    }

    Collector collector() {
        return collector;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        collector.close();
    }
}
