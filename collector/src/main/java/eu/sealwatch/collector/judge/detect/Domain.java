package eu.sealwatch.collector.judge.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.common.SketchesArgumentException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/** What a client asked of one registered domain in the running hour, and in the running day. */
final class Domain {
    static final Remembered.Form<Domain> FORM =
            new Remembered.Form<>() {
                @Override
                public void write(Domain domain, DataOutput out) throws IOException {
                    out.writeUTF(domain.before);
                    domain.hour.write(out);
                    domain.day.write(out);
                }

                @Override
                public Domain read(DataInput in) throws IOException {
                    String before = in.readUTF();
                    return new Domain(
                            before, Window.read(in, Pair.HOUR), Window.read(in, Pair.DAY));
                }
            };

    final Window hour;
    final Window day;

    /** The owner's labels of the latest name. */
    private String before;

    Domain() {
        this("", new Window(Pair.HOUR), new Window(Pair.DAY));
    }

    private Domain(String before, Window hour, Window day) {
        this.before = before;
        this.hour = hour;
        this.day = day;
    }

    void add(DomainName name, boolean unusualType, long time) {
        int bits = name.bitsBeside(before);
        // one hash serves both windows
        long own = new Key.Hash().add(name.own()).key().low();
        hour.add(own, bits, unusualType, time);
        day.add(own, bits, unusualType, time);
        before = name.own();
    }

    /** Sums over a stretch of time; different names are estimated by a HyperLogLog sketch. */
    static final class Window {
        /** 256 registers: 6.5 per cent standard error, 130 bytes; exact while there are few. */
        private static final int LG_REGISTERS = 8;

        private static final int MOST_BYTES = 4096;

        private final long length;
        private long index = Long.MIN_VALUE;
        private HllSketch names = sketch();
        private long lookups;
        private long bits;
        private long unusual;

        Window(long length) {
            this.length = length;
        }

        private void add(long own, int moreBits, boolean unusualType, long time) {
            long now = Math.floorDiv(time, length);
            if (now > index) {
                index = now;
                names = sketch();
                lookups = 0;
                bits = 0;
                unusual = 0;
            }
            names.update(own);
            lookups++;
            bits += moreBits;
            unusual += unusualType ? 1 : 0;
        }

        private static HllSketch sketch() {
            return new HllSketch(LG_REGISTERS, TgtHllType.HLL_4);
        }

        double names() {
            return names.getEstimate();
        }

        long lookups() {
            return lookups;
        }

        /** Look-ups of types that hosts seldom ask for and that carry text. */
        long unusual() {
            return unusual;
        }

        /** Bits of information in a name, on average. */
        double bitsInName() {
            return lookups == 0 ? 0 : (double) bits / lookups;
        }

        /** Bytes that the different names can have carried together. */
        double information() {
            return names() * bitsInName() / 8;
        }

        private void write(DataOutput out) throws IOException {
            out.writeLong(index);
            out.writeLong(lookups);
            out.writeLong(bits);
            out.writeLong(unusual);
            byte[] sketch = names.toUpdatableByteArray();
            out.writeInt(sketch.length);
            out.write(sketch);
        }

        private static Window read(DataInput in, long length) throws IOException {
            var window = new Window(length);
            window.index = in.readLong();
            window.lookups = in.readLong();
            window.bits = in.readLong();
            window.unusual = in.readLong();
            int bytes = in.readInt();
            if (bytes < 0 || bytes > MOST_BYTES) {
                throw new IOException("a sketch of " + bytes + " bytes");
            }
            byte[] sketch = new byte[bytes];
            in.readFully(sketch);
            try {
                window.names = HllSketch.heapify(sketch);
            } catch (SketchesArgumentException e) {
                throw new IOException("no sketch of names: " + e.getMessage(), e);
            }
            return window;
        }
    }
}
