package eu.sealwatch.agent.spool;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the spool: a header, then records of length, CRC32C, sequence and a signed batch.
 * Appended at the end, read forward; a torn or damaged record and what follows it is cut off when
 * the file is opened. Not thread safe.
 */
final class Segment implements Closeable {
    static final String SUFFIX = ".seg";
    static final int RECORD_HEADER_BYTES = 4 + 4 + 8;
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    private final Path file;
    private final FileChannel channel;
    private final SegmentHeader header;
    private Position last;
    private long size = SegmentHeader.BYTES;
    // Where the reader stands, so that reading on does not search again.
    private long readOffset = SegmentHeader.BYTES;
    private long readSequence;

    private Segment(Path file, FileChannel channel, SegmentHeader header) {
        this.file = file;
        this.channel = channel;
        this.header = header;
        this.last = header.before();
        this.readSequence = header.before().sequence();
    }

    /** In the order of names, segments are in the order of their batches. */
    static String name(Position before) {
        return "%020d%s".formatted(before.sequence() + 1, SUFFIX);
    }

    static Segment create(Path folder, SegmentHeader header) throws IOException {
        Path file = folder.resolve(name(header.before()));
        DurableFile.replace(file, header.bytes());
        return open(file);
    }

    static Segment open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            byte[] bytes = new byte[SegmentHeader.BYTES];
            SegmentHeader header = readFully(channel, bytes, 0) ? SegmentHeader.parse(bytes) : null;
            if (header == null) {
                throw new IOException(
                        file + " is not a spool segment; move it away and start the agent again");
            }
            Segment segment = new Segment(file, channel, header);
            segment.recover();
            return segment;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Position before() {
        return header.before();
    }

    boolean voidsEarlier() {
        return header.voidsEarlier();
    }

    Position last() {
        return last;
    }

    long size() {
        return size;
    }

    boolean isEmpty() {
        return size == SegmentHeader.BYTES;
    }

    void append(long sequence, SignedBatch signed) throws IOException {
        byte[] payload = signed.toByteArray();
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER_BYTES + payload.length);
        record.putInt(payload.length).putInt(crc(sequence, payload)).putLong(sequence);
        record.put(payload).flip();
        try {
            long at = size;
            while (record.hasRemaining()) {
                at += channel.write(record, at);
            }
            size = at;
        } catch (IOException e) {
            channel.truncate(size);
            throw e;
        }
        last = Position.of(sequence, signed.getBatch());
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** The first batch after a sequence, or null when there is none. */
    @Nullable SpooledBatch read(long after) throws IOException {
        if (readSequence > after) {
            readOffset = SegmentHeader.BYTES;
            readSequence = header.before().sequence();
        }
        while (readOffset < size) {
            StoredRecord record = record(readOffset);
            if (record == null) {
                throw new IOException(file + " is damaged at byte " + readOffset);
            }
            if (record.sequence > after) {
                return new SpooledBatch(record.sequence, record.signed());
            }
            readOffset += RECORD_HEADER_BYTES + record.payload.length;
            readSequence = record.sequence;
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    private void recover() throws IOException {
        long end = channel.size();
        StoredRecord record;
        StoredRecord latest = null;
        while ((record = record(size)) != null && record.sequence == last.sequence() + 1) {
            latest = record;
            // The hash of the last one alone is needed: it is taken below.
            last = new Position(record.sequence, last.hash());
            size += RECORD_HEADER_BYTES + record.payload.length;
        }
        if (latest != null) {
            last = Position.of(latest.sequence, latest.signed().getBatch());
        }
        if (size < end) {
            LOG.warn(
                    "{}: cut off {} bytes after batch {}: a record was torn or damaged",
                    file,
                    end - size,
                    last.sequence());
            channel.truncate(size);
            channel.force(true);
        }
    }

    private @Nullable StoredRecord record(long offset) throws IOException {
        byte[] head = new byte[RECORD_HEADER_BYTES];
        if (!readFully(channel, head, offset)) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = fields.getInt();
        int crc = fields.getInt();
        long sequence = fields.getLong();
        if (length <= 0 || length > MAX_RECORD_BYTES) {
            return null;
        }
        byte[] payload = new byte[length];
        return readFully(channel, payload, offset + RECORD_HEADER_BYTES)
                        && crc(sequence, payload) == crc
                ? new StoredRecord(sequence, payload)
                : null;
    }

    private static boolean readFully(FileChannel channel, byte[] into, long offset)
            throws IOException {
        ByteBuffer left = ByteBuffer.wrap(into);
        while (left.hasRemaining()) {
            if (channel.read(left, offset + left.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int crc(long sequence, byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(8).putLong(sequence).flip());
        crc.update(payload);
        return (int) crc.getValue();
    }

    private static final class StoredRecord {
        private final long sequence;
        private final byte[] payload;

        StoredRecord(long sequence, byte[] payload) {
            this.sequence = sequence;
            this.payload = payload;
        }

        SignedBatch signed() throws InvalidProtocolBufferException {
            return SignedBatch.parseFrom(payload);
        }
    }
}
