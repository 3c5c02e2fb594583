package eu.sealwatch.cli;

import eu.sealwatch.collector.evidence.EvidenceVerifier;
import eu.sealwatch.collector.evidence.TimeStampTrust;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.collector.evidence.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a log or a bundle with the keys of those who are trusted, and says what is proven. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a log folder or an exported bundle, offline, and says what is proven and what"
                    + " is not.",
            "Get the keys by another way than the evidence: what comes with it proves nothing."
        })
final class EvidenceVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", description = "log folder, or a bundle made by 'export'")
    Path evidence = Path.of("log");

    @Option(
            names = {"--key", "--trust"},
            required = true,
            paramLabel = "F",
            description =
                    "the log's public key (log.vkey), or a C2SP tlog-policy: keys that must have"
                            + " signed, witnesses, quorum")
    Path trust = Path.of("log.vkey");

    @Option(
            names = "--tsa",
            paramLabel = "F",
            description = "certificates of time-stamping authorities that you trust, in PEM")
    @Nullable Path authorities;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(evidence)) {
            throw new IOException(evidence + ": no such log folder or bundle");
        }
        if (!Files.isReadable(trust)) {
            throw new IOException(trust + ": no such key file; the collector writes log.vkey");
        }
        Optional<TimeStampTrust> stamps =
                authorities == null
                        ? Optional.empty()
                        : Optional.of(TimeStampTrust.read(authorities));
        var verifier = new EvidenceVerifier(TrustPolicy.read(trust), stamps);
        Verification result =
                Files.isDirectory(evidence) ? verifier.log(evidence) : verifier.bundle(evidence);
        return switch (result) {
            case Verification.Proven proven -> {
                print(evidence, proven, System.out);
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

    static void print(Path evidence, Verification.Proven proven, PrintStream out) {
        out.printf("%s: proven:%n", evidence);
        proven.proven().forEach(sentence -> out.printf("  %s%n", sentence));
        out.println("not proven:");
        proven.notProven().forEach(sentence -> out.printf("  %s%n", sentence));
    }
}
