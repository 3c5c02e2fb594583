package eu.sealwatch.collector.judge.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowDripTest {
    private static final long MIB = 1 << 20;
    private static final String VENDOR =
            """
            endpoints:
              - id: vendor
                networks: [203.0.113.9]
                limits: {per-day: 50MiB}
                purpose: test
            """;

    @Test
    void littleOnThreeDaysToAPlaceThatIsNotAllowedIsADrip() {
        var watched = new Watched("");
        days(watched, 0, 3, MIB / 2, MIB / 20);
        assertThat(watched.about("leak.slow-drip")).containsExactly("203.0.113.9 tls/443");
        assertThat(watched.findings("leak.slow-drip").getFirst().reason())
                .contains("spread over 3 of the last 7 days");
    }

    @Test
    void twoDaysAreNone() {
        var watched = new Watched("");
        days(watched, 0, 2, 5 * MIB, MIB / 20);
        assertThat(watched.findings("leak.slow-drip")).isEmpty();
    }

    @Test
    void threeDaysWithinTwoWeeksAreNone() {
        var watched = new Watched("");
        for (int day = 0; day < 15; day += 5) {
            days(watched, day, day + 1, MIB, MIB / 20);
        }
        assertThat(watched.findings("leak.slow-drip")).isEmpty();
    }

    @Test
    void whatComesBackInKindIsNone() {
        var watched = new Watched("");
        days(watched, 0, 7, MIB, MIB);
        assertThat(watched.findings("leak.slow-drip")).isEmpty();
    }

    @Test
    void floodIsNoDrip() {
        var watched = new Watched("");
        days(watched, 0, 7, 900 * MIB, MIB);
        assertThat(watched.findings("leak.slow-drip")).isEmpty();
    }

    @Test
    void usualUploadToAnAllowedPlaceIsNone() {
        var watched = new Watched(VENDOR);
        days(watched, 0, 60, 10 * MIB, MIB);
        assertThat(watched.findings("leak.slow-drip")).isEmpty();
    }

    @Test
    void weekFarBeyondTheUsualAtAnAllowedPlaceIsADrip() {
        var watched = new Watched(VENDOR);
        days(watched, 0, 21, 5 * MIB, MIB);
        days(watched, 21, 28, 30 * MIB, MIB);
        assertThat(watched.about("leak.slow-drip")).containsExactly("vendor");
        assertThat(watched.findings("leak.volume")).isEmpty();
        assertThat(watched.findings("leak.slow-drip").getFirst().reason())
                .contains("on a usual day it sends");
    }

    @Test
    void oneBusyDayAtAnAllowedPlaceIsNone() {
        var watched = new Watched(VENDOR);
        days(watched, 0, 21, 5 * MIB, MIB);
        days(watched, 21, 23, 40 * MIB, MIB);
        days(watched, 23, 40, 5 * MIB, MIB);
        assertThat(watched.findings("leak.slow-drip")).isEmpty();
    }

    private static void days(Watched watched, int from, int to, long out, long in) {
        for (int day = from; day < to; day++) {
            for (int time = 0; time < 4; time++) {
                Instant start =
                        Watched.after(Duration.ofDays(day)).plus(Duration.ofHours(8 + 2 * time));
                watched.flow(
                        Watched.toVendor("tls", 443),
                        start,
                        Duration.ofSeconds(20),
                        out / 4,
                        in / 4);
            }
        }
    }
}
