package eu.sealwatch.agent.spool;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.Sha256;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a segment file: magic, whether all earlier segments are void, the position
 * before the first record, CRC32C. So even a segment without records knows what comes next.
 */
record SegmentHeader(boolean voidsEarlier, Position before) {
    static final int BYTES = 8 + 4 + 8 + Sha256.BYTES + 4;
    private static final long MAGIC = 0x5357_5350_4F4F_4C31L; // "SWSPOOL1"

    byte[] bytes() {
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        header.putLong(MAGIC).putInt(voidsEarlier ? 1 : 0).putLong(before.sequence());
        header.put(before.hash().toByteArray()).position(BYTES - 4);
        return header.putInt(crc(header.array())).array();
    }

    /** Null when the bytes are no header. */
    static @Nullable SegmentHeader parse(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < BYTES
                || header.getInt(BYTES - 4) != crc(bytes)
                || header.getLong() != MAGIC) {
            return null;
        }
        boolean voidsEarlier = header.getInt() != 0;
        long sequence = header.getLong();
        byte[] hash = new byte[Sha256.BYTES];
        header.get(hash);
        Position before =
                sequence == 0 ? Position.START : new Position(sequence, ByteString.copyFrom(hash));
        return new SegmentHeader(voidsEarlier, before);
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES - 4);
        return (int) crc.getValue();
    }
}
