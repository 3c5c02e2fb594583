package eu.sealwatch.collector;

import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.collector.policy.PolicyGate;
import eu.sealwatch.collector.policy.PolicyRefused;
import eu.sealwatch.collector.policy.PolicySignature;
import eu.sealwatch.config.geo.Edition;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.config.yaml.ConfigException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the policy's files have changed, and puts what passes the gate in
 * force without a restart. What does not pass changes nothing: the policy in force stays, the
 * refusal is told and logged as evidence, and a gauge is up until the files are right again.
 */
final class PolicyWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final int MOST_SIGNATURE_BYTES = 1 << 20;

    private final Path file;
    private final PolicyGate gate;
    private final List<Action> refusals = new ArrayList<>();
    private List<String> others = List.of();
    private List<String> seen = List.of();
    private Optional<LoggedPolicy> inForce = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean refused;
    private volatile boolean closing;

    PolicyWatch(Path file, List<String> signers, MeterRegistry registry) {
        this.file = file;
        this.gate = new PolicyGate(signers);
        Gauge.builder("sealwatch.policy.refused", this, watch -> watch.refused ? 1 : 0)
                .description("1 while the policy's file is refused and not what is in force")
                .register(registry);
    }

    /** The policy's files as they are now, if they can be read at all. */
    static Optional<PolicySources> atHand(Path file) {
        try {
            return Optional.of(PolicySources.load(file));
        } catch (ConfigException e) {
            // told when it is refused
            return Optional.empty();
        }
    }

    /** The first look, before anything is judged. */
    void putInForce(Projection projection) throws IOException {
        inForce = projection.policy();
        Optional<LoggedPolicy> admitted = look();
        if (admitted.isPresent()) {
            projection.putInForce(admitted.get());
        }
    }

    /** Goes on looking on a thread of its own. */
    void start(Recorder recorder) {
        // not before: a start that fails has put nothing in force for anybody
        inForce.ifPresent(policy -> LOG.info("{} is in force", title(policy.read())));
        tell(recorder);
        Thread looking = Thread.ofPlatform().daemon().name("policy").start(() -> run(recorder));
        thread = Optional.of(looking);
    }

    private void run(Recorder recorder) {
        while (!closing) {
            try {
                Thread.sleep(LOOK_EVERY);
                look().ifPresent(recorder::putInForce);
                tell(recorder);
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("the policy's files cannot be looked at: {}", e.getMessage(), e);
            }
        }
    }

    private void tell(Recorder recorder) {
        refusals.forEach(refusal -> recorder.note(EntryType.ACTION, refusal.toBytes()));
        refusals.clear();
    }

    /** The policy to put in force, when the files have changed and pass the gate. */
    private Optional<LoggedPolicy> look() throws IOException {
        List<String> now = stamps();
        if (now.equals(seen)) {
            return Optional.empty();
        }
        // before they are read: what is written meanwhile is seen the next time
        seen = now;
        try {
            PolicySources sources = PolicySources.load(file);
            others = named(sources);
            LoggedPolicy admitted = gate.admit(sources, signature(), inForce);
            boolean again = !refused && inForce.filter(admitted::equals).isPresent();
            refused = false;
            inForce = Optional.of(admitted);
            if (!again && thread.isPresent()) {
                LOG.info("{} is in force", title(admitted.read()));
            }
            return Optional.of(admitted);
        } catch (ConfigException | PolicyRefused e) {
            refuse(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void refuse(String why) {
        refused = true;
        String what =
                inForce.map(LoggedPolicy::read)
                        .map(policy -> title(policy) + " stays in force")
                        .orElse("none is in force: everything is recorded, nothing is judged");
        LOG.error("{} is NOT put in force; {}. {}", file, what, why);
        refusals.add(Action.now("policy-refused", "collector", why + "; " + what));
    }

    private static String title(Policy policy) {
        return "policy " + policy.id() + " version " + policy.version();
    }

    private static List<String> named(PolicySources sources) {
        var names = new ArrayList<>(sources.names());
        sources.databases().stream().map(Edition::name).forEach(names::add);
        return List.copyOf(names);
    }

    private Optional<byte[]> signature() throws IOException {
        Path signature = PolicySignature.file(file);
        if (Files.notExists(signature)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(signature)) {
            return Optional.of(in.readNBytes(MOST_SIGNATURE_BYTES));
        }
    }

    /** Sizes and times of all files that are known: enough to see that one was written. */
    private List<String> stamps() {
        var stamps = new ArrayList<String>();
        stamps.add(stamp(file));
        stamps.add(stamp(PolicySignature.file(file)));
        others.forEach(name -> stamps.add(stamp(file.resolveSibling(name))));
        return stamps;
    }

    private static String stamp(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return path + " " + attributes.size() + " " + attributes.lastModifiedTime();
        } catch (IOException e) {
            return path + " is not there";
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        if (thread.isPresent()) {
            thread.get().interrupt();
            thread.get().join();
        }
    }
}
