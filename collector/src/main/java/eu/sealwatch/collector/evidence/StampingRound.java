package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Gets checkpoints time-stamped. Notes wait as files in the log's folder {@code stamps} until their
 * token is in the log: when the authority is away they are stamped later, in order. One thread.
 */
public final class StampingRound {

    static final String FOLDER = "stamps";

    /** When more wait, the oldest go: a later stamp covers what they would have covered. */
    private static final int MOST_WAITING = 1000;

    private final EvidenceLog log;
    private final Path folder;
    private final TimeStampAuthority authority;
    private final Logged logged;

    /** Puts an entry in the log; completes when it is durable there. */
    @FunctionalInterface
    public interface Logged {
        CompletableFuture<?> log(EntryType type, byte[] payload);
    }

    /**
     * @param logFolder the log's
     */
    public StampingRound(
            EvidenceLog log, Path logFolder, TimeStampAuthority authority, Logged logged) {
        this.log = log;
        this.folder = logFolder.resolve(FOLDER);
        this.authority = authority;
        this.logged = logged;
    }

    /** Sets the latest checkpoint down to be stamped, unless it is one that only logged a stamp. */
    public void enqueue() throws IOException {
        var latest = log.latestCheckpoint();
        if (latest.isEmpty() || onlyStamps(latest.get().checkpoint())) return;
        Files.createDirectories(folder);
        var waiting = waiting();
        if (waiting.size() >= MOST_WAITING) Files.delete(file(waiting.getFirst()));
        var file = file(latest.get().checkpoint().size());
        if (Files.notExists(file)) DurableFile.replace(file, latest.get().bytes());
    }

    /** Stamps what waits, oldest first, until the authority fails. */
    public List<Attempt> run() throws IOException, InterruptedException {
        var attempts = new ArrayList<Attempt>();
        for (long size : waiting()) {
            var note = Files.readAllBytes(file(size));
            var by = authority.url().toString();
            byte[] token;
            try {
                token = authority.stamp(note);
            } catch (EvidenceException e) {
                attempts.add(new Attempt.Refused(by, e.getMessage()));
                break;
            } catch (IOException e) {
                attempts.add(new Attempt.Failed(by, String.valueOf(e.getMessage())));
                break;
            }
            awaitLogged(new TimeStamp(token, note));
            Files.delete(file(size));
            attempts.add(new Attempt.Given(by, size));
        }
        return List.copyOf(attempts);
    }

    private void awaitLogged(TimeStamp stamp) throws IOException, InterruptedException {
        try {
            logged.log(EntryType.TIME_STAMP, stamp.bytes()).get();
        } catch (ExecutionException e) {
            throw new IOException("the time stamp cannot be logged: " + e.getCause(), e);
        }
    }

    /** Without this a quiet log would stamp its own time stamps for ever. */
    private boolean onlyStamps(Checkpoint checkpoint) throws IOException {
        long run = checkpoint.size();
        long stamped = 0;
        while (run > log.first() && log.readLeaf(run - 1).type() == EntryType.TIME_STAMP) {
            run--;
            var stamp = TimeStamp.parse(log.read(run).payload());
            stamped = Math.max(stamped, stamp.checkpoint().size());
        }
        return stamped >= run;
    }

    private List<Long> waiting() throws IOException {
        if (Files.notExists(folder)) return List.of();
        var sizes = new ArrayList<Long>();
        try (var files = Files.newDirectoryStream(folder, "*.note")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                sizes.add(Decimal.parse(name.substring(0, name.length() - ".note".length())));
            }
        }
        sizes.sort(null);
        return sizes;
    }

    private Path file(long size) {
        return folder.resolve(size + ".note");
    }
}
