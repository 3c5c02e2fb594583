package eu.sealwatch.collector.judge.detect;

import com.google.protobuf.ByteString;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a piece of memory is about, as 128 bits of hash over the words that name it: a million of
 * them cost 32 MB where the words would cost five times as much. Two that fall together by chance
 * would share a memory; with a million keys the chance is below one in 10^26.
 */
record Key(long high, long low) {

    @Override
    public int hashCode() {
        return (int) (low ^ low >>> 32);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(high);
        out.writeLong(low);
    }

    static Key read(DataInput in) throws IOException {
        return new Key(in.readLong(), in.readLong());
    }

    /** Hashes word after word; each word's length is mixed in, so that no two lists read alike. */
    static final class Hash {
        // odd numbers with well-mixed bits: fractions of the square roots of 2 and 3
        private static final long A = 0x6A09E667F3BCC909L;
        private static final long B = 0xBB67AE8584CAA73BL;

        private long high = A;
        private long low = B;

        Hash add(long word) {
            high = Long.rotateLeft((high ^ word) * A, 31);
            low = Long.rotateLeft((low + word) * B, 29) ^ high;
            return this;
        }

        Hash add(ByteString bytes) {
            long word = 0;
            for (int i = 0; i < bytes.size(); i++) {
                word = word << 8 | bytes.byteAt(i) & 0xFF;
                if ((i & 7) == 7) {
                    add(word);
                    word = 0;
                }
            }
            add(word);
            return add(bytes.size());
        }

        Hash add(String text) {
            long word = 0;
            for (int i = 0; i < text.length(); i++) {
                word = word << 16 | text.charAt(i);
                if ((i & 3) == 3) {
                    add(word);
                    word = 0;
                }
            }
            add(word);
            return add(text.length());
        }

        Key key() {
            return new Key(mixed(high + low), mixed(low ^ high * A));
        }

        private static long mixed(long word) {
            long spread = (word ^ word >>> 32) * A;
            spread = (spread ^ spread >>> 29) * B;
            return spread ^ spread >>> 32;
        }
    }
}
