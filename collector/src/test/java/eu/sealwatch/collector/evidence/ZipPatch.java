package eu.sealwatch.collector.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** What a forger does after changing a stored file in a ZIP: puts its checksums right. */
final class ZipPatch {

    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    private ZipPatch() {}

    /** Where the directory itself was changed, leaves it as it is. */
    static byte[] withCrcs(byte[] zip) {
        var out = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        if (out.getInt(end) != END) return out.array();
        int at = out.getInt(end + 16);
        int entries = Short.toUnsignedInt(out.getShort(end + 10));
        for (int i = 0; i < entries && at >= 0 && at + 46 < zip.length; i++) {
            if (out.getInt(at) != CENTRAL) return out.array();
            int local = out.getInt(at + 42);
            int size = out.getInt(at + 20);
            int data =
                    local
                            + 30
                            + Short.toUnsignedInt(out.getShort(local + 26))
                            + Short.toUnsignedInt(out.getShort(local + 28));
            if (size < 0 || data < 0 || data + size > zip.length) return out.array();
            var crc = new CRC32();
            crc.update(zip, data, size);
            out.putInt(local + 14, (int) crc.getValue());
            out.putInt(at + 16, (int) crc.getValue());
            at +=
                    46
                            + Short.toUnsignedInt(out.getShort(at + 28))
                            + Short.toUnsignedInt(out.getShort(at + 30))
                            + Short.toUnsignedInt(out.getShort(at + 32));
        }
        return out.array();
    }
}
