package eu.sealwatch.cli;

import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource;
import eu.sealwatch.agent.observe.Observer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The captures that an offline command reads, and how it takes them. */
final class CaptureInputs {

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

    /** What happens to each capture: one file, or all of them when continuous. */
    interface Visit {
        /** A capture begins; gives the observer that takes its packets. */
        Observer begin(String name);

        /** A capture ended: all its observations are out. */
        void end(Reading reading) throws IOException;
    }

    /** How much was read of a capture. */
    record Reading(
            String name, long packets, long bytes, Observer observer, List<String> warnings) {}

    /**
     * Reads every capture to its end. A file that cannot be read at all stops the command, after
     * what came before it was reported; one that is damaged is read as far as it goes, with a
     * warning.
     */
    void read(Visit visit, PrintWriter err) throws IOException {
        var packet = new Packet();
        if (continuous) {
            var whole = new Run(visit.begin(String.join(",", files)));
            for (String file : files) {
                whole.read(file, packet, err);
            }
            visit.end(whole.finish(String.join(",", files)));
            return;
        }
        for (String file : files) {
            var run = new Run(visit.begin(file));
            run.read(file, packet, err);
            visit.end(run.finish(file));
        }
    }

    private static PacketSource open(String file) throws IOException {
        return file.equals("-")
                ? CaptureFile.open(System.in, "standard input")
                : CaptureFile.open(Path.of(file));
    }

    /** One capture on its way through one observer. */
    private static final class Run {
        private final Observer observer;
        private final List<String> warnings = new java.util.ArrayList<>();
        private long packets;
        private long bytes;

        Run(Observer observer) {
            this.observer = observer;
        }

        void read(String file, Packet packet, PrintWriter err) throws IOException {
            try (PacketSource source = open(file)) {
                while (source.next(packet) == PacketSource.Next.PACKET) {
                    observer.accept(packet);
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
            observer.finish();
            return new Reading(name, packets, bytes, observer, List.copyOf(warnings));
        }
    }
}
