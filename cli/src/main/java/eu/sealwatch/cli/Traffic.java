package eu.sealwatch.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.work.Observers;
import eu.sealwatch.cli.CaptureInputs.Reading;
import eu.sealwatch.collector.evidence.Entry;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.UnprovenLog;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Traffic that was seen: captures, or what a collector has logged, even while it is at work. */
final class Traffic {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "captures: pcap or pcapng, plain or gzip; - is standard input")
    List<String> files = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "instead of captures: a collector's data folder, or a copy of its evidence log;"
                            + " the collector may be running")
    @Nullable Path data;

    @Option(
            names = "--continuous",
            description = "take the captures as one in the order given (rotated captures)")
    boolean continuous;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "workers that share the inspection of captures (default: ${DEFAULT-VALUE})")
    int threads = 1;

    /** Takes what was observed, in the order in which it was. */
    interface Visit {
        /** A capture or a log begins: whatever is remembered of others is void. */
        void begin(String name);

        void take(Observation observation, String agent);

        /** A capture or a log ended. */
        void end();
    }

    /** Whether it can be read but once. */
    boolean isStandardInput() {
        return files.contains("-");
    }

    /**
     * Reads everything once.
     *
     * @param siteNetworks what is inside; of use for captures alone
     */
    void read(List<Cidr> siteNetworks, Visit visit, CommandLine command) throws IOException {
        if ((data == null) == files.isEmpty()) {
            throw new ParameterException(
                    command, "say what to read: captures, or a collector's folder with --data DIR");
        }
        if (data != null) {
            readLog(data, visit);
            return;
        }
        var captures = new CaptureInputs();
        captures.files = files;
        captures.continuous = continuous;
        captures.threads = threads;
        captures.read(new Captured(siteNetworks, threads, visit), command.getErr());
    }

    /** The policy that was last put in force in the collector's log. */
    Optional<LoggedPolicy> policyInForce() throws IOException {
        if (data == null) {
            return Optional.empty();
        }
        var found =
                new Object() {
                    Optional<LoggedPolicy> last = Optional.empty();
                };
        UnprovenLog.forEach(
                logFolder(data),
                (_, entry) -> {
                    if (entry.type() == EntryType.POLICY) {
                        found.last = Optional.of(LoggedPolicy.parse(entry.payload()));
                    }
                });
        return found.last;
    }

    private static void readLog(Path data, Visit visit) throws IOException {
        visit.begin(data.toString());
        UnprovenLog.forEach(
                logFolder(data),
                (index, entry) -> {
                    // what was seen is judged anew, whatever was said of it then
                    if (entry.type() == EntryType.BATCH) {
                        takeBatch(index, entry, visit);
                    }
                });
        visit.end();
    }

    private static void takeBatch(long index, Entry entry, Visit visit) throws IOException {
        try {
            Batch batch = Batch.parseFrom(SignedBatch.parseFrom(entry.payload()).getBatch());
            for (Observation observation : batch.getObservationsList()) {
                visit.take(observation, batch.getAgent());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("log entry " + index + " is no batch: " + e.getMessage(), e);
        }
    }

    private static Path logFolder(Path data) {
        Path inside = data.resolve("log");
        return Files.isDirectory(inside) ? inside : data;
    }

    private static final class Captured implements CaptureInputs.Visit {
        private final List<Cidr> siteNetworks;
        private final int threads;
        private final Visit visit;
        private Observed observed = new Observed(_ -> {});

        Captured(List<Cidr> siteNetworks, int threads, Visit visit) {
            this.siteNetworks = siteNetworks;
            this.threads = threads;
            this.visit = visit;
        }

        @Override
        public Observers begin(String name) {
            visit.begin(name);
            observed = new Observed(observation -> visit.take(observation, ""));
            return Observers.offline(ObserverSettings.forSite(siteNetworks), threads, observed);
        }

        @Override
        public void end(Reading reading) {
            observed.finish();
            visit.end();
        }
    }
}
