package eu.sealwatch.collector.judge.detect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.FlowRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeaconTest {
    private static final String NOTHING = "";

    @Test
    void regularCallsForHoursAreABeacon() {
        var watched = new Watched(NOTHING);
        call(watched, "tls", 443, 300, 0, 40);
        assertThat(watched.about("leak.beacon")).containsExactly("203.0.113.9 tls/443");
        assertThat(watched.findings("leak.beacon").getFirst().reason())
                .contains("every 5.0 min for 2.");
    }

    @Test
    void jitterOfThirtyPerCentHidesNoBeacon() {
        var watched = new Watched(NOTHING);
        call(watched, "tls", 443, 300, 30, 80);
        assertThat(watched.findings("leak.beacon")).isNotEmpty();
    }

    @Test
    void nightPauseAndMissedBeatsHideNoBeacon() {
        var watched = new Watched(NOTHING);
        Instant start = call(watched, "tls", 443, 600, 5, 12).plus(Duration.ofHours(14));
        call(watched, "tls", 443, 600, 5, 14, start, 900);
        assertThat(watched.findings("leak.beacon")).isNotEmpty();
    }

    @Test
    void permittedPollerIsNone() {
        var watched =
                new Watched(
                        """
                        endpoints:
                          - id: vendor
                            networks: [203.0.113.9]
                            services: [tls/443]
                            purpose: test
                        """);
        call(watched, "tls", 443, 300, 0, 60);
        assertThat(watched.findings("leak.beacon")).isEmpty();
    }

    @Test
    void pollerOfAnotherServiceOfAPermittedPlaceIsOne() {
        var watched =
                new Watched(
                        """
                        endpoints:
                          - id: vendor
                            networks: [203.0.113.9]
                            services: [tls/443]
                            purpose: test
                        """);
        call(watched, "http", 8080, 300, 0, 60);
        assertThat(watched.findings("leak.beacon")).isNotEmpty();
    }

    @Test
    void clocksNamesAndKeepAlivesAreNone() {
        for (String protocol : new String[] {"ntp", "dns", "doh", "wireguard", "ipsec", "stun"}) {
            var watched = new Watched(NOTHING);
            call(watched, protocol, 4000, 64, 0, 300);
            assertThat(watched.findings("leak.beacon")).as(protocol).isEmpty();
        }
    }

    @Test
    void pingsOfAMonitorAreNone() {
        var watched = new Watched(NOTHING);
        for (int i = 0; i < 100; i++) {
            watched.flow(
                    Watched.toVendor("icmp", 0).setTransport(1).setIcmpType(8),
                    Watched.MONDAY.plusSeconds(300 * i),
                    Duration.ofSeconds(3),
                    4 * 84,
                    4 * 84,
                    4,
                    4);
        }
        assertThat(watched.findings("leak.beacon")).isEmpty();
    }

    @Test
    void callsAtChanceTimesAreNone() {
        var watched = new Watched(NOTHING);
        var random = new Random(7);
        Instant now = Watched.MONDAY;
        for (int i = 0; i < 400; i++) {
            now = now.plusMillis((long) (-300_000 * Math.log(1 - random.nextDouble())));
            watched.flow(Watched.toVendor("tls", 443), now, Duration.ofSeconds(2), 900, 2000);
        }
        assertThat(watched.findings("leak.beacon")).isEmpty();
    }

    @Test
    void regularTransfersOfUnlikeSizeAreNone() {
        var watched = new Watched(NOTHING);
        var random = new Random(8);
        for (int i = 0; i < 100; i++) {
            watched.flow(
                    Watched.toVendor("tls", 443),
                    Watched.MONDAY.plusSeconds(300 * i),
                    Duration.ofSeconds(2),
                    (long) Math.exp(5 + 9 * random.nextDouble()),
                    2000);
        }
        assertThat(watched.findings("leak.beacon")).isEmpty();
    }

    @Test
    void aFewMinutesOfRetriesAreNone() {
        var watched = new Watched(NOTHING);
        call(watched, "tls", 443, 15, 5, 60);
        assertThat(watched.findings("leak.beacon")).isEmpty();
    }

    @Test
    void severalConnectionsAtATimeAreOneBeat() {
        var watched = new Watched(NOTHING);
        for (int i = 0; i < 40; i++) {
            Instant beat = Watched.MONDAY.plusSeconds(300 * i);
            for (int side = 0; side < 3; side++) {
                FlowRecord.Builder flow = Watched.toVendor("tls", 443);
                watched.flow(flow, beat.plusMillis(400 * side), Duration.ofSeconds(2), 900, 900);
            }
        }
        assertThat(watched.findings("leak.beacon").getFirst().reason()).contains("every 5.0 min");
    }

    private static Instant call(
            Watched watched, String protocol, int port, int seconds, int jitter, int times) {
        return call(watched, protocol, port, seconds, jitter, times, Watched.MONDAY, 900);
    }

    private static Instant call(
            Watched watched,
            String protocol,
            int port,
            int seconds,
            int jitter,
            int times,
            Instant start,
            long bytes) {
        var random = new Random(seconds + jitter);
        Instant now = start;
        for (int i = 0; i < times; i++) {
            watched.flow(Watched.toVendor(protocol, port), now, Duration.ofSeconds(2), bytes, 700);
            double stray = 1 + jitter / 100.0 * (2 * random.nextDouble() - 1);
            now = now.plusMillis((long) (1000 * seconds * stray));
        }
        return now;
    }
}
