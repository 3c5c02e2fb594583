package eu.sealwatch.cli;

import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.work.Observers;
import eu.sealwatch.cli.CaptureInputs.Reading;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the flow records of captures. */
@Command(
        name = "flows",
        mixinStandardHelpOptions = true,
        description = "Prints the flow records of captures.")
final class FlowsCommand implements Callable<Integer> {

    enum Format {
        table,
        jsonl,
        zeek,
        none
    }

    @Mixin CaptureInputs inputs = new CaptureInputs();

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.table;

    @Option(
            names = "--stats",
            description =
                    "print packets, bytes, flows, seconds and packets/s as one JSON line on"
                            + " standard error")
    boolean stats;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        PrintStream out = Output.standard();
        PrintWriter err = spec.commandLine().getErr();
        var visit = new Visit(out);
        try {
            inputs.read(visit, err);
        } finally {
            out.flush();
        }
        if (stats) {
            err.println(visit.statistics((System.nanoTime() - started) / 1e9));
        }
        return Output.failed(out) ? Sealwatch.BAD_INPUT : Sealwatch.OK;
    }

    private final class Visit implements CaptureInputs.Visit {
        private final FlowPrinter printer;
        private long packets;
        private long bytes;
        private long flows;
        private long malformed;

        Visit(PrintStream out) {
            printer = FlowPrinter.of(format, out);
        }

        @Override
        public Observers begin(String name) {
            printer.begin(name);
            return Observers.offline(
                    ObserverSettings.closedFlowsOnly(), inputs.threads, this::take);
        }

        private void take(Observation observation) {
            if (observation.hasFlow()
                    && observation.getFlow().getPhase() == FlowRecord.Phase.CLOSED) {
                printer.print(observation.getFlow());
            }
        }

        @Override
        public void end(Reading reading) {
            packets += reading.packets();
            bytes += reading.bytes();
            flows += reading.progress().flows().closed();
            malformed += reading.progress().malformed();
        }

        String statistics(double seconds) {
            return String.format(
                    Locale.ROOT,
                    "{\"packets\":%d,\"bytes\":%d,\"flows\":%d,\"malformed\":%d,\"seconds\":%.3f,"
                            + "\"packets_per_second\":%.0f}",
                    packets,
                    bytes,
                    flows,
                    malformed,
                    seconds,
                    packets / seconds);
        }
    }
}
