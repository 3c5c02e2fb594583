package eu.sealwatch.agent.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which names clients were told for which addresses, so that a flow to an address gets the names
 * that led there. An answer counts for its time to live, but at least a minute and at most a day:
 * programs keep addresses longer than a short TTL says, and a long one must not bind for ever.
 *
 * <p>Bounded: the binding that was used longest ago goes first. Where no binding of the client
 * itself is known, one of any other client counts: a tap often sees only the resolver's look-ups.
 */
final class NameBook {
    private static final long LEAST_NS = 60_000_000_000L;
    private static final long MOST_NS = 24 * 3600 * 1_000_000_000L;
    private static final int NAMES_EACH = 4;

    /** Two addresses, the list of names, and of each name its head. */
    private static final int BINDING_BYTES = 160;

    private static final int NAME_BYTES = 56;

    private final Remembered<Pair, Binding> bindings;

    /** A client and an address; a client of no bytes stands for anyone. */
    private record Pair(byte[] client, byte[] address) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair(byte[] otherClient, byte[] otherAddress)
                    && Arrays.equals(client, otherClient)
                    && Arrays.equals(address, otherAddress);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(client) + Arrays.hashCode(address);
        }
    }

    /** Names with the time until which they count, newest last. */
    private record Binding(List<String> names, long until) {}

    private static final byte[] ANYONE = {};

    /**
     * @param most bindings
     * @param mostBytes of memory that they take together
     */
    NameBook(int most, long mostBytes) {
        bindings = new Remembered<>(most, mostBytes);
    }

    /**
     * A client was told that a name has an address.
     *
     * @param now packet time of the answer, nanoseconds
     */
    void learn(byte[] client, byte[] address, String name, long ttlSeconds, long now) {
        long until = now + Math.clamp(ttlSeconds * 1_000_000_000L, LEAST_NS, MOST_NS);
        bind(new Pair(client, address), name, until, now);
        bind(new Pair(ANYONE, address), name, until, now);
    }

    /** The names that count for a flow that a client opens to an address, or none. */
    List<String> names(byte[] client, byte[] address, long now) {
        List<String> own = valid(bindings.get(new Pair(client, address)), now);
        return own.isEmpty() ? valid(bindings.get(new Pair(ANYONE, address)), now) : own;
    }

    /** How many bindings were dropped because the book was full. */
    long evicted() {
        return bindings.evicted();
    }

    private void bind(Pair pair, String name, long until, long now) {
        @Nullable Binding known = bindings.get(pair);
        var names = new ArrayList<>(valid(known, now));
        names.remove(name);
        names.add(name);
        if (names.size() > NAMES_EACH) {
            names.removeFirst();
        }
        long longest = known == null ? until : Math.max(until, known.until());
        int size = BINDING_BYTES;
        for (String each : names) {
            size += NAME_BYTES + each.length();
        }
        bindings.put(pair, new Binding(List.copyOf(names), longest), size);
    }

    private static List<String> valid(@Nullable Binding binding, long now) {
        return binding == null || binding.until() < now ? List.of() : binding.names();
    }
}
