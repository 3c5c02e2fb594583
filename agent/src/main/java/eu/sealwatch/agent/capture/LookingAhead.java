package eu.sealwatch.agent.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that can tell its first bytes before they are read, and whether its end is reached.
 * GZIPInputStream asks {@link #available} to learn whether another member follows, and a pipe that
 * is merely slow would answer no.
 */
final class LookingAhead extends FilterInputStream {
    private final byte[] ahead = new byte[2];
    private int from;
    private int to;

    LookingAhead(InputStream in) {
        super(in);
    }

    /** Whether the next two bytes are these. */
    boolean startsWith(int magic) throws IOException {
        fill(2);
        return to - from == 2 && ((ahead[from] & 0xFF) << 8 | ahead[from + 1] & 0xFF) == magic;
    }

    @Override
    public int read() throws IOException {
        fill(1);
        return from == to ? -1 : ahead[from++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int at, int count) throws IOException {
        if (from == to) {
            return in.read(target, at, count);
        }
        int given = Math.min(count, to - from);
        System.arraycopy(ahead, from, target, at, given);
        from += given;
        return given;
    }

    @Override
    public int available() throws IOException {
        fill(1);
        return to - from;
    }

    private void fill(int wanted) throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        }
        while (to - from < wanted) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            ahead[to++] = (byte) octet;
        }
    }
}
