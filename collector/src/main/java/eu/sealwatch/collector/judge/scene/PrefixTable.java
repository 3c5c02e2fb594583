package eu.sealwatch.collector.judge.scene;

import com.google.protobuf.ByteString;
import eu.sealwatch.config.Cidr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of many networks hold an address, the narrowest first. Networks either nest or are apart,
 * so each family's address space falls into stretches of one answer each; an address is found in
 * them by halving, in time logarithmic in the number of networks, without copying it. Immutable.
 */
public final class PrefixTable<T> {
    private final Family<T> v4;
    private final Family<T> v6;

    /**
     * What stands at one network.
     *
     * @param values in the order in which they were given
     * @param first of the values
     * @param wider the next network around it
     */
    public record Match<T>(List<T> values, Optional<T> first, @Nullable Match<T> wider) {}

    /** A network and what stands at it. */
    public record Entry<T>(Cidr network, T value) {}

    public PrefixTable(List<Entry<T>> entries) {
        v4 = new Family<>(prefixes(entries, 4));
        v6 = new Family<>(prefixes(entries, 16));
    }

    /** The narrowest network that holds the address, if any does; others are around it. */
    public @Nullable Match<T> find(ByteString address) {
        return switch (address.size()) {
            case 4 -> v4.find(0, Integer.toUnsignedLong((int) number(address, 0, 4)));
            case 16 -> v6.find(number(address, 0, 8), number(address, 8, 8));
            default -> null;
        };
    }

    /** What stands at the narrowest network that holds the address. */
    public Optional<T> first(ByteString address) {
        Match<T> match = find(address);
        return match == null ? Optional.empty() : match.first();
    }

    public boolean holds(ByteString address) {
        return find(address) != null;
    }

    private static long number(ByteString bytes, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 8 | bytes.byteAt(i) & 0xFF;
        }
        return number;
    }

    private static <T> Map<Prefix, List<T>> prefixes(List<Entry<T>> entries, int bytes) {
        var prefixes = new TreeMap<Prefix, List<T>>();
        for (Entry<T> entry : entries) {
            byte[] network = entry.network().network();
            if (network.length == bytes) {
                prefixes.computeIfAbsent(
                                Prefix.of(network, entry.network().bits()), _ -> new ArrayList<>())
                        .add(entry.value());
            }
        }
        return prefixes;
    }

    /** First and last address as unsigned numbers of 128 bits; of a family, wide ones first. */
    private record Prefix(long high, long low, long lastHigh, long lastLow)
            implements Comparable<Prefix> {
        private static final Comparator<Prefix> ORDER =
                Comparator.comparing(Prefix::high, Long::compareUnsigned)
                        .thenComparing(Prefix::low, Long::compareUnsigned)
                        .thenComparing(Prefix::lastHigh, (a, b) -> Long.compareUnsigned(b, a))
                        .thenComparing(Prefix::lastLow, (a, b) -> Long.compareUnsigned(b, a));

        static Prefix of(byte[] network, int bits) {
            ByteString bytes = ByteString.copyFrom(network);
            if (network.length == 4) {
                long first = Integer.toUnsignedLong((int) number(bytes, 0, 4));
                return new Prefix(0, first, 0, first | mask(32 - bits));
            }
            long high = number(bytes, 0, 8);
            long low = number(bytes, 8, 8);
            return new Prefix(
                    high, low, high | mask(64 - Math.min(bits, 64)), low | mask(128 - bits));
        }

        /** So many ones at the end, all of them from 64 on. */
        private static long mask(int ones) {
            return ones >= 64 ? -1 : (1L << ones) - 1;
        }

        boolean contains(Prefix other) {
            return compare(high, low, other.high, other.low) <= 0
                    && compare(other.lastHigh, other.lastLow, lastHigh, lastLow) <= 0;
        }

        @Override
        public int compareTo(Prefix other) {
            return ORDER.compare(this, other);
        }
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    /** The stretches of one family: where each begins, and the narrowest network there. */
    private static final class Family<T> {
        private long[] high = new long[16];
        private long[] low = new long[16];
        private final List<@Nullable Match<T>> narrowest = new ArrayList<>();

        Family(Map<Prefix, List<T>> prefixes) {
            Deque<Map.Entry<Prefix, Match<T>>> around = new ArrayDeque<>();
            prefixes.forEach((prefix, values) -> {
                while (!around.isEmpty() && !around.peek().getKey().contains(prefix)) {
                    leave(around);
                }
                var match =
                        new Match<>(
                                List.copyOf(values),
                                Optional.of(values.getFirst()),
                                around.isEmpty() ? null : around.peek().getValue());
                begin(prefix.high(), prefix.low(), match);
                around.push(Map.entry(prefix, match));
            });
            while (!around.isEmpty()) {
                leave(around);
            }
            high = Arrays.copyOf(high, narrowest.size());
            low = Arrays.copyOf(low, narrowest.size());
        }

        /** After a network's last address comes what is around it. */
        private void leave(Deque<Map.Entry<Prefix, Match<T>>> around) {
            Prefix left = around.pop().getKey();
            long nextLow = left.lastLow() + 1;
            long nextHigh = nextLow == 0 ? left.lastHigh() + 1 : left.lastHigh();
            if (nextLow != 0 || nextHigh != 0) {
                begin(nextHigh, nextLow, around.isEmpty() ? null : around.peek().getValue());
            }
        }

        private void begin(long atHigh, long atLow, @Nullable Match<T> match) {
            int last = narrowest.size() - 1;
            if (last >= 0 && high[last] == atHigh && low[last] == atLow) {
                narrowest.set(last, match);
                return;
            }
            if (narrowest.size() == high.length) {
                high = Arrays.copyOf(high, 2 * high.length);
                low = Arrays.copyOf(low, 2 * low.length);
            }
            high[narrowest.size()] = atHigh;
            low[narrowest.size()] = atLow;
            narrowest.add(match);
        }

        @Nullable Match<T> find(long atHigh, long atLow) {
            int from = 0;
            int to = high.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (compare(high[middle], low[middle], atHigh, atLow) <= 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from == 0 ? null : narrowest.get(from - 1);
        }
    }

    /** A table of marked networks, for questions of yes and no. */
    public static PrefixTable<Cidr> of(List<Cidr> networks) {
        return new PrefixTable<>(
                networks.stream().map(network -> new Entry<>(network, network)).toList());
    }

    /** Entries of one value at each of its networks. */
    static <T> List<Entry<T>> entries(List<Cidr> networks, T value) {
        if (networks.isEmpty()) {
            return Collections.emptyList();
        }
        return networks.stream().map(network -> new Entry<>(network, value)).toList();
    }
}
