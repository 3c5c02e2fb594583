package eu.sealwatch.agent.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * The first datagrams of one UDP flow, kept while an inspector wants to see several together. Lent
 * to a flow while it is inspected.
 */
final class DatagramHistory extends Inspection {
    static final int MOST = 12;

    private static final byte[] NOTHING = new byte[0];

    private final BufferPool pool;
    private final int bound;
    private final int[] ends = new int[MOST];
    private int fromClient;
    private int count;
    private byte[] buffer = NOTHING;

    DatagramHistory(BufferPool pool, int bound) {
        this.pool = pool;
        this.bound = bound;
    }

    /** Keeps a copy, as long as number and size allow. */
    void add(Octets datagram, boolean sentByClient) {
        int start = length();
        int end = start + datagram.length();
        if (count == MOST || end > bound || !grow(end)) {
            return;
        }
        datagram.copyTo(buffer, start, datagram.length());
        ends[count] = end;
        fromClient = sentByClient ? fromClient | 1 << count : fromClient & ~(1 << count);
        count++;
    }

    List<Conversation.Earlier> datagrams() {
        var list = new ArrayList<Conversation.Earlier>(count);
        int start = 0;
        for (int i = 0; i < count; i++) {
            Octets octets = new Octets(buffer, start, ends[i] - start);
            list.add(new Conversation.Earlier((fromClient >> i & 1) != 0, octets));
            start = ends[i];
        }
        return list;
    }

    /** Ready for another flow afterwards. */
    @Override
    void release() {
        if (buffer.length > 0) {
            pool.giveBack(buffer);
            buffer = NOTHING;
        }
        count = 0;
    }

    private int length() {
        return count == 0 ? 0 : ends[count - 1];
    }

    private boolean grow(int needed) {
        if (needed <= buffer.length) {
            return true;
        }
        byte[] larger = pool.take(needed);
        if (larger == null) {
            return false;
        }
        System.arraycopy(buffer, 0, larger, 0, length());
        if (buffer.length > 0) {
            pool.giveBack(buffer);
        }
        buffer = larger;
        return true;
    }
}
