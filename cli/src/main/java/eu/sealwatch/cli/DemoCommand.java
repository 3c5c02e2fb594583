package eu.sealwatch.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import eu.sealwatch.agent.Agent;
import eu.sealwatch.agent.uplink.Enroller;
import eu.sealwatch.collector.Collector;
import eu.sealwatch.collector.evidence.EvidenceVerifier;
import eu.sealwatch.collector.evidence.Verification;
import eu.sealwatch.collector.serve.WebServer;
import eu.sealwatch.config.settings.AgentSettings;
import eu.sealwatch.config.settings.CollectorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows the whole path on the shipped capture of a scanner site: an agent that enrols and replays
 * it, mutual TLS, the evidence log, the judge and the store, all real and all in this process.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts a collector and an agent, replays a shipped capture of a scanner site, and"
                        + " prints what is found. Needs neither root nor libpcap.")
final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CAPTURE = "scanner-site.pcapng.gz";
    private static final String AGENT = "seaport-noord";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "an empty folder for keys, log and store (default: data/demo/<time>)")
    @Nullable Path data;

    @Option(
            names = "--keep-running",
            description =
                    "leave the collector and its pages up after the replay, until Ctrl-C; prints"
                            + " their address and a one-time password")
    boolean keepRunning;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        quietLog();
        Path folder = data == null ? freshFolder() : data;
        requireEmpty(folder);
        Path collectorFile = write(folder, "collector.yaml", collectorYaml(keepRunning));
        unpack(folder, "policy.yaml");
        unpack(folder, CAPTURE);
        var out = System.out;
        var text = new FindingText(out);
        try (var shutdown = new Shutdown();
                var collector =
                        Collector.start(
                                CollectorSettings.read(collectorFile),
                                new SimpleMeterRegistry(),
                                text::raised)) {
            out.printf("collector listens at %s, data in %s%n", collector.address(), folder);
            replay(folder, collector, out);
            Path report = summary(folder, collector, out, began);
            if (keepRunning) {
                collector.web().ifPresent(web -> tell(web, out));
                out.printf(
                        "The collector stays up; enrol an agent of your own with: ./sealwatch token"
                                + " --config %s NAME%nCtrl-C ends it. The report is %s%n",
                        collectorFile, report);
                shutdown.await(collector.failure());
            }
        }
        verify(folder, out);
        return Sealwatch.OK;
    }

    /**
     * What the services say of themselves would hide the findings; SEALWATCH_LOG brings it back.
     */
    private static void quietLog() {
        if (System.getenv("SEALWATCH_LOG") == null
                && LoggerFactory.getLogger("eu.sealwatch") instanceof Logger own) {
            own.setLevel(Level.WARN);
        }
    }

    private void replay(Path folder, Collector collector, PrintStream out)
            throws IOException, InterruptedException {
        int port = collector.address().getPort();
        Path agentFile = write(folder, "agent.yaml", agentYaml(port));
        AgentSettings settings = AgentSettings.read(agentFile);
        var token = Collector.issueToken(folder.resolve("collector"), AGENT, Duration.ofHours(1));
        new Enroller("127.0.0.1", port, PATIENCE)
                .enrol(Agent.identityFolder(settings), AGENT, token);
        out.printf("agent %s is enrolled; it replays %s%n%n", AGENT, folder.resolve(CAPTURE));
        try (var agent = Agent.start(settings, new SimpleMeterRegistry())) {
            agent.finished().join();
            if (!agent.drain(PATIENCE)) {
                throw new IOException(
                        "the collector did not acknowledge everything within "
                                + PATIENCE.toSeconds()
                                + " s; run with SEALWATCH_LOG=INFO to see why");
            }
        }
    }

    private static Path summary(Path folder, Collector collector, PrintStream out, long began)
            throws IOException {
        collector.settle();
        var report = folder.resolve("report.html");
        var codes = new TreeMap<String, Integer>();
        try (var findings = collector.store().findings()) {
            findings.forEach(stored -> codes.merge(stored.finding().code(), 1, Integer::sum));
        }
        StoreReport.write(collector.store(), AGENT, report);
        out.printf(
                Locale.ROOT,
                "%n%d findings of %d codes from %,d flows in %.1f s%n",
                codes.values().stream().mapToInt(Integer::intValue).sum(),
                codes.size(),
                collector.store().flowCount(),
                (System.nanoTime() - began) / 1e9);
        codes.forEach((code, count) -> out.printf(Locale.ROOT, "  %-34s %d%n", code, count));
        out.printf("report        %s%n", report);
        out.printf(
                "evidence log  %s (%,d entries)%n",
                folder.resolve("collector/log"), collector.log().size());
        return report;
    }

    /** After the collector has closed: what an auditor would run on a copy of the log. */
    private static void verify(Path folder, PrintStream out) throws IOException {
        Path log = folder.resolve("collector/log");
        Path key = folder.resolve("collector/log.vkey");
        var verifier = new EvidenceVerifier(Files.readString(key).strip());
        switch (verifier.log(log)) {
            case Verification.Proven proven ->
                    out.printf("%s: proven: %s%n", log, proven.proven().getFirst());
            case Verification.Failed failed ->
                    throw new IOException(
                            log + ": not proven: " + failed.where() + ": " + failed.why());
        }
        out.printf("check it yourself: ./sealwatch evidence verify %s --key %s%n", log, key);
    }

    private static Path freshFolder() {
        String time =
                DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.now());
        String home = System.getProperty("sealwatch.home", ".");
        return Path.of(home).resolve("data").resolve("demo").resolve(time).normalize();
    }

    private static void requireEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new IOException(
                        folder + ": is not empty; the demo wants a folder of its own");
            }
        }
    }

    private static Path write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void unpack(Path folder, String name) throws IOException {
        try (InputStream shipped = DemoCommand.class.getResourceAsStream("demo/" + name)) {
            if (shipped == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            Files.copy(shipped, folder.resolve(name));
        }
    }

    private static void tell(WebServer web, PrintStream out) {
        out.printf("%nPages at       %s%n", web.url());
        web.oneTimePassword()
                .ifPresent(once ->
                        out.printf(
                                "log in as      %s with the one-time password %s%n",
                                WebServer.FIRST, once));
        web.fingerprint()
                .ifPresent(fingerprint ->
                        out.printf(
                                "certificate    self-signed, so your browser warns; SHA-256 %s%n%n",
                                fingerprint));
    }

    /** Nothing listens for people in a demo that ends by itself. */
    private static String collectorYaml(boolean withPages) {
        return """
        # Written by 'sealwatch demo'; see config/examples/collector.yaml for all settings.
        data-folder: collector
        policy: policy.yaml
        listen:
          address: 127.0.0.1
          port: 0
          names: [127.0.0.1]
        evidence:
          origin: sealwatch.example/demo
          checkpoint-every: 1s
        """
                + (withPages ? "web:\n  address: 127.0.0.1\n  port: 0\n" : "");
    }

    private static String agentYaml(int port) {
        return """
        # Written by 'sealwatch demo'; see config/examples/agent.yaml for all settings.
        name: %s
        data-folder: agent
        capture:
          file: %s
        site-networks: [10.20.0.0/16]
        collector:
          host: 127.0.0.1
          port: %d
        """
                .formatted(AGENT, CAPTURE, port);
    }
}
