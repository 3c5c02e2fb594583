package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cosigns the checkpoints of logs that it knows, each only when it continues what it cosigned
 * before: C2SP tlog-witness. So a log cannot show two histories, or an older one, without the
 * witness or its absence telling. Thread safe.
 *
 * <p>For each origin it keeps the last cosigned note, and every checkpoint that is validly signed
 * and yet was refused: the log's own signature under what it should not have signed.
 */
public final class Witness {

    static final String CHECKPOINT = "checkpoint";
    static final String REFUSED = "refused";

    /** A log can make as many of them as it likes; the first ones say it all. */
    private static final int MOST_REFUSED = 1000;

    private final Map<String, Origin> byName = new HashMap<>();
    private final Map<String, Origin> byHash = new HashMap<>();
    private final TrustPolicy logs;
    private final List<NoteSigner> signers;
    private final Consumer<String> alarm;

    /**
     * One log. Its monitor is held from the comparison to the durable record: both are one step.
     */
    private record Origin(String name, Path folder) {}

    private Witness(Path folder, TrustPolicy logs, List<NoteSigner> signers, Consumer<String> alarm)
            throws IOException {
        this.logs = logs;
        this.signers = signers;
        this.alarm = alarm;
        for (var name : logs.origins()) {
            var hash = originHash(name);
            var origin = new Origin(name, folder.resolve(hash));
            Files.createDirectories(origin.folder.resolve(REFUSED));
            byName.put(name, origin);
            byHash.put(hash, origin);
        }
        DurableFile.syncFolder(folder.resolve(REFUSED));
    }

    /**
     * Opens a witness in its folder; makes its keys, Ed25519 and ML-DSA-44, at the first start, and
     * writes {@code witness.policy} with the lines for those who will trust it.
     *
     * @param name as it stands in its signatures
     * @param logs whose checkpoints it cosigns
     * @param alarm is told of every validly signed checkpoint that was refused
     */
    public static Witness open(
            Path folder, String name, TrustPolicy logs, InstantSource clock, Consumer<String> alarm)
            throws IOException {
        NoteKey.requireName(name);
        Files.createDirectories(folder);
        var keys =
                KeyPairs.openOrCreate(
                        folder.resolve("witness.key"), folder.resolve("witness-mldsa44.key"));
        List<NoteSigner> signers =
                List.of(
                        new Ed25519Cosigner(name, keys.ed25519(), clock),
                        new MlDsaSigner(name, keys.mlDsa(), clock));
        var policy = new StringBuilder();
        var suffixes = List.of("ed25519", "mldsa44");
        for (int i = 0; i < signers.size(); i++) {
            policy.append("witness ").append(suffixes.get(i)).append(' ');
            policy.append(signers.get(i).key().vkey()).append('\n');
        }
        DurableFile.replace(
                folder.resolve("witness.policy"),
                policy.toString().getBytes(StandardCharsets.UTF_8));
        return new Witness(folder, logs, signers, alarm);
    }

    /** How its endpoint for an origin is called. */
    static String originHash(String origin) {
        var bytes = origin.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hashes.newSha256().digest(bytes));
    }

    public Collection<String> vkeys() {
        return signers.stream().map(signer -> signer.key().vkey()).toList();
    }

    /** Judges a request, and records what it cosigns before it answers. */
    public WitnessAnswer addCheckpoint(byte[] body) throws IOException {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = Checkpoint.parse(SignedNote.parse(request.note()).text());
        } catch (EvidenceException e) {
            return WitnessAnswer.text(400, e.getMessage() + "\n");
        }
        if (request.old() > checkpoint.size()) {
            return WitnessAnswer.text(400, "the old size is larger than the checkpoint's\n");
        }
        var origin = byName.get(checkpoint.origin());
        if (origin == null) return WitnessAnswer.text(404, "not a log that this witness knows\n");
        SignedCheckpoint signed;
        try {
            signed = logs.log(request.note());
        } catch (EvidenceException e) {
            return WitnessAnswer.text(403, e.getMessage() + "\n");
        }
        synchronized (origin) {
            return compareAndCosign(origin, request, signed);
        }
    }

    /** The last cosigned note of the origin with this hash, for monitors. */
    public Optional<byte[]> latest(String originHash) throws IOException {
        var origin = byHash.get(originHash);
        if (origin == null) return Optional.empty();
        var file = origin.folder.resolve(CHECKPOINT);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private WitnessAnswer compareAndCosign(
            Origin origin, AddCheckpoint request, SignedCheckpoint signed) throws IOException {
        var recorded = recorded(origin);
        var checkpoint = signed.checkpoint();
        if (request.old() != recorded.size()) {
            if (checkpoint.size() == recorded.size()
                    && !checkpoint.root().equals(recorded.root())) {
                keep(origin, request, "split view: another root of the same size was cosigned");
            } else if (checkpoint.size() < recorded.size()) {
                keep(
                        origin,
                        request,
                        "rollback or replay: a checkpoint of size %d was cosigned before"
                                .formatted(recorded.size()));
            }
            return WitnessAnswer.conflict(recorded.size());
        }
        var proof = new ConsistencyProof(request.old(), checkpoint.size(), request.proof());
        if (!proof.proves(recorded.root(), checkpoint.root())) {
            boolean split = checkpoint.size() == recorded.size() && request.proof().isEmpty();
            var reason =
                    split
                            ? "split view: another root of the same size was cosigned"
                            : "no proof that it continues the cosigned checkpoint of size "
                                    + recorded.size();
            keep(origin, request, reason);
            return WitnessAnswer.text(422, reason + "\n");
        }
        var note = SignedNote.parse(request.note());
        var own = SignedNote.sign(note.text(), signers);
        DurableFile.replace(origin.folder.resolve(CHECKPOINT), note.with(own.lines()).bytes());
        return WitnessAnswer.text(200, own.signatureLines());
    }

    private Checkpoint recorded(Origin origin) throws IOException {
        var file = origin.folder.resolve(CHECKPOINT);
        if (Files.notExists(file)) return new Checkpoint(origin.name, 0, new Hashes().empty());
        try {
            return Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file)).text());
        } catch (EvidenceException e) {
            // Without it the witness does not know any more what it vouched for.
            throw new EvidenceException(file + ": " + e.getMessage() + "; restore it from a copy");
        }
    }

    private void keep(Origin origin, AddCheckpoint request, String reason) throws IOException {
        var name = HexFormat.of().formatHex(Hashes.newSha256().digest(request.note()));
        var file = origin.folder.resolve(REFUSED).resolve(name);
        if (Files.exists(file)) return;
        try (var kept = Files.list(origin.folder.resolve(REFUSED))) {
            if (kept.count() >= MOST_REFUSED) return;
        }
        var text = reason + "\n\n";
        var head = text.getBytes(StandardCharsets.UTF_8);
        var body = request.bytes();
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        DurableFile.replace(file, all);
        alarm.accept("%s: %s; kept in %s".formatted(origin.name, reason, file));
    }
}
