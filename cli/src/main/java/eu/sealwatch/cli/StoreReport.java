package eu.sealwatch.cli;

import eu.sealwatch.cli.Audit.Tally;
import eu.sealwatch.collector.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report about what a collector's store holds. */
final class StoreReport {
    private StoreReport() {}

    static void write(Store store, String title, Path file) throws IOException {
        var tallies = new ArrayList<Tally>();
        try (var findings = store.findings()) {
            findings.forEach(stored ->
                    tallies.add(new Tally(stored.finding(), stored.lastSeen(), stored.count())));
        }
        Store.Extent extent = store.extent();
        String policy =
                tallies.isEmpty()
                        ? "none in force"
                        : tallies.getFirst().finding().policyId()
                                + " version "
                                + tallies.getFirst().finding().policyVersion();
        var section =
                Report.Section.of(
                        title,
                        FindingText.time(extent.first()) + " to " + FindingText.time(extent.last()),
                        policy,
                        extent.packets(),
                        extent.flows(),
                        tallies,
                        extent.protocols().stream()
                                .map(protocol ->
                                        Report.Share.of(
                                                protocol.name(), protocol.flows(), extent.flows()))
                                .toList(),
                        List.of());
        try (PrintStream out = Output.to(file)) {
            new Report("What left the scanner site", List.of(section)).write(out);
            if (Output.failed(out)) {
                throw new IOException(file + ": could not be written whole; is the disk full?");
            }
        }
    }
}
