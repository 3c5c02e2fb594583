package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the witnesses of a policy to cosign the log's latest checkpoint, and keeps the note with
 * their lines in the log's folder as {@code cosigned}. A note that meets the quorum is replaced
 * only by another that does. One thread.
 */
public final class CosigningRound {

    static final String COSIGNED = "cosigned";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ANSWER_BYTES = 1 << 16;

    private final EvidenceLog log;
    private final Path folder;
    private final TrustPolicy policy;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Long> known = new HashMap<>();

    /**
     * @param folder the log's
     * @param policy its witnesses with a URL are asked; those of one URL with one request
     */
    public CosigningRound(EvidenceLog log, Path folder, TrustPolicy policy) {
        this.log = log;
        this.folder = folder;
        this.policy = policy;
    }

    /** Asks all of them once; empty when there is nothing that they have not seen. */
    public List<Attempt> run() throws IOException, InterruptedException {
        var latest = log.latestCheckpoint();
        if (latest.isEmpty() || latest.get().checkpoint().size() == 0) return List.of();
        var signed = latest.get();
        long size = signed.checkpoint().size();
        var attempts = new ArrayList<Attempt>();
        var note = base(signed);
        boolean more = false;
        for (var url : urls()) {
            if (known.getOrDefault(url.toString(), 0L) == size) continue;
            try {
                var lines = ask(url, signed);
                note = note.with(lines);
                more = true;
                attempts.add(new Attempt.Given(url.toString(), size));
            } catch (RefusedException e) {
                attempts.add(new Attempt.Refused(url.toString(), String.valueOf(e.getMessage())));
            } catch (IOException e) {
                attempts.add(new Attempt.Failed(url.toString(), String.valueOf(e.getMessage())));
            }
        }
        if (more) keep(new SignedCheckpoint(signed.checkpoint(), note.textAndLines()));
        return List.copyOf(attempts);
    }

    /**
     * The note to which lines are added: one that some have cosigned already, if it is the same.
     */
    private SignedNote base(SignedCheckpoint signed) throws IOException {
        var note = SignedNote.parse(signed.bytes());
        var kept = kept();
        boolean same = kept.isPresent() && kept.get().checkpoint().equals(signed.checkpoint());
        return same ? note.with(SignedNote.parse(kept.get().bytes()).lines()) : note;
    }

    private Optional<SignedCheckpoint> kept() throws IOException {
        var file = folder.resolve(COSIGNED);
        if (Files.notExists(file)) return Optional.empty();
        var note = Files.readString(file);
        var checkpoint = Checkpoint.parse(SignedNote.parse(note.getBytes(UTF_8)).text());
        return Optional.of(new SignedCheckpoint(checkpoint, note));
    }

    private List<URI> urls() {
        return policy.witnesses().stream().flatMap(w -> w.url().stream()).distinct().toList();
    }

    private List<SignedNote.Line> ask(URI url, SignedCheckpoint signed)
            throws IOException, InterruptedException {
        long old = known.getOrDefault(url.toString(), 0L);
        long size = signed.checkpoint().size();
        var answer = post(url, old, signed);
        if (answer.statusCode() == 409) {
            old = recordedSize(answer);
            if (old > size) {
                throw new RefusedException(
                        ("the witness has cosigned this log at %d entries, and here it has only %d:"
                                        + " it was rolled back, or somebody else signs with its key")
                                .formatted(old, size));
            }
            answer = post(url, old, signed);
        }
        var body = text(answer);
        switch (answer.statusCode()) {
            case 200 -> {}
            case 400, 403, 404, 409, 422 ->
                    throw new RefusedException(
                            "refused with %d: %s".formatted(answer.statusCode(), body.strip()));
            default ->
                    throw new IOException(
                            "answered with %d: %s".formatted(answer.statusCode(), body.strip()));
        }
        var note = SignedNote.parse((signed.checkpoint().text() + "\n" + body).getBytes(UTF_8));
        requireKnown(url, note);
        known.put(url.toString(), size);
        return note.lines();
    }

    private void requireKnown(URI url, SignedNote note) throws EvidenceException {
        for (var witness : policy.witnesses()) {
            boolean here = witness.url().equals(Optional.of(url));
            if (here && note.signatureOf(witness.verifier()).isEmpty()) {
                throw new EvidenceException("the answer lacks the signature of " + witness.name());
            }
        }
    }

    private HttpResponse<InputStream> post(URI url, long old, SignedCheckpoint signed)
            throws IOException, InterruptedException {
        var proof = log.consistencyProof(old, signed.checkpoint().size()).path();
        var body = new AddCheckpoint(old, proof, signed.bytes()).bytes();
        var text = url.toString();
        var target = URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
        var request =
                HttpRequest.newBuilder(target)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static long recordedSize(HttpResponse<InputStream> answer) throws IOException {
        return Decimal.parse(text(answer).strip());
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        try (var in = answer.body()) {
            return new String(BoundedRead.stream(in, MOST_ANSWER_BYTES), UTF_8);
        }
    }

    private void keep(SignedCheckpoint cosigned) throws IOException {
        var before = kept();
        if (before.isPresent() && meetsQuorum(before.get()) && !meetsQuorum(cosigned)) return;
        DurableFile.replace(folder.resolve(COSIGNED), cosigned.bytes());
    }

    private boolean meetsQuorum(SignedCheckpoint cosigned) throws EvidenceException {
        return policy.meetsQuorum(policy.cosignatures(cosigned));
    }

    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }
}
