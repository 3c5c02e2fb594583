package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.sealwatch.collector.Collector;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.EvidenceVerifier;
import eu.sealwatch.collector.evidence.LogKey;
import eu.sealwatch.collector.evidence.Verification;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real clients and servers in network namespaces, captured live by a real agent, judged by a real
 * collector, each in a process of its own; and both killed at random moments meanwhile.
 */
@Tag("root")
class LiveSiteTest {
    private static final String PREFIX = "swlive";
    private static final Path SITE = Command.HOME.resolve("demo/site.sh");
    private static final int KILLS = Integer.getInteger("sealwatch.kills", 6);

    private static final List<String> PERMITTED =
            List.of("update", "archive", "maintain", "lookups");

    private static final List<String> FORBIDDEN =
            List.of(
                    "telemetry",
                    "update-ssh",
                    "old-version",
                    "old-cipher",
                    "weak-dh",
                    "expired",
                    "self-signed",
                    "other-key",
                    "telnet",
                    "ftp",
                    "http",
                    "image-out",
                    "weak-ssh",
                    "direct-ssh",
                    "vnc",
                    "rdp",
                    "ssh-on-443",
                    "stray",
                    // last: by then the agent has watched longer than lookups.grace
                    "bare-address");

    private static final Set<String> EXPECTED =
            Set.of(
                    "endpoint.not-allowed",
                    "endpoint.wrong-service",
                    "endpoint.direct-ip",
                    "encryption.version",
                    "encryption.cipher",
                    "encryption.key-exchange",
                    "encryption.certificate",
                    "encryption.pin-mismatch",
                    "encryption.cleartext",
                    "encryption.ssh-algorithm",
                    "encryption.rdp-security",
                    "encryption.vnc-security",
                    "maintenance.not-via-jump-host",
                    "maintenance.unapproved-tool",
                    "evasion.port-mismatch",
                    "leak.scan-image",
                    "asset.unknown");

    @TempDir Path folder;
    private final List<Process> running = new ArrayList<>();
    private int started;

    @BeforeEach
    void buildTheSite() throws Exception {
        String missing = missing();
        if (Boolean.getBoolean("sealwatch.require.root")) {
            assertThat(missing).isEmpty();
        }
        assumeTrue(missing.isEmpty(), "live test left out: " + missing);
        site("up");
        Path policy = Command.HOME.resolve("demo/policy.yaml");
        Files.writeString(
                folder.resolve("policy.yaml"),
                Files.readString(policy)
                        .replace("grace: 30s", "grace: 5s")
                        .replace("days: [tue]", "days: [mon-sun]")
                        .replace("from: \"08:00\"", "from: \"00:00\"")
                        .replace("to: \"12:00\"", "to: \"24:00\""));
        Files.writeString(
                folder.resolve("collector.yaml"),
                """
                data-folder: collector
                policy: policy.yaml
                listen: {address: 127.0.0.1, port: 7443, names: [127.0.0.1]}
                evidence: {origin: sealwatch.example/live, checkpoint-every: 1s}
                """);
        Files.writeString(
                folder.resolve("agent.yaml"),
                """
                name: seaport-noord
                data-folder: agent
                capture: {interface: br0}
                site-networks: [10.20.0.0/16]
                collector: {host: 127.0.0.1, port: 7443}
                """);
    }

    @AfterEach
    void tearDown() throws Exception {
        running.forEach(Process::destroyForcibly);
        if (missing().isEmpty()) {
            site("down");
        }
    }

    @Test
    void findingsAreWhatWasDoneAndNoKillLosesOrDoublesAnything() throws Exception {
        Service collector = start("collector");
        collector.until("listening for agents");
        String token = inside("token", "--config", path("collector.yaml"), "seaport-noord").strip();
        inside("enroll", "--config", path("agent.yaml"), "--token", token);
        Service agent = start("agent");
        agent.until("captures br0");
        await("coverage is stated", () -> !collector.text().isEmpty());

        act(PERMITTED);
        act(List.of("telemetry"));
        collector.until("endpoint.not-allowed");
        assertThat(findingLines(collector))
                .as("permitted work gives no finding: only the telemetry after it does")
                .allMatch(line -> line.contains("telemetry.othervendor.example"));
        act(FORBIDDEN);
        collector.until("endpoint.direct-ip");
        await("all is judged", () -> codes(collector).size() >= EXPECTED.size());
        assertThat(codes(collector)).isEqualTo(new TreeSet<>(EXPECTED));

        killAtRandom(collector, agent);
    }

    private void killAtRandom(Service firstCollector, Service firstAgent) throws Exception {
        long seed = Long.getLong("sealwatch.seed", System.nanoTime());
        System.out.println("kills with -Dsealwatch.seed=" + seed);
        var random = new Random(seed);
        Service collector = firstCollector;
        Service agent = firstAgent;
        for (int kill = 0; kill < KILLS; kill++) {
            int victims = random.nextInt(3);
            act(List.of(FORBIDDEN.get(random.nextInt(9)), PERMITTED.get(random.nextInt(3))));
            if (victims != 0) {
                collector.kill();
            }
            if (victims != 1) {
                agent.kill();
            }
            act(List.of(FORBIDDEN.get(random.nextInt(9))));
            if (victims != 0) {
                collector = start("collector");
                collector.until("listening for agents");
            }
            if (victims != 1) {
                agent = start("agent");
                agent.until("captures br0");
            }
        }
        act(List.of("update"));
        agent.end();
        collector.end();
        proveNothingIsLostOrDoubled();
    }

    private void proveNothingIsLostOrDoubled() throws Exception {
        Path data = folder.resolve("collector");
        String vkey = Files.readString(data.resolve("log.vkey")).strip();
        assertThat(new EvidenceVerifier(vkey).log(data.resolve("log")))
                .isInstanceOf(Verification.Proven.class);

        Map<String, Long> last = new HashMap<>();
        Set<String> findings = new HashSet<>();
        LogKey key = LogKey.openOrCreate(data.resolve("log.key"), "sealwatch.example/live");
        try (EvidenceLog log =
                EvidenceLog.open(data.resolve("log"), "sealwatch.example/live", key)) {
            log.forEach(
                    0,
                    (index, entry) -> {
                        if (entry.type() == EntryType.BATCH) {
                            SignedBatch signed = SignedBatch.parseFrom(entry.payload());
                            Batch batch = Batch.parseFrom(signed.getBatch());
                            assertThat(batch.getSequence())
                                    .as("batches of one agent follow one another")
                                    .isEqualTo(last.getOrDefault(batch.getAgent(), 0L) + 1);
                            last.put(batch.getAgent(), batch.getSequence());
                        } else if (entry.type() == EntryType.FINDING) {
                            assertThat(findings.add(FindingJson.idOf(entry.payload())))
                                    .as("finding at entry %s is not doubled", index)
                                    .isTrue();
                        }
                    });
        }
        assertThat(last).containsOnlyKeys("seaport-noord");
        List<String> before = stored(data);
        assertThat(before).hasSize(findings.size());

        Files.delete(data.resolve("store.sqlite"));
        CollectorSettings settings = CollectorSettings.read(folder.resolve("collector.yaml"));
        Collector.start(settings, new SimpleMeterRegistry(), (finding, entry) -> {}).close();
        assertThat(stored(data)).as("store derived again from the log").isEqualTo(before);
    }

    private static List<String> stored(Path data) {
        try (Store store = Store.open(data.resolve("store.sqlite"));
                var findings = store.findings()) {
            return findings.map(each ->
                            each.finding().id()
                                    + " "
                                    + each.finding().code()
                                    + " "
                                    + each.count()
                                    + " "
                                    + each.entry())
                    .toList();
        }
    }

    private static List<String> findingLines(Service collector) {
        return collector.text().lines().filter(line -> line.contains(" - finding ")).toList();
    }

    /** The line reads: time, level, class, "- finding", severity, code, subject: reason. */
    private static Set<String> codes(Service collector) {
        return findingLines(collector).stream()
                .map(line -> line.substring(line.indexOf(" - finding ") + 11).split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Service start(String name) throws IOException {
        Path log = folder.resolve(name + "-" + ++started + ".log");
        var line = namespaced(name, "--config", path(name + ".yaml"));
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        running.add(process);
        return new Service(process, log);
    }

    private String inside(String... arguments) throws Exception {
        Process process =
                new ProcessBuilder(namespaced(arguments))
                        .redirectError(folder.resolve("command.err").toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), "UTF-8");
        assertThat(process.waitFor()).as(Files.readString(folder.resolve("command.err"))).isZero();
        return out;
    }

    /** Agent and collector both run on the gate; their link is its loopback, not on the tap. */
    private static List<String> namespaced(String... arguments) {
        return Stream.concat(
                        Stream.of("ip", "netns", "exec", PREFIX + "-gate"),
                        Command.line(arguments).stream())
                .toList();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void act(List<String> actions) throws Exception {
        var arguments = new ArrayList<String>(List.of("do"));
        arguments.addAll(actions);
        site(arguments.toArray(String[]::new));
    }

    private static void site(String... arguments) throws Exception {
        var line = new ArrayList<String>(List.of("bash", SITE.toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("SW_PREFIX", PREFIX);
        Path log = Files.createTempFile("site", ".log");
        Process process = builder.redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Files.delete(log);
    }

    /** What this machine lacks; empty when the test can run. */
    private static String missing() throws Exception {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "needs root for network namespaces";
        }
        for (String program :
                List.of("ip", "dnsmasq", "xrdp", "xfreerdp", "Xtigervnc", "storescp", "vsftpd")) {
            boolean found =
                    Stream.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/")
                            .anyMatch(where -> Files.isExecutable(Path.of(where + program)));
            if (!found) {
                return "needs the packages of .ci/packages; " + program + " is missing";
            }
        }
        return "";
    }

    private static void await(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private record Service(Process process, Path log) {
        String text() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        void until(String said) throws Exception {
            await(
                    said + " in " + log,
                    () -> {
                        assertThat(process.isAlive()).as(text()).isTrue();
                        return text().contains(said);
                    });
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void end() throws Exception {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(text()).isTrue();
        }
    }
}
