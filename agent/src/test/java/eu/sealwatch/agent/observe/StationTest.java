package eu.sealwatch.agent.observe;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.config.settings.SiteNetworks;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A PROFINET station, which has no flow, is seen all the same. */
class StationTest {
    private static final byte[] ANNOUNCEMENT =
            join(
                    hex("FEFF 05 01 01020304 0000 0020 0202 000A 0000"),
                    text("belt-1.x"),
                    hex("0102 000E 0001 0A140507 FFFF0000 0A140001"));

    private final List<Observation> seen = new ArrayList<>();
    private final Observer observer =
            new Observer(ObserverSettings.forSite(SiteNetworks.DEFAULT), seen::add);

    @Test
    void stationIsSightedOnceByNameAddressAndHardware() {
        byte[] frame = Frame.ethernet(0x8892, ANNOUNCEMENT);
        observer.accept(Frame.packet(1, frame));
        observer.accept(Frame.packet(2, frame));

        assertThat(seen).hasSize(1);
        Sighting sighting = seen.getFirst().getSighting();
        assertThat(sighting.getHostName()).isEqualTo("belt-1.x");
        assertThat(sighting.getIp().toByteArray()).isEqualTo(hex("0A140507"));
        assertThat(sighting.getMac().toByteArray()).isEqualTo(hex("0200000000AA"));
    }

    @Test
    void behindAVlanTagItIsTheSame() {
        byte[] tagged = join(hex("C000 8892"), ANNOUNCEMENT);
        observer.accept(Frame.packet(1, Frame.ethernet(0x8100, tagged)));

        assertThat(seen).hasSize(1);
    }

    @Test
    void cyclicDataOfPortsAndMotorsIsNoAnnouncement() {
        observer.accept(Frame.packet(1, Frame.ethernet(0x8892, join(hex("8000"), new byte[40]))));
        observer.accept(Frame.packet(1, Frame.ethernet(0x8892, hex("FE"))));

        assertThat(seen).isEmpty();
        assertThat(observer.decoded().packets()).isEqualTo(2);
    }
}
