package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;
import java.util.Arrays;

/**
 * Puts datagrams together from their fragments (RFC 791 section 3.2, RFC 8200 section 4.5), in any
 * order. Where fragments overlap, the first to come wins, as hosts do not agree on that either.
 *
 * <p>Bounded: {@value #PLACES} datagrams at a time, each with the bytes that it needs and {@value
 * #MOST_STRETCHES} stretches apart from each other. A new datagram takes the place of the one that
 * was added to longest ago, out of the few that share its hash; so a flood of fragments displaces
 * itself, and what is complete within a moment gets through.
 */
final class Reassembly {
    private static final int WAYS = 8;
    private static final int SET_BITS = 4;
    static final int PLACES = WAYS << SET_BITS;
    static final int MOST_STRETCHES = 32;

    private static final int LONGEST = 0xFFFF;
    private static final int LEAST_BUFFER = 4096;
    private static final int UNKNOWN = -1;
    private static final byte[] NOTHING = {};

    private final DecodeCounters counters;
    private final FragmentKeys keys = new FragmentKeys(PLACES);
    private final Place[] places = new Place[PLACES];
    private long turn;

    /** One datagram. */
    private static final class Place {
        final Stretches there = new Stretches(MOST_STRETCHES);
        byte[] buffer = NOTHING;
        PacketBytes view = PacketBytes.EMPTY;
        long usedAt;
        int length;
        int captured;
        int transport;
        int earlyPackets;
        int earlyBytes;

        void begin() {
            there.clear();
            length = UNKNOWN;
            captured = LONGEST;
            transport = UNKNOWN;
            earlyPackets = 0;
            earlyBytes = 0;
        }

        boolean isWhole() {
            return length != UNKNOWN && there.covers(0, length);
        }

        void room(int needed) {
            if (needed > buffer.length) {
                int larger = Math.max(Integer.highestOneBit(needed - 1) << 1, LEAST_BUFFER);
                buffer = Arrays.copyOf(buffer, larger);
                view = new PacketBytes(buffer);
            }
        }
    }

    Reassembly(DecodeCounters counters) {
        this.counters = counters;
    }

    /**
     * Adds the datagram's payload as a fragment.
     *
     * @param offset where it belongs
     * @param last whether no fragment follows
     * @param known whether it counts for a flow; else it will when the first does
     * @return whether the datagram is whole: it then has the whole payload
     */
    boolean add(Datagram fragment, int identification, int offset, boolean last, boolean known) {
        int index = find(fragment, identification);
        Place place = places[index];
        place.usedAt = ++turn;
        account(place, fragment, known);
        if (offset == 0 && place.transport == UNKNOWN) {
            // RFC 8200: what the first says that follows is right
            place.transport = fragment.transport;
        }
        int end = offset + fragment.payloadBytes;
        if (last && place.length == UNKNOWN && !reachesBeyond(place.there, end)) {
            place.length = end;
        } else if (last ? end != place.length : place.length != UNKNOWN && end > place.length) {
            counters.addOverlapping();
            return false;
        }
        if (!fill(place, fragment, offset, end)) {
            counters.addReassemblyGivenUp();
            keys.clear(index);
            return false;
        }
        if (!place.isWhole()) {
            return false;
        }
        deliver(place, fragment);
        keys.clear(index);
        return true;
    }

    private int find(Datagram fragment, int identification) {
        int set = (int) (FragmentKeys.hash(fragment, identification) >>> Long.SIZE - SET_BITS);
        int oldest = set * WAYS;
        for (int index = set * WAYS; index < (set + 1) * WAYS; index++) {
            if (keys.isOf(index, fragment, identification)) {
                return index;
            }
            Place place = places[index];
            if (place == null) {
                place = new Place();
                places[index] = place;
            }
            if (place.usedAt < places[oldest].usedAt) {
                oldest = index;
            }
        }
        if (!keys.isFree(oldest)) {
            counters.addReassemblyGivenUp();
        }
        keys.set(oldest, fragment, identification);
        places[oldest].begin();
        return oldest;
    }

    private static void account(Place place, Datagram fragment, boolean known) {
        if (known) {
            fragment.packets += place.earlyPackets;
            fragment.ipBytes += place.earlyBytes;
            place.earlyPackets = 0;
            place.earlyBytes = 0;
        } else {
            place.earlyPackets++;
            place.earlyBytes += fragment.ipBytes;
        }
    }

    private static boolean reachesBeyond(Stretches there, int end) {
        return there.size() > 0 && there.to(there.size() - 1) > end;
    }

    /** Copies what is not there yet; false when there are too many stretches. */
    private boolean fill(Place place, Datagram fragment, int start, int end) {
        Stretches there = place.there;
        if (there.covers(start, end)) {
            return true;
        }
        if (there.overlaps(start, end)) {
            counters.addOverlapping();
        }
        int seen = start + fragment.payloadCaptured;
        if (seen < end) {
            place.captured = Math.min(place.captured, seen);
        }
        place.room(end);
        int cursor = start;
        for (int i = 0; i < there.size() && cursor < seen; i++) {
            copy(place, fragment, start, cursor, Math.min(there.from(i), seen));
            cursor = Math.max(cursor, there.to(i));
        }
        copy(place, fragment, start, cursor, seen);
        return there.add(start, end);
    }

    private static void copy(Place place, Datagram fragment, int origin, int start, int end) {
        if (start < end) {
            int source = fragment.payloadStart + start - origin;
            fragment.bytes.get(source, place.buffer, start, end - start);
        }
    }

    private void deliver(Place place, Datagram whole) {
        counters.addReassembled();
        whole.bytes = place.view;
        whole.transport = place.transport;
        whole.payloadStart = 0;
        whole.payloadBytes = place.length;
        whole.payloadCaptured = Math.min(place.captured, place.length);
    }
}
