package eu.sealwatch.collector.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Chosen entries of a log, each as its index (8 bytes), its length (2 bytes, both big-endian) and
 * its bytes, in ascending order.
 */
record Records(List<Logged> all) {

    /** In memory while it is written or read. */
    static final int MOST_BYTES = 512 << 20;

    private static final int HEADER_BYTES = Long.BYTES + Short.BYTES;

    record Logged(long index, byte[] entry) {}

    Records {
        all = List.copyOf(all);
    }

    static Records parse(byte[] bytes) throws EvidenceException {
        var found = new ArrayList<Logged>();
        var in = ByteBuffer.wrap(bytes);
        long last = -1;
        while (in.hasRemaining()) {
            if (in.remaining() < HEADER_BYTES) throw new EvidenceException("the end is cut short");
            long index = in.getLong();
            if (index <= last) throw new EvidenceException("entries are not in ascending order");
            last = index;
            var entry = new byte[Short.toUnsignedInt(in.getShort())];
            if (in.remaining() < entry.length) throw new EvidenceException("the end is cut short");
            in.get(entry);
            found.add(new Logged(index, entry));
        }
        return new Records(found);
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        var header = ByteBuffer.allocate(HEADER_BYTES);
        for (var logged : all) {
            header.clear().putLong(logged.index).putShort((short) logged.entry.length);
            out.writeBytes(header.array());
            out.writeBytes(logged.entry);
        }
        return out.toByteArray();
    }

    long[] indices() {
        return all.stream().mapToLong(Logged::index).toArray();
    }
}
