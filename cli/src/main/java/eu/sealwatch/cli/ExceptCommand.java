package eu.sealwatch.cli;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.policy.ExceptionWriter;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyException;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an exception from a finding, in the policy's file and as its next version. */
@Command(
        name = "except",
        mixinStandardHelpOptions = true,
        description = {
            "Writes an exception for one finding into the policy, and counts its version up.",
            "A running collector puts it in force by itself; a signed policy must be signed again."
        })
final class ExceptCommand implements Callable<Integer> {
    private static final Pattern VERSION = Pattern.compile("(?m)^version: *(\\d+)");

    @Parameters(paramLabel = "FINDING", description = "a finding's id, as findings print it")
    String finding = "";

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "the collector's collector.yaml")
    Path config = Path.of("collector.yaml");

    @Option(
            names = "--policy",
            paramLabel = "P",
            description = "policy file to write to (default: the collector's)")
    @Nullable Path policyFile;

    @Option(
            names = "--owner",
            required = true,
            paramLabel = "NAME",
            description = "who answers for it")
    String owner = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    String reason = "";

    @Option(
            names = "--expires",
            required = true,
            paramLabel = "DAY",
            description = "its last day, for example 2027-01-31")
    LocalDate expires = LocalDate.EPOCH;

    @Override
    public Integer call() throws IOException {
        CollectorSettings settings = CollectorSettings.read(config);
        Path file = policyFile == null ? settings.policy().orElse(null) : policyFile;
        if (file == null) {
            throw new IOException(config + ": names no policy; say which file with --policy");
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (expires.isBefore(today)) {
            throw new IOException("--expires " + expires + ": that day is past");
        }
        Finding found = found(settings);
        Policy before = PolicyReader.read(file, Catalogue.codes());
        String id = "finding-" + found.id().substring(0, 12);
        if (before.exceptions().stream().anyMatch(one -> one.id().equals(id))) {
            throw new IOException(
                    file + ": has an exception " + id + " already; change its last day there");
        }
        var exception =
                new PolicyException(
                        id,
                        found.code(),
                        Optional.of(found.id()),
                        Optional.empty(),
                        Optional.empty(),
                        owner,
                        reason,
                        Optional.of(today),
                        expires,
                        new Line(String.valueOf(file.getFileName()), 1));
        String text = nextVersion(ExceptionWriter.with(Files.readString(file), exception), file);
        // what was written must read as what was meant, before it replaces anything
        PolicySources sources =
                PolicySources.load(file).with(String.valueOf(file.getFileName()), text);
        Policy after = PolicyReader.read(sources, Catalogue.codes());
        DurableFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        System.out.printf(
                "%s: exception %s for %s of %s until %s, in version %d%n",
                file, id, found.code(), found.subject(), expires, after.version());
        if (!settings.policySigners().isEmpty()) {
            System.out.printf("sign it, or it is refused: sealwatch policy sign %s%n", file);
        }
        return Sealwatch.OK;
    }

    private Finding found(CollectorSettings settings) throws IOException {
        Path store = settings.store().file();
        if (Files.notExists(store)) {
            throw new IOException(store + ": no store; is " + config + " the collector's file?");
        }
        try (Store opened = Store.open(store)) {
            return opened.finding(finding)
                    .orElseThrow(() -> new IOException("no finding has the id " + finding))
                    .finding();
        }
    }

    private static String nextVersion(String text, Path file) throws IOException {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IOException(file + ": the line 'version: N' was not found; is it a layer?");
        }
        long next = Long.parseLong(version.group(1)) + 1;
        return text.substring(0, version.start(1)) + next + text.substring(version.end(1));
    }
}
