package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import eu.sealwatch.collector.Collector;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.UnprovenLog;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.config.settings.CollectorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a policy's file becomes the policy in force, in a collector that runs. */
class PolicyInForceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POLICY =
            """
            id: p
            version: 1
            sites:
              - {id: s, networks: [10.0.0.0/8]}
            """;

    @TempDir Path folder;

    @Test
    void changedPolicyComesInForceWithoutARestartAndAWrongOneNever() throws Exception {
        policy(POLICY);
        var registry = new SimpleMeterRegistry();
        try (Collector collector = start("", registry)) {
            assertThat(versions()).containsExactly(1);

            policy(POLICY.replace("version: 1", "version: 2"));
            await(() -> versions().equals(List.of(1, 2)));

            policy(POLICY.replace("version: 1", "versoin: 3"));
            await(() -> registry.get("sealwatch.policy.refused").gauge().value() == 1);
            await(() -> actions().stream().anyMatch(action -> action.contains("versoin")));
            assertThat(versions()).containsExactly(1, 2);

            policy(POLICY.replace("version: 1", "version: 3"));
            await(() -> versions().equals(List.of(1, 2, 3)));
            assertThat(registry.get("sealwatch.policy.refused").gauge().value()).isZero();
            assertThat(collector.failure()).isNotDone();
        }
    }

    @Test
    void startWithAWrongPolicyKeepsTheOneInForce() throws Exception {
        policy(POLICY);
        start("", new SimpleMeterRegistry()).close();
        policy("id: p\n");
        var registry = new SimpleMeterRegistry();

        start("", registry).close();

        assertThat(registry.get("sealwatch.policy.refused").gauge().value()).isEqualTo(1);
        assertThat(versions()).containsExactly(1);
        assertThat(actions())
                .singleElement()
                .asString()
                .contains("policy-refused", "policy p version 1 stays in force");
    }

    @Test
    void withSignersOnlyWhatTheySignedComesInForce() throws Exception {
        String key = key();
        policy(POLICY);
        Result signed = sign(key);
        String vkey = signed.out().lines().toList().getLast().replace("  - ", "").strip();
        policy(POLICY.replace("version: 1", "version: 2"));
        String signers = "policy-signers: [\"" + vkey + "\"]\n";

        try (Collector collector = start(signers, new SimpleMeterRegistry())) {
            assertThat(versions()).isEmpty();

            assertThat(sign(key).out()).contains("policy p version 2");
            await(() -> versions().equals(List.of(2)));
            assertThat(collector.failure()).isNotDone();
        }
        assertThat(policies().getFirst().note().orElseThrow())
                .contains("sealwatch policy signature 1", "\u2014 j.jansen ");
    }

    @Test
    void largePolicyComesInForceAsItIs() throws Exception {
        var text = new StringBuilder(POLICY).append("endpoints:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append(
                    "  - {id: e%d, names: [\"h%d.vendor.example\"], purpose: updates}\n"
                            .formatted(i, i));
        }
        policy(text.toString());

        start("", new SimpleMeterRegistry()).close();

        assertThat(policies())
                .singleElement()
                .satisfies(logged ->
                        assertThat(logged.sources().bytes("policy.yaml"))
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo(text.toString()));
    }

    private void policy(String text) throws IOException {
        // as editors do: a new file under the old name
        Path fresh = Files.writeString(folder.resolve("policy.new"), text);
        Files.move(
                fresh,
                folder.resolve("policy.yaml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private Collector start(String more, SimpleMeterRegistry registry) throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("collector.yaml"),
                        "data-folder: data\npolicy: policy.yaml\n"
                                + "listen: {address: 127.0.0.1, port: 0}\n"
                                + "evidence: {origin: test.example/p, checkpoint-every: 1s}\n"
                                + more);
        return Collector.start(CollectorSettings.read(config), registry, (_, _) -> {});
    }

    private Result sign(String key) throws Exception {
        Result result =
                Command.run(
                        "policy",
                        "sign",
                        "--key",
                        key,
                        "--as",
                        "j.jansen",
                        folder.resolve("policy.yaml").toString());
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private List<LoggedPolicy> policies() throws IOException {
        var found = new ArrayList<LoggedPolicy>();
        UnprovenLog.forEach(
                folder.resolve("data/log"),
                (_, entry) -> {
                    if (entry.type() == EntryType.POLICY) {
                        found.add(LoggedPolicy.parse(entry.payload()));
                    }
                });
        return found;
    }

    private List<Integer> versions() throws IOException {
        return policies().stream().map(policy -> policy.read().version()).toList();
    }

    private List<String> actions() throws IOException {
        var found = new ArrayList<String>();
        UnprovenLog.forEach(
                folder.resolve("data/log"),
                (_, entry) -> {
                    if (entry.type() == EntryType.ACTION) {
                        found.add(new String(entry.payload(), StandardCharsets.UTF_8));
                    }
                });
        return found;
    }

    private String key() throws Exception {
        byte[] pkcs8 =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
        Path pem = folder.resolve("j.key");
        Files.createFile(
                pem,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pkcs8)
                        + "\n-----END PRIVATE KEY-----\n");
        return pem.toString();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("it did not come").isLessThan(until);
            Thread.sleep(100);
        }
    }
}
