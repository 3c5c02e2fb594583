package eu.sealwatch.collector;

import eu.sealwatch.collector.evidence.Entry;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.judge.detect.Memory;
import eu.sealwatch.collector.judge.detect.Snapshot;
import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the judge remembered when the log had reached an index, on disk, so that a start need not
 * judge the whole log again. Whole or absent after a crash. It is no more than a saving: whatever
 * is wrong with it, the memory follows from the log, and the file is written anew.
 */
final class MemoryFile {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryFile.class);

    private static final int NO_POLICY = -1;
    private static final int BUFFER = 1 << 17;

    private final Path file;

    MemoryFile(Path file) {
        this.file = file;
    }

    /**
     * @param index entries before it are in the memory
     * @param policyEntry the policy in force at that index, if any was
     */
    record Saved(long index, OptionalLong policyEntry, Memory memory) {}

    void write(EvidenceLog log, Saved saved) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (FileChannel channel =
                FileChannel.open(
                        beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            var out =
                    new DataOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            long policy = saved.policyEntry().orElse(NO_POLICY);
            out.writeLong(saved.index());
            out.writeLong(policy);
            out.write(mark(log, saved.index(), policy));
            Snapshot.write(saved.memory(), out);
            out.flush();
            channel.force(true);
        }
        DurableFile.rename(beside, file);
    }

    /**
     * Reads it back.
     *
     * @param applied the index up to which the log is judged and stored
     * @return nothing, and a line in the collector's own log why, when it cannot be used
     */
    Optional<Saved> read(EvidenceLog log, long applied) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            long index = in.readLong();
            long policy = in.readLong();
            byte[] mark = in.readNBytes(Sha256.BYTES);
            if (index < 0 || index > Math.min(applied, log.size())) {
                throw new IOException("it is ahead of what the store holds");
            }
            if (!Arrays.equals(mark, mark(log, index, policy))) {
                throw new IOException("it is about another log");
            }
            Memory memory = Snapshot.read(in);
            OptionalLong policyEntry =
                    policy == NO_POLICY ? OptionalLong.empty() : OptionalLong.of(policy);
            return Optional.of(new Saved(index, policyEntry, memory));
        } catch (IOException e) {
            LOG.warn(
                    "{} is not used, what the judge remembers is derived from the log again: {}",
                    file,
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** Binds the head to the log: a hash of both figures and of the last entry that is in. */
    private static byte[] mark(EvidenceLog log, long index, long policy) throws IOException {
        byte[] last = {};
        if (index > log.first()) {
            Entry entry = log.read(index - 1);
            last = entry.payload();
        }
        if (policy != NO_POLICY
                && (policy >= index
                        || policy < 0
                        || policy >= log.first() && log.read(policy).type() != EntryType.POLICY)) {
            throw new IOException("it names a policy where the log has none");
        }
        ByteBuffer bytes = ByteBuffer.allocate(16 + last.length);
        return Sha256.of(bytes.putLong(index).putLong(policy).put(last).array());
    }
}
