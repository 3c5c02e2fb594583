package eu.sealwatch.cli;

import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource;
import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.agent.work.Observers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The captures that an offline command reads, and how it takes them. */
final class CaptureInputs {

    private static final int MOST_THREADS = 64;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "pcap or pcapng, plain or gzip; - is standard input")
    List<String> files = List.of();

    @Option(
            names = "--continuous",
            description =
                    "take the files as one capture in the order given (rotated captures);"
                            + " otherwise each is a capture of its own")
    boolean continuous;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "workers that share the inspection; the records are the same with any number, up"
                            + " to the bounds (default: ${DEFAULT-VALUE})")
    int threads = 1;

    /** What happens to each capture: one file, or all of them when continuous. */
    interface Visit {
        /** A capture begins; gives the observers that take its packets. */
        Observers begin(String name);

        /** A capture ended: all its observations are out. */
        void end(Reading reading) throws IOException;
    }

    /** How much was read of a capture. */
    record Reading(
            String name, long packets, long bytes, Progress progress, List<String> warnings) {}

    /**
     * Reads every capture to its end. A file that cannot be read at all stops the command, after
     * what came before it was reported; one that is damaged is read as far as it goes, with a
     * warning.
     */
    void read(Visit visit, PrintWriter err) throws IOException {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IOException("--threads is %d; give 1 to %d".formatted(threads, MOST_THREADS));
        }
        if (continuous) {
            read(String.join(",", files), files, visit, err);
            return;
        }
        for (String file : files) {
            read(file, List.of(file), visit, err);
        }
    }

    private static void read(String name, List<String> parts, Visit visit, PrintWriter err)
            throws IOException {
        var packet = new Packet();
        try (Observers observers = visit.begin(name)) {
            var run = new Run(observers);
            for (String file : parts) {
                run.read(file, packet, err);
            }
            visit.end(run.finish(name));
        }
    }

    private static PacketSource open(String file) throws IOException {
        return file.equals("-")
                ? CaptureFile.open(System.in, "standard input")
                : CaptureFile.open(Path.of(file));
    }

    /** One capture on its way through its observers. */
    private static final class Run {
        private final Observers observers;
        private final List<String> warnings = new java.util.ArrayList<>();
        private long packets;
        private long bytes;

        Run(Observers observers) {
            this.observers = observers;
        }

        void read(String file, Packet packet, PrintWriter err) throws IOException {
            try (PacketSource source = open(file)) {
                while (source.next(packet) == PacketSource.Next.PACKET) {
                    observers.accept(packet);
                }
                packets += source.counters().packets();
                bytes += source.counters().bytes();
                for (String warning : source.warnings()) {
                    warnings.add(warning);
                    err.println("sealwatch: warning: " + warning);
                }
            }
        }

        Reading finish(String name) {
            observers.finish();
            return new Reading(name, packets, bytes, observers.progress(), List.copyOf(warnings));
        }
    }
}
