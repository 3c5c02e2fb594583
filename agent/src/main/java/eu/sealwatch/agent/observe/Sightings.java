package eu.sealwatch.agent.observe;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which inside addresses were seen at which hardware address. Bounded: the address seen longest ago
 * goes first, and is then reported again when it returns.
 */
final class Sightings {
    private final Map<Address, Long> macs;

    private record Address(byte[] ip) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Address(byte[] otherIp) && Arrays.equals(ip, otherIp);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ip);
        }
    }

    /**
     * An address seen for the first time, or at another hardware address than before.
     *
     * @param previousMac 0 for the first time
     */
    record News(long previousMac) {}

    Sightings(int most) {
        macs =
                new LinkedHashMap<>(256, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Address, Long> eldest) {
                        return size() > most;
                    }
                };
    }

    /**
     * @param mac six bytes as a number, 0 when the link has none
     */
    Optional<News> see(byte[] ip, long mac) {
        @Nullable Long before = macs.put(new Address(ip), mac);
        if (before == null) {
            return Optional.of(new News(0));
        }
        return before == mac ? Optional.empty() : Optional.of(new News(before));
    }
}
