package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.store.DeedQueries;
import eu.sealwatch.collector.store.FindingQueries;
import eu.sealwatch.collector.store.FlowQueries;
import eu.sealwatch.collector.store.StoredFinding;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One finding: what, why, what to do, by which line, and the proof. */
public record FindingPage(
        FindingRow finding,
        Optional<Catalogue.Entry> entry,
        String policyId,
        int policyVersion,
        String policyLine,
        Optional<PolicyPage.Quote> quote,
        List<FlowRow> flows,
        List<DeedQueries.Done> done,
        List<FindingRow> related,
        long index,
        long signed,
        boolean handles,
        boolean exports) {

    /** Whether the signed checkpoint covers the finding's entry. */
    public boolean covered() {
        return index < signed;
    }

    static void show(Exchange exchange, Sources sources) throws BadRequest {
        var findings = new FindingQueries(sources.store());
        StoredFinding stored = find(exchange, sources);
        var finding = stored.finding();
        var policy = sources.policy().get();
        var inventory = new Inventory(policy);
        var preset = Protection.preset(policy);
        exchange.html(
                "finding.jte",
                exchange.frame(finding.code() + " " + finding.subject(), "/findings"),
                new FindingPage(
                        FindingRow.of(stored),
                        FindingRow.entry(finding.code()),
                        finding.policyId(),
                        finding.policyVersion(),
                        finding.policyLine(),
                        policy.filter(known ->
                                        known.policy().id().equals(finding.policyId())
                                                && known.policy().version()
                                                        == finding.policyVersion())
                                .flatMap(known -> PolicyPage.quote(known, finding.policyLine())),
                        exchange.person().may(Right.FLOWS_READ)
                                ? new FlowQueries(sources.store())
                                        .of(finding.id()).stream()
                                                .map(flow -> FlowRow.of(flow, inventory, preset))
                                                .toList()
                                : List.of(),
                        new DeedQueries(sources.store()).about(finding.id()),
                        findings.related(stored, exchange.scope()).stream()
                                .map(FindingRow::of)
                                .toList(),
                        stored.entry(),
                        sources.log()
                                .latestCheckpoint()
                                .map(signed -> signed.checkpoint().size())
                                .orElse(0L),
                        exchange.person().may(Right.FINDINGS_HANDLE),
                        exchange.person().may(Right.EVIDENCE_EXPORT)));
    }

    /** The finding's entry and those of its flows, with all that proves them, as one file. */
    static void export(Exchange exchange, Sources sources) throws BadRequest, IOException {
        StoredFinding stored = find(exchange, sources);
        var indices = new TreeSet<Long>(sources.store().entriesOfFlows(stored.finding().id()));
        indices.add(stored.entry());
        long signed =
                sources.log()
                        .latestCheckpoint()
                        .map(checkpoint -> checkpoint.checkpoint().size())
                        .orElse(0L);
        if (indices.last() >= signed) {
            throw new BadRequest(409, exchange.texts().of("finding.not-signed-yet"));
        }
        Path file = Files.createTempFile(sources.webFolder(), "export", ".asice");
        try {
            sources.bundler().write(indices, file);
            exchange.record(Verb.EVIDENCE_EXPORT, List.of(stored.finding().id()), "");
            exchange.context()
                    .response()
                    .putHeader(
                            "Content-Disposition",
                            "attachment; filename=\"evidence-"
                                    + stored.finding().id().substring(0, 8)
                                    + ".asice\"");
            exchange.send(
                    200,
                    "application/vnd.etsi.asic-e+zip",
                    Buffer.buffer(Files.readAllBytes(file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static StoredFinding find(Exchange exchange, Sources sources) throws BadRequest {
        String id = exchange.path("id");
        if (!id.matches("[0-9a-z-]{1,64}")) {
            throw BadRequest.notFound();
        }
        return new FindingQueries(sources.store())
                .one(id, exchange.scope())
                .orElseThrow(BadRequest::notFound);
    }
}
