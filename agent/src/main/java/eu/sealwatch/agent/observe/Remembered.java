package eu.sealwatch.agent.observe;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of no more than so many entries in no more than so many bytes: what was used longest ago
 * goes first, and is counted.
 */
final class Remembered<K, V> {
    /** A key's entry in the map and here. */
    private static final int ENTRY_BYTES = 96;

    private final int most;
    private final long mostBytes;
    private final Map<K, Kept<V>> map = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;
    private long evicted;

    private record Kept<V>(V value, int bytes) {}

    Remembered(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    @Nullable V get(K key) {
        Kept<V> kept = map.get(key);
        return kept == null ? null : kept.value();
    }

    /**
     * @param size bytes of memory that key and value take, about
     */
    void put(K key, V value, int size) {
        int taken = size + ENTRY_BYTES;
        Kept<V> before = map.put(key, new Kept<>(value, taken));
        bytes += taken - (before == null ? 0 : before.bytes());
        while (map.size() > most || bytes > mostBytes && !map.isEmpty()) {
            Iterator<Kept<V>> eldest = map.values().iterator();
            bytes -= eldest.next().bytes();
            eldest.remove();
            evicted++;
        }
    }

    long evicted() {
        return evicted;
    }
}
