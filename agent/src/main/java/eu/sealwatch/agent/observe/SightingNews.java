package eu.sealwatch.agent.observe;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells news from repetitions, where several observers share a capture and each reports a device
 * without knowing what the others saw. Takes their reports in the order in which they happened.
 */
public final class SightingNews {
    private final Sightings sightings =
            new Sightings(Observer.MOST_DEVICES, Observer.MOST_DEVICE_BYTES);

    /** The report as a single observer would have made it; null when it would have made none. */
    public @Nullable Observation news(Observation report) {
        Sighting seen = report.getSighting();
        long mac = Addresses.mac(seen.getMac());
        Optional<Sightings.News> news = sightings.see(seen.getIp().toByteArray(), mac);
        if (news.isEmpty()) {
            return null;
        }
        ByteString before = Addresses.mac(news.get().previousMac());
        return report.toBuilder().setSighting(seen.toBuilder().setPreviousMac(before)).build();
    }
}
