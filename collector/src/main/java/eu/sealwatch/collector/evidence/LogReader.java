package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A log seen from outside: by its files, as far as its latest checkpoint covers them. Needs no
 * private key and works beside a running collector.
 */
public final class LogReader implements Closeable {

    private final EpochReaders epochs;
    private final SignedCheckpoint checkpoint;
    private final Optional<SignedCheckpoint> cosigned;

    private LogReader(
            EpochReaders epochs, SignedCheckpoint checkpoint, Optional<SignedCheckpoint> cosigned) {
        this.epochs = epochs;
        this.checkpoint = checkpoint;
        this.cosigned = cosigned;
    }

    public static LogReader open(Path folder, TrustPolicy trust) throws IOException {
        // In this order: witnesses cosign what was a checkpoint before, and that covers what lasts.
        var cosigned = cosigned(folder, trust);
        var note = BoundedRead.file(folder.resolve(SigningState.CHECKPOINT), SignedNote.MOST_BYTES);
        var checkpoint = trust.log(note);
        var epochs = Epoch.list(folder);
        if (epochs.isEmpty()) throw new EvidenceException(folder + ": holds no epoch of a log");
        return new LogReader(EpochReaders.open(epochs), checkpoint, cosigned);
    }

    /** The last note that witnesses have cosigned, if any have. */
    static Optional<SignedCheckpoint> cosigned(Path folder, TrustPolicy trust) throws IOException {
        var file = folder.resolve(CosigningRound.COSIGNED);
        if (Files.notExists(file)) return Optional.empty();
        return Optional.of(trust.log(BoundedRead.file(file, SignedNote.MOST_BYTES)));
    }

    public SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    /** Index of the first entry that is still there. */
    public long first() {
        return epochs.first();
    }

    /** Number of entries that the checkpoint covers, deleted ones included. */
    public long size() {
        return checkpoint.checkpoint().size();
    }

    /** Index with which the epoch of an entry begins. */
    public long epochOf(long entry) throws IOException {
        requireCovered(entry);
        return epochs.of(entry).start();
    }

    public Entry read(long entry) throws IOException {
        requireCovered(entry);
        return epochs.entry(entry);
    }

    /** Shows entries in order, to the last that the checkpoint covers. */
    public void forEach(long from, EntryVisitor visitor) throws IOException {
        epochs.forEach(
                Math.max(from, first()),
                size(),
                (index, bytes, objects) ->
                        visitor.entry(index, EntryCodec.decode(bytes).entry(objects)));
    }

    @Override
    public void close() throws IOException {
        epochs.close();
    }

    EpochReaders epochs() {
        return epochs;
    }

    Optional<SignedCheckpoint> cosigned() {
        return cosigned;
    }

    void requireCovered(long entry) throws EvidenceException {
        if (entry < 0 || entry >= size()) {
            throw new EvidenceException(
                    "the latest checkpoint covers entries 0 to %d; asked for was %d"
                            .formatted(size() - 1, entry));
        }
    }
}
