package eu.sealwatch.collector.judge.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/**
 * A memory as bytes: a mark, the version, then blocks, each with its length before and its CRC-32C
 * behind it, the last of which is empty. A block is checked before anything in it is believed, so
 * that damage is told and never remembered.
 */
public final class Snapshot {
    private static final int MARK = 0x53574D45;
    private static final int BLOCK = 1 << 16;

    private Snapshot() {}

    /** Writes all that is remembered; does not close the stream. */
    public static void write(Memory memory, OutputStream to) throws IOException {
        var head = new DataOutputStream(to);
        head.writeInt(MARK);
        head.writeInt(Memory.VERSION);
        var blocks = new BlockOutput(head);
        var out = new DataOutputStream(blocks);
        memory.write(out);
        blocks.end();
        head.flush();
    }

    /**
     * Reads a memory back.
     *
     * @throws IOException when the bytes are damaged, cut short, or of another version
     */
    public static Memory read(InputStream from) throws IOException {
        var head = new DataInputStream(from);
        if (head.readInt() != MARK) {
            throw new IOException("this is no memory of a judge");
        }
        int version = head.readInt();
        if (version != Memory.VERSION) {
            throw new IOException(
                    "the memory is of version %d, this is version %d"
                            .formatted(version, Memory.VERSION));
        }
        var blocks = new BlockInput(head);
        Memory memory = Memory.read(new DataInputStream(blocks));
        if (blocks.read() >= 0) {
            throw new IOException("the memory goes on behind its end");
        }
        return memory;
    }

    private static final class BlockOutput extends OutputStream {
        private final DataOutputStream to;
        private final byte[] block = new byte[BLOCK];
        private final CRC32C crc = new CRC32C();
        private int filled;

        BlockOutput(DataOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            if (filled == BLOCK) {
                put();
            }
            block[filled++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                if (filled == BLOCK) {
                    put();
                }
                int now = Math.min(length - done, BLOCK - filled);
                System.arraycopy(bytes, offset + done, block, filled, now);
                filled += now;
                done += now;
            }
        }

        private void put() throws IOException {
            to.writeInt(filled);
            to.write(block, 0, filled);
            crc.reset();
            crc.update(block, 0, filled);
            to.writeInt((int) crc.getValue());
            filled = 0;
        }

        /** The last bytes, then the empty block. */
        void end() throws IOException {
            if (filled > 0) {
                put();
            }
            put();
        }
    }

    private static final class BlockInput extends InputStream {
        private final DataInputStream from;
        private final byte[] block = new byte[BLOCK];
        private final CRC32C crc = new CRC32C();
        private int length;
        private int at;
        private boolean ended;

        BlockInput(DataInputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            return there() ? block[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            if (!there()) {
                return -1;
            }
            int now = Math.min(wanted, length - at);
            System.arraycopy(block, at, into, offset, now);
            at += now;
            return now;
        }

        private boolean there() throws IOException {
            if (at == length && !ended) {
                next();
            }
            return at < length;
        }

        private void next() throws IOException {
            try {
                length = from.readInt();
                if (length < 0 || length > BLOCK) {
                    throw new IOException("the memory is damaged: a block of " + length);
                }
                from.readFully(block, 0, length);
                crc.reset();
                crc.update(block, 0, length);
                if (from.readInt() != (int) crc.getValue()) {
                    throw new IOException("the memory is damaged: a block does not check");
                }
            } catch (EOFException e) {
                throw new IOException("the memory is cut short", e);
            }
            at = 0;
            ended = length == 0;
        }
    }
}
