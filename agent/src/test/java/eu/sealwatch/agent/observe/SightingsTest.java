package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final byte[] IP = {10, 0, 0, 7};
    private static final long MAC = 0x0200_0000_0001L;

    private final Sightings sightings = new Sightings(2, 1 << 20);

    @Test
    void sameAddressAtTheSameHardwareIsNoNews() {
        assertThat(sightings.see(IP, MAC)).contains(new Sightings.News(0, ""));
        assertThat(sightings.see(IP, MAC)).isEmpty();
        assertThat(sightings.see(IP, MAC + 1)).contains(new Sightings.News(MAC, ""));
    }

    @Test
    void nameOfAKnownDeviceIsNewsOnce() {
        sightings.see(IP, MAC);

        assertThat(sightings.name(IP, 0, "scanner")).contains(new Sightings.Device(MAC, "scanner"));
        assertThat(sightings.name(IP, 0, "scanner")).isEmpty();
        assertThat(sightings.name(IP, 0, "other")).contains(new Sightings.Device(MAC, "other"));
    }

    @Test
    void nameHeardBeforeTheDeviceWaitsForIt() {
        assertThat(sightings.name(IP, 0, "scanner")).isEmpty();
        assertThat(sightings.see(IP, MAC)).contains(new Sightings.News(0, "scanner"));
    }

    @Test
    void deviceSeenLongestAgoGoesFirst() {
        sightings.see(IP, MAC);
        sightings.see(new byte[] {10, 0, 0, 8}, MAC);
        sightings.see(new byte[] {10, 0, 0, 9}, MAC);

        assertThat(sightings.see(IP, MAC)).isPresent();
    }
}
