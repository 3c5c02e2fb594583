package eu.sealwatch.agent.observe;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which inside addresses were seen at which hardware address, and by which name. Bounded: the
 * address seen longest ago goes first, and is then reported again when it returns.
 */
final class Sightings {
    private static final int DEVICE_BYTES = 128;

    private final Remembered<Address, Device> devices;

    /**
     * What is known of an address.
     *
     * @param mac 0 when only its name was heard so far
     * @param name empty when none was heard
     */
    record Device(long mac, String name) {}

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
     * @param name that was heard for it before, or empty
     */
    record News(long previousMac, String name) {}

    Sightings(int most, long mostBytes) {
        devices = new Remembered<>(most, mostBytes);
    }

    /**
     * @param mac six bytes as a number, 0 when the link has none
     */
    Optional<News> see(byte[] ip, long mac) {
        var address = new Address(ip);
        @Nullable Device before = devices.get(address);
        if (before != null && before.mac() == mac) {
            return Optional.empty();
        }
        String name = before == null ? "" : before.name();
        keep(address, new Device(mac, name));
        return Optional.of(new News(before == null ? 0 : before.mac(), name));
    }

    /**
     * Notes the name that a device gives itself.
     *
     * @param mac 0 when the name came by another's packet
     * @return what is known of the address, when the name is news; while no hardware address is
     *     known, the name waits for it
     */
    Optional<Device> name(byte[] ip, long mac, String name) {
        var address = new Address(ip);
        @Nullable Device before = devices.get(address);
        if (before != null && before.name().equals(name)) {
            return Optional.empty();
        }
        long known = before == null || before.mac() == 0 ? mac : before.mac();
        var now = new Device(known, name);
        keep(address, now);
        return known == 0 ? Optional.empty() : Optional.of(now);
    }

    private void keep(Address address, Device device) {
        devices.put(address, device, DEVICE_BYTES + device.name().length());
    }
}
