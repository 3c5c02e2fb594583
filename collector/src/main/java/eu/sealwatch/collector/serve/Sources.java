package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.journal.Journal;
import eu.sealwatch.collector.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that pages and API rest on.
 *
 * @param dataFolder where the log, its public keys, accounts and tokens lie
 * @param policy asked anew each time, as it can change
 */
public record Sources(
        Path dataFolder,
        Store store,
        EvidenceLog log,
        Journal journal,
        Bundler bundler,
        Supplier<Optional<InForce>> policy,
        Clock clock) {

    Path logFolder() {
        return dataFolder.resolve("log");
    }

    Path publicKey() {
        return dataFolder.resolve("log.vkey");
    }

    Path webFolder() {
        return dataFolder.resolve("web");
    }
}
