package eu.sealwatch.cli;

import eu.sealwatch.collector.evidence.Checkpoint;
import eu.sealwatch.collector.evidence.EvidenceExport;
import eu.sealwatch.collector.evidence.EvidenceVerifier;
import eu.sealwatch.collector.evidence.Verification;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.collector.store.StoredFinding;
import eu.sealwatch.config.settings.CollectorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proof out, and checked offline. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Exports proof, and checks it offline.",
        subcommands = {EvidenceCommand.Verify.class, EvidenceCommand.Export.class})
final class EvidenceCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private static String vkey(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": no such key file; the collector writes log.vkey");
        }
        return Files.readString(file).strip();
    }

    /** Checks a log or an export with the log's public key alone. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a log folder or an exported file, offline.",
                "Get the key by another way than the evidence: what comes with it proves nothing."
            })
    static final class Verify implements Callable<Integer> {
        @Parameters(paramLabel = "LOG", description = "log folder, or a file made by 'export'")
        Path evidence = Path.of("log");

        @Option(
                names = "--key",
                required = true,
                paramLabel = "F",
                description = "the log's public key (log.vkey)")
        Path key = Path.of("log.vkey");

        @Override
        public Integer call() throws IOException {
            if (!Files.exists(evidence)) {
                throw new IOException(evidence + ": no such log folder or export");
            }
            var verifier = new EvidenceVerifier(vkey(key));
            Verification result =
                    Files.isDirectory(evidence)
                            ? verifier.log(evidence)
                            : verifier.export(evidence);
            return switch (result) {
                case Verification.Proven proven -> {
                    System.out.println(sentence(evidence, proven));
                    yield Sealwatch.OK;
                }
                case Verification.Failed failed -> {
                    System.err.printf(
                            "sealwatch: %s: NOT proven: %s: %s%n",
                            evidence, failed.where(), failed.why());
                    yield Sealwatch.FINDINGS;
                }
            };
        }

        static String sentence(Path evidence, Verification.Proven proven) {
            return String.format(
                    Locale.ROOT,
                    "%s: proven: all %,d entries checked stand in the log %s as it was when it had"
                            + " %,d entries and root %s%s",
                    evidence,
                    proven.entries(),
                    proven.origin(),
                    proven.size(),
                    proven.root(),
                    proven.first() == 0
                            ? ""
                            : "; entries before %d are deleted".formatted(proven.first()));
        }
    }

    /** Writes chosen entries with their proofs into one file. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the entries behind a finding, with their proofs, into one file.")
    static final class Export implements Callable<Integer> {
        @Option(
                names = "--config",
                required = true,
                paramLabel = "F",
                description = "the collector's collector.yaml")
        Path config = Path.of("collector.yaml");

        @Option(names = "--finding", paramLabel = "ID", description = "a finding's id")
        @Nullable String finding;

        @Option(
                names = "--entry",
                paramLabel = "N",
                description = "a log index; may be given more than once")
        List<Long> entries = List.of();

        @Option(names = "--out", required = true, paramLabel = "F", description = "file to write")
        Path out = Path.of("evidence.zip");

        @Spec CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            CollectorSettings settings = CollectorSettings.read(config);
            SortedSet<Long> indices = new TreeSet<>(entries);
            if (finding != null) {
                indices.addAll(behind(settings, finding));
            }
            if (indices.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "say what to export: --finding ID or --entry N");
            }
            Path data = settings.dataFolder();
            var export = new EvidenceExport(data.resolve("log"), vkey(data.resolve("log.vkey")));
            Checkpoint checkpoint = export.write(indices, out);
            System.out.printf(
                    "%s: %d entries with their proofs under the checkpoint of size %d%n",
                    out, indices.size(), checkpoint.size());
            return Sealwatch.OK;
        }

        /** The finding's own entry, the batches that showed it, and the policy it was judged by. */
        private static SortedSet<Long> behind(CollectorSettings settings, String id)
                throws IOException {
            try (Store store = Store.open(settings.store().file())) {
                StoredFinding stored =
                        store.finding(id)
                                .orElseThrow(() -> new IOException("no finding has the id " + id));
                var indices = new TreeSet<Long>();
                indices.add(stored.entry());
                indices.addAll(store.entriesOfFlows(id));
                store.policyEntry().ifPresent(indices::add);
                return indices;
            }
        }
    }
}
