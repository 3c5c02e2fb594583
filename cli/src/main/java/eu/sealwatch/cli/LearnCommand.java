package eu.sealwatch.cli;

import eu.sealwatch.cli.Audit.Tally;
import eu.sealwatch.collector.learn.Learner;
import eu.sealwatch.collector.learn.Proposal;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.Observation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Proposes a policy from traffic that was seen, and says what a person has to decide. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes a policy from traffic that was seen, with counts and open questions.",
            "No collector puts it in force until somebody takes it on: policy approve --as NAME."
        })
final class LearnCommand implements Callable<Integer> {

    @Mixin Traffic traffic = new Traffic();

    @Option(
            names = "--id",
            defaultValue = "learned",
            description = "the policy's id (default: ${DEFAULT-VALUE})")
    String id = "learned";

    @Option(
            names = "--site",
            defaultValue = "site",
            description = "the site's id (default: ${DEFAULT-VALUE})")
    String site = "site";

    @Option(
            names = "--inside",
            paramLabel = "NET",
            split = ",",
            converter = NetworkConverter.class,
            description =
                    "in captures: the networks that are the site (default: private addresses); a"
                            + " collector's agents know them")
    List<Cidr> inside = List.of();

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            converter = ZoneConverter.class,
            description = "time zone of maintenance windows (default: ${DEFAULT-VALUE})")
    ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--out", paramLabel = "F", description = "write to this file")
    @Nullable Path out;

    @Spec CommandSpec spec = CommandSpec.create();

    static final class NetworkConverter implements ITypeConverter<Cidr> {
        @Override
        public Cidr convert(String text) {
            try {
                return Cidr.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class ZoneConverter implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (java.time.DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time zone such as Europe/Amsterdam or UTC");
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        Proposal proposal = learned();
        if (proposal.flows() == 0) {
            throw new IOException(
                    "no flow of anything inside was seen, so there is nothing to learn from; say"
                            + " with --inside what is");
        }
        int version =
                traffic.policyInForce().map(LoggedPolicy::read).map(Policy::version).orElse(0);
        String first = proposal.yaml(id, version + 1, site, List.of());
        String text = proposal.yaml(id, version + 1, site, findings(first));
        try (PrintStream stream = Output.to(out)) {
            stream.print(text);
            if (Output.failed(stream)) {
                throw new IOException("the proposal could not be written whole; disk full?");
            }
        }
        if (out != null) {
            System.out.printf(
                    "%s: a proposal; read it, answer its questions, then: sealwatch policy approve"
                            + " --as NAME %s%n",
                    out, out);
        }
        return Sealwatch.OK;
    }

    private Proposal learned() throws IOException {
        var learner = new Learner();
        traffic.read(
                inside(),
                new Traffic.Visit() {
                    @Override
                    public void begin(String name) {
                        learner.begin();
                    }

                    @Override
                    public void take(Observation observation, String agent) {
                        learner.take(observation);
                    }

                    @Override
                    public void end() {}
                },
                spec.commandLine());
        return learner.propose(zone);
    }

    private List<Cidr> inside() {
        return inside.isEmpty()
                ? PolicyReader.defaults().sites().stream()
                        .flatMap(each -> each.networks().stream())
                        .toList()
                : inside;
    }

    /** What the proposal itself finds in what it was learned from: that needs a decision. */
    private List<String> findings(String yaml) throws IOException {
        if (traffic.isStandardInput()) {
            return List.of(
                    "standard input is read once, so the proposal was not tried on it; run 'policy"
                            + " backtest' for what it would find");
        }
        Policy policy = PolicyReader.read(yaml, "proposal");
        var audits = new ArrayList<Audit>();
        traffic.read(
                inside(),
                new Traffic.Visit() {
                    @Override
                    public void begin(String name) {
                        audits.add(new Audit(name, policy));
                    }

                    @Override
                    public void take(Observation observation, String agent) {
                        audits.getLast().take(observation, agent);
                    }

                    @Override
                    public void end() {}
                },
                spec.commandLine());
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (Audit audit : audits) {
            audit.findings().forEach(tally -> tallies.putIfAbsent(tally.finding().id(), tally));
        }
        return tallies.values().stream()
                .map(tally ->
                        String.format(
                                Locale.ROOT,
                                "%s stays a finding: %s",
                                tally.finding().code(),
                                tally.finding().reason()))
                .toList();
    }
}
