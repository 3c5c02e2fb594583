package eu.sealwatch.agent.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Builds pcap and pcapng bytes for tests, in either byte order. */
final class CaptureBytes {
    private CaptureBytes() {}

    static byte[] pcap(ByteOrder order, int magic, int recordExtra, byte[]... packets) {
        ByteBuffer out = ByteBuffer.allocate(1 << 16).order(order);
        out.putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65535)
                .putInt(1);
        for (int i = 0; i < packets.length; i++) {
            out.putInt(1000 + i).putInt(42).putInt(packets[i].length).putInt(packets[i].length + 7);
            out.put(new byte[recordExtra]).put(packets[i]);
        }
        return written(out);
    }

    static byte[] pcap(byte[]... packets) {
        return pcap(ByteOrder.LITTLE_ENDIAN, PcapFormat.MICROSECONDS, 0, packets);
    }

    static byte[] section(ByteOrder order) {
        ByteBuffer body = ByteBuffer.allocate(16).order(order);
        body.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
        return block(order, PcapngFormat.SECTION, body.array());
    }

    /** An interface for Ethernet with one option. */
    static byte[] described(ByteOrder order, int option, byte[] value) {
        ByteBuffer body = ByteBuffer.allocate(64).order(order);
        body.putShort((short) 1).putShort((short) 0).putInt(0);
        body.putShort((short) option).putShort((short) value.length).put(padded(value)).putInt(0);
        return block(order, 1, written(body));
    }

    static byte[] enhanced(ByteOrder order, int number, long ticks, byte[] data) {
        ByteBuffer body = ByteBuffer.allocate(1 << 12).order(order);
        body.putInt(number).putInt((int) (ticks >>> 32)).putInt((int) ticks);
        body.putInt(data.length).putInt(data.length).put(padded(data));
        return block(order, 6, written(body));
    }

    static byte[] block(ByteOrder order, int type, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(12 + body.length).order(order);
        return out.putInt(type).putInt(12 + body.length).put(body).putInt(12 + body.length).array();
    }

    static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] padded(byte[] data) {
        return Arrays.copyOf(data, (data.length + 3) & ~3);
    }

    private static byte[] written(ByteBuffer out) {
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }
}
