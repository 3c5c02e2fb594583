package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.evidence.EvidenceBundle;
import eu.sealwatch.collector.evidence.EvidenceVerifier;
import eu.sealwatch.collector.evidence.LogReader;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.collector.evidence.Verification;
import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.store.DeedQueries;
import eu.sealwatch.collector.store.DeedQueries.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The evidence log's state, a check of it, and the journal of what people did. */
public record AuditPage(
        long entries,
        long signed,
        String note,
        String publicKey,
        boolean verifies,
        Optional<Result> result,
        boolean journal,
        List<Done> done,
        Optional<Long> older) {
    private static final int ROWS = 100;

    /** Entries that one press of the button proves: the newest, and as many drawn at random. */
    private static final int NEWEST = 1000;

    /** What the check found. */
    public record Result(boolean proven, String sentence) {}

    static void show(Exchange exchange, Sources sources) throws BadRequest, IOException {
        show(exchange, sources, Optional.empty());
    }

    /**
     * Proves entries of the log against its signed checkpoint, by what an auditor would be given:
     * an export, and the log's public key.
     */
    static void verify(Exchange exchange, Sources sources) throws BadRequest, IOException {
        Result result = check(sources);
        exchange.record(
                Verb.EVIDENCE_VERIFY,
                List.of(),
                (result.proven() ? "proven: " : "NOT PROVEN: ") + result.sentence());
        show(exchange, sources, Optional.of(result));
    }

    private static void show(Exchange exchange, Sources sources, Optional<Result> result)
            throws BadRequest, IOException {
        var latest = sources.log().latestCheckpoint();
        boolean journal = exchange.person().may(Right.JOURNAL_READ);
        List<Done> done =
                journal
                        ? new DeedQueries(sources.store()).latest(below(exchange), ROWS + 1)
                        : List.of();
        exchange.html(
                "audit.jte",
                exchange.frame(exchange.texts().of("nav.audit"), "/audit"),
                new AuditPage(
                        sources.log().size(),
                        latest.map(signed -> signed.checkpoint().size()).orElse(0L),
                        latest.map(signed -> signed.note()).orElse(""),
                        Files.readString(sources.publicKey()).strip(),
                        exchange.person().may(Right.EVIDENCE_VERIFY),
                        result,
                        journal,
                        done.stream().limit(ROWS).toList(),
                        done.size() > ROWS
                                ? Optional.of(done.get(ROWS - 1).entry())
                                : Optional.empty()));
    }

    private static Result check(Sources sources) throws IOException {
        Path file = Files.createTempFile(sources.webFolder(), "check", ".asice");
        TrustPolicy trust = TrustPolicy.read(sources.publicKey());
        try (var log = LogReader.open(sources.logFolder(), trust)) {
            TreeSet<Long> indices = drawn(log);
            new EvidenceBundle(log, Optional.empty()).write(indices, (_, _) -> "", file);
            return switch (new EvidenceVerifier(trust, Optional.empty()).bundle(file)) {
                case Verification.Proven proven ->
                        new Result(
                                true,
                                "%d of %d entries lead to the signed root %s"
                                        .formatted(
                                                indices.size(),
                                                log.size() - log.first(),
                                                proven.root()));
                case Verification.Failed failed ->
                        new Result(false, failed.where() + ": " + failed.why());
            };
        } catch (IOException e) {
            // a damaged log is an answer to the question, not a failure to answer it
            return new Result(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while verifying", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The newest entries, and as many drawn at random from what retention has left. */
    private static TreeSet<Long> drawn(LogReader log) throws IOException {
        var indices = new TreeSet<Long>();
        for (long index = Math.max(log.first(), log.size() - NEWEST); index < log.size(); index++) {
            indices.add(index);
        }
        var random = new SecureRandom();
        for (int i = 0; i < NEWEST && log.size() - log.first() > NEWEST; i++) {
            indices.add(random.nextLong(log.first(), log.size()));
        }
        return indices;
    }

    private static OptionalLong below(Exchange exchange) throws BadRequest {
        Optional<String> given = exchange.given("below");
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!given.get().matches("[0-9]{1,18}")) {
            throw new BadRequest("below is no log index");
        }
        return OptionalLong.of(Long.parseLong(given.get()));
    }
}
