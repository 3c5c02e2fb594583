package eu.sealwatch.collector.judge.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** First contact and off-hours: what is new between those who may talk. */
class HabitsTest {
    private static final String ENDPOINTS =
            """
            endpoints:
              - id: vendor
                networks: [203.0.113.9]
                purpose: test
              - id: updates
                networks: [203.0.113.10]
                purpose: test
            """;
    private static final String ON =
            ENDPOINTS
                    + """
                    detectors:
                      first-contact: {enabled: true}
                      off-hours: {enabled: true}
                    """;
    private static final String VENDOR = "203.0.113.9";

    @Test
    void firstUseOfAnAllowedPlaceIsToldOnce() {
        var watched = new Watched(ON);
        office(watched, 20);
        Instant after = Watched.after(Duration.ofDays(20).plusHours(9));
        talk(watched, "203.0.113.10", after);
        talk(watched, "203.0.113.10", after.plusSeconds(600));
        assertThat(watched.findings("endpoint.first-contact")).hasSize(1);
        assertThat(watched.findings("endpoint.first-contact").getFirst().reason())
                .contains("endpoint updates, for the first time in 20 days");
    }

    @Test
    void newAddressHasFirstContactsOnlyAfterItsLearning() {
        var watched = new Watched(ON);
        office(watched, 5);
        talk(watched, "203.0.113.10", Watched.after(Duration.ofDays(5).plusHours(9)));
        assertThat(watched.findings("endpoint.first-contact")).isEmpty();
    }

    @Test
    void silentHourOfTheWeekIsTold() {
        var watched = new Watched(ON);
        office(watched, 35);
        talk(watched, VENDOR, Watched.after(Duration.ofDays(35).plusHours(3)));
        assertThat(watched.about("endpoint.off-hours")).containsExactly("vendor");
        assertThat(watched.findings("endpoint.off-hours").getFirst().reason())
                .contains("on a Monday at 03:00 UTC");
    }

    @Test
    void hourBesideTheUsualOnesIsNone() {
        var watched = new Watched(ON);
        office(watched, 35);
        talk(watched, VENDOR, Watched.after(Duration.ofDays(35).plusHours(7)));
        assertThat(watched.findings("endpoint.off-hours")).isEmpty();
    }

    @Test
    void bothAreOffUnlessAskedFor() {
        var watched = new Watched(ENDPOINTS);
        office(watched, 35);
        talk(watched, "203.0.113.10", Watched.after(Duration.ofDays(35).plusHours(3)));
        talk(watched, VENDOR, Watched.after(Duration.ofDays(35).plusHours(3)));
        assertThat(watched.findings())
                .filteredOn(
                        f -> f.code().startsWith("endpoint.o") || f.code().startsWith("endpoint.f"))
                .isEmpty();
    }

    private static void office(Watched watched, int days) {
        for (int day = 0; day < days; day++) {
            for (int hour = 8; hour < 17; hour += 2) {
                talk(watched, VENDOR, Watched.after(Duration.ofDays(day).plusHours(hour)));
            }
        }
    }

    private static void talk(Watched watched, String place, Instant time) {
        var flow = Watched.toVendor("tls", 443);
        flow.getDestinationBuilder().setIp(Watched.address(place));
        watched.flow(flow, time, Duration.ofSeconds(2), 2000, 20_000);
    }
}
