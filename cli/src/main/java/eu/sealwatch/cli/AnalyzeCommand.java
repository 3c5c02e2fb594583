package eu.sealwatch.cli;

import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.work.Observers;
import eu.sealwatch.cli.CaptureInputs.Reading;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.policy.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Audits captures against a policy: the same decode and judge code as live. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = "Audits captures against a policy.")
final class AnalyzeCommand implements Callable<Integer> {

    enum Format {
        text,
        jsonl,
        html
    }

    @Mixin CaptureInputs inputs = new CaptureInputs();

    @Option(
            names = "--policy",
            paramLabel = "P",
            description =
                    "policy file; without one the shipped default applies: private networks are"
                            + " the site, and nothing outside is allowed by name")
    @Nullable Path policyFile;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Option(names = "--out", paramLabel = "F", description = "write to this file")
    @Nullable Path out;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "low",
            description =
                    "exit with 1 when there is a finding at or above it: ${COMPLETION-CANDIDATES}"
                            + " (default: ${DEFAULT-VALUE})")
    Severity failOn = Severity.LOW;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Policy policy =
                policyFile == null ? PolicyReader.defaults() : PolicyReader.read(policyFile);
        try (PrintStream stream = Output.to(out)) {
            var visit = new Visit(policy, FindingPrinter.of(format, stream));
            try {
                inputs.read(visit, spec.commandLine().getErr());
            } finally {
                visit.printer.finish();
            }
            if (Output.failed(stream)) {
                throw new IOException("the result could not be written whole; is the disk full?");
            }
            return visit.failed ? Sealwatch.FINDINGS : Sealwatch.OK;
        }
    }

    private final class Visit implements CaptureInputs.Visit {
        private final Policy policy;
        private final List<Cidr> siteNetworks = new ArrayList<>();
        private final FindingPrinter printer;
        private @Nullable Audit audit;
        private @Nullable Observed observed;
        private boolean failed;

        Visit(Policy policy, FindingPrinter printer) {
            this.policy = policy;
            this.printer = printer;
            for (Site site : policy.sites()) {
                siteNetworks.addAll(site.networks());
            }
        }

        @Override
        public Observers begin(String name) {
            var begun = new Audit(name, policy);
            audit = begun;
            var watched = new Observed(begun::take);
            observed = watched;
            return Observers.offline(
                    ObserverSettings.forSite(siteNetworks), inputs.threads, watched);
        }

        @Override
        public void end(Reading reading) throws IOException {
            if (audit == null || observed == null) {
                throw new IllegalStateException("a capture ends that did not begin");
            }
            observed.finish();
            printer.print(audit, reading);
            failed |= audit.anyAtLeast(failOn);
        }
    }
}
