package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.capture.PacketBytes;
import eu.sealwatch.agent.decode.Stretches;

/**
 * The first bytes of one TCP direction, put in order in place: a segment that comes early is
 * written where it belongs, and a short list says which stretches behind the hole are there. Where
 * segments overlap, the first wins.
 *
 * <p>It ends at the bound, at FIN, or at a hole that is not going to be filled: when too much waits
 * behind it, or the other side has acknowledged it, so that it was lost before the tap.
 */
final class FirstBytes {
    private static final byte[] NOTHING = new byte[0];
    private static final int MOST_STRETCHES = 8;

    /** How long to wait at a hole, where a segment behind it counts 1. */
    private static final int PATIENCE = 24;

    /** An acknowledgement of the hole counts more; not all, as taps merge directions unevenly. */
    private static final int ACKNOWLEDGED = 8;

    private static final int UNKNOWN = -1;

    private final BufferPool pool;
    private final int bound;
    private final Octets view = new Octets(NOTHING, 0, 0);
    private final Stretches behind = new Stretches(MOST_STRETCHES);

    private byte[] buffer = NOTHING;
    private int length;
    private int firstSequence;
    private boolean begun;
    private int finAt;
    private int waited;
    private boolean ended;
    private boolean gap;
    private boolean noRoom;

    FirstBytes(BufferPool pool, int bound) {
        this.pool = pool;
        this.bound = bound;
    }

    /** Ready for another flow. */
    void reset() {
        view.wrap(NOTHING, 0, 0);
        behind.clear();
        length = 0;
        begun = false;
        finAt = UNKNOWN;
        waited = 0;
        ended = false;
        gap = false;
        noRoom = false;
    }

    /** The sequence number of the first byte. */
    void begin(int sequence) {
        firstSequence = sequence;
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    Octets octets() {
        return view;
    }

    boolean ended() {
        return ended;
    }

    /** Whether it ended at a hole. */
    boolean gap() {
        return gap;
    }

    /** Whether it ended because the pool was empty. */
    boolean noRoom() {
        return noRoom;
    }

    /**
     * Takes a segment.
     *
     * @param captured bytes there are at the start, of so many on the wire
     * @return whether there is more to see than before
     */
    boolean segment(int sequence, PacketBytes bytes, int start, int captured, int onWire) {
        if (ended) {
            return false;
        }
        if (!begun) {
            begin(sequence);
        }
        int offset = sequence - firstSequence;
        int lengthBefore = length;
        if (offset < bound && offset + onWire > length) {
            write(bytes, start - offset, Math.max(offset, length), offset + captured);
        }
        boolean grown = length > lengthBefore;
        if (grown) {
            waited = 0;
            view.wrap(buffer, 0, length);
        }
        if (offset > length) {
            wait(1);
        } else if (captured < onWire && length <= offset + captured) {
            // The rest of this segment was not captured, and will not be.
            giveUp();
        }
        settle();
        return grown || ended;
    }

    /**
     * No byte follows the given sequence number. Ignored where bytes did already: then it was meant
     * for us, and not for who receives the stream.
     */
    boolean fin(int sequence) {
        if (ended || !begun) {
            boolean wasOpen = !ended;
            ended = true;
            return wasOpen;
        }
        int at = sequence - firstSequence;
        if (at >= length) {
            finAt = at;
            settle();
        }
        return ended;
    }

    /** The other side has everything before the sequence number. */
    boolean acknowledged(int sequence) {
        if (ended || !begun || sequence - firstSequence <= length) {
            return false;
        }
        wait(ACKNOWLEDGED);
        return ended;
    }

    /** No more will come. */
    void end() {
        ended = true;
    }

    /** Gives the memory back; what was seen stays readable until the next packet. */
    void release() {
        if (buffer.length > 0) {
            pool.giveBack(buffer);
            buffer = NOTHING;
        }
        ended = true;
    }

    private void settle() {
        if (length >= bound || (finAt != UNKNOWN && length >= finAt)) {
            ended = true;
        }
    }

    private void wait(int cost) {
        waited += cost;
        if (waited >= PATIENCE) {
            giveUp();
        }
    }

    private void giveUp() {
        gap = true;
        ended = true;
    }

    /** Writes what is not there yet of the stretch; byte i of the stream is at origin + i. */
    private void write(PacketBytes bytes, int origin, int start, int stop) {
        int end = Math.min(stop, finAt == UNKNOWN ? bound : Math.min(finAt, bound));
        if (start >= end || !grow(end)) {
            return;
        }
        int cursor = start;
        for (int i = 0; i < behind.size() && cursor < end; i++) {
            copy(bytes, origin, cursor, Math.min(behind.from(i), end));
            cursor = Math.max(cursor, behind.to(i));
        }
        copy(bytes, origin, cursor, end);
        if (start == length && behind.size() == 0) {
            length = end;
        } else {
            insert(start, end);
        }
    }

    private void copy(PacketBytes bytes, int origin, int start, int end) {
        if (start < end) {
            bytes.get(origin + start, buffer, start, end - start);
        }
    }

    private boolean grow(int needed) {
        if (needed <= buffer.length) {
            return true;
        }
        byte[] larger = pool.take(needed);
        if (larger == null) {
            noRoom = true;
            ended = true;
            return false;
        }
        // All of it, because stretches behind the hole count too.
        System.arraycopy(buffer, 0, larger, 0, buffer.length);
        if (buffer.length > 0) {
            pool.giveBack(buffer);
        }
        buffer = larger;
        view.wrap(buffer, 0, length);
        return true;
    }

    /** Adds a stretch behind the hole, or one that fills it. */
    private void insert(int start, int end) {
        if (!behind.add(start, end)) {
            giveUp();
        } else if (behind.from(0) <= length) {
            length = behind.to(0);
            behind.removeFirst();
        }
    }
}
