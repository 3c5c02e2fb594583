package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Measures appending and verifying beside the disk's own sync rate, and how long a proof is. Run
 * main with a folder on the disk in question; it is filled with about 800 MB.
 */
final class EvidenceBench {

    private static final int ENTRIES = 1_000_000;
    private static final byte[] PAYLOAD = new byte[300];

    private EvidenceBench() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        Files.createDirectories(folder);
        for (int batch : new int[] {100, 1000}) {
            syncRate(folder.resolve("plain-" + batch), batch);
            append(folder.resolve("log-" + batch), batch);
        }
        verify(folder.resolve("log-1000"));
        open(folder.resolve("log-1000"));
        proof(folder.resolve("log-1000"), folder.resolve("one.asice"));
    }

    private static void proof(Path folder, Path file) throws IOException {
        var trust = TrustPolicy.ofKeys(List.of(Vectors.logKey().vkey()));
        try (var log = LogReader.open(folder, trust)) {
            long index = ENTRIES / 3;
            var path = new TreeView(log.epochs(), log.size()).inclusion(index).path();
            var text = new TlogProof(index, path, log.checkpoint().note()).text();
            print("bytes of a .tlog-proof of one record of " + log.size(), text.length());
            print("bytes of its hashes alone", (long) path.size() * Hash.BYTES);
            new EvidenceBundle(log, Optional.empty())
                    .write(new TreeSet<>(List.of(index)), (_, _) -> "", file);
            print("bytes of a bundle of one record of 300 bytes", Files.size(file));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void print(String what, long count) {
        System.out.println(what + ": " + count);
    }

    private static void syncRate(Path path, int batch) throws IOException {
        int syncs = 500;
        var bytes = ByteBuffer.allocate(batch * (PAYLOAD.length + 20));
        long start = System.nanoTime();
        try (var file =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < syncs; i++) {
                DurableFile.writeAll(file, bytes.clear(), (long) i * bytes.capacity());
                file.force(false);
            }
        }
        print("disk alone, records/s in syncs of " + batch, (long) syncs * batch, start);
    }

    private static void append(Path folder, int batch) throws IOException {
        var key = Vectors.logKey();
        long start = System.nanoTime();
        try (var log = EvidenceLog.open(folder, key.origin(), key)) {
            int entries = ENTRIES / 1000 * Math.min(1000, batch);
            for (int i = 1; i <= entries; i++) {
                log.append(EntryType.BATCH, PAYLOAD);
                if (i % batch == 0) log.commit();
            }
            print("appends/s with a commit each " + batch, entries, start);
        }
    }

    private static void verify(Path folder) throws IOException {
        for (int run = 0; run < 2; run++) {
            long start = System.nanoTime();
            var result = new EvidenceVerifier(Vectors.logKey().vkey()).log(folder);
            if (!(result instanceof Verification.Proven)) throw new IOException("" + result);
            print("entries/s verified, offline, a million", ENTRIES, start);
        }
    }

    private static void open(Path folder) throws IOException {
        long start = System.nanoTime();
        EvidenceLog.open(folder, Vectors.logKey().origin(), Vectors.logKey()).close();
        print("entries/s at open", ENTRIES, start);
    }

    private static void print(String what, long count, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(
                String.format(Locale.ROOT, "%s: %.0f (%.2f s)", what, count / seconds, seconds));
    }
}
