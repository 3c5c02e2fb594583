package eu.sealwatch.collector;

import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.collector.serve.InForce;
import eu.sealwatch.collector.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The policy in force as the log has it, read again only when another one comes into force. */
final class PolicyInForce implements Supplier<Optional<InForce>> {
    private final EvidenceLog log;
    private final Store store;
    private volatile Optional<InForce> last = Optional.empty();

    PolicyInForce(EvidenceLog log, Store store) {
        this.log = log;
        this.store = store;
    }

    @Override
    public Optional<InForce> get() {
        OptionalLong entry = store.policyEntry();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Optional<InForce> known = last.filter(policy -> policy.entry() == entry.getAsLong());
        if (known.isPresent()) {
            return known;
        }
        try {
            var logged = LoggedPolicy.parse(log.read(entry.getAsLong()).payload());
            String file = logged.sources().main();
            String yaml = new String(logged.sources().bytes(file), StandardCharsets.UTF_8);
            last = Optional.of(new InForce(entry.getAsLong(), file, yaml, logged.read()));
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException("the policy's entry cannot be read", e);
        }
    }
}
