package eu.sealwatch.collector.judge.detect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.wire.v1.FlowRecord;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VolumeTest {
    private static final long MIB = 1 << 20;
    private static final String LIMITED =
            """
            endpoints:
              - id: vendor
                networks: [203.0.113.9]
                limits: {per-connection: 10MiB, per-hour: 30MiB, per-day: 100MiB}
                purpose: test
            """;
    private static final String UNLIMITED =
            """
            endpoints:
              - id: vendor
                networks: [203.0.113.9]
                purpose: test
            """;

    @Test
    void connectionBeyondItsLimitIsToldWhileItRuns() {
        var watched = new Watched(LIMITED);
        send(watched, Watched.MONDAY, Duration.ofMinutes(10), 20 * MIB);
        assertThat(watched.about("leak.volume")).containsExactly("vendor in one connection");
        Finding first = watched.findings("leak.volume").getFirst();
        assertThat(first.flow().orElseThrow().getPhase()).isEqualTo(FlowRecord.Phase.UPDATED);
        assertThat(first.policyLine()).isEqualTo("test.yaml:13");
        assertThat(first.reason()).contains("xray-1 sent 12.0 MiB to 203.0.113.9:443");
    }

    @Test
    void connectionUpToItsLimitIsAllowed() {
        var watched = new Watched(LIMITED);
        send(watched, Watched.MONDAY, Duration.ofMinutes(10), 10 * MIB);
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    @Test
    void connectionsOfAnHourCountTogether() {
        var watched = new Watched(LIMITED);
        for (int i = 0; i < 4; i++) {
            send(watched, Watched.MONDAY.plusSeconds(600 * i), Duration.ofMinutes(2), 9 * MIB);
        }
        assertThat(watched.about("leak.volume")).containsExactly("vendor in an hour");
    }

    @Test
    void sameConnectionsInTwoHoursAreAllowed() {
        var watched = new Watched(LIMITED);
        for (int i = 0; i < 4; i++) {
            send(watched, Watched.MONDAY.plusSeconds(1800 * i), Duration.ofMinutes(2), 9 * MIB);
        }
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    @Test
    void hoursOfADayCountTogether() {
        var watched = new Watched(LIMITED);
        for (int i = 0; i < 12; i++) {
            send(watched, Watched.MONDAY.plusSeconds(3600 * i), Duration.ofMinutes(2), 9 * MIB);
        }
        assertThat(watched.about("leak.volume")).containsExactly("vendor in a day");
    }

    @Test
    void flowThatIsToldOnlyAtItsEndIsSpreadOverItsHours() {
        var watched = new Watched(LIMITED.replace("per-connection: 10MiB, ", ""));
        FlowRecord.Builder flow = Watched.toVendor("tls", 443);
        flow.setPhase(FlowRecord.Phase.CLOSED)
                .setStart(Watched.nanos(Watched.MONDAY))
                .setEnd(Watched.nanos(Watched.MONDAY.plus(Duration.ofHours(4))));
        flow.getSourceBuilder().setBytes(90 * MIB);
        watched.show(eu.sealwatch.collector.judge.Given.observation(flow));
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    @Test
    void farMoreThanUsualAtThatHourIsTold() {
        var watched = new Watched(UNLIMITED);
        Instant end = weeks(watched, 3, 20 * MIB);
        send(watched, end.plus(Duration.ofHours(9)), Duration.ofMinutes(30), 400 * MIB);
        assertThat(watched.about("leak.volume")).containsExactly("vendor beyond the usual");
        assertThat(watched.findings("leak.volume").getFirst().reason())
                .contains("on a Monday at 09:00 UTC 20.0 MiB is usual");
    }

    @Test
    void ordinaryVariationIsUsual() {
        var watched = new Watched(UNLIMITED);
        Instant end = weeks(watched, 6, 20 * MIB);
        send(watched, end.plus(Duration.ofHours(9)), Duration.ofMinutes(30), 100 * MIB);
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    @Test
    void nothingIsUnusualWhileLearning() {
        var watched = new Watched(UNLIMITED);
        Instant end = weeks(watched, 1, 20 * MIB);
        send(watched, end.plus(Duration.ofHours(9)), Duration.ofMinutes(30), 900 * MIB);
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    @Test
    void hourlyLimitTakesThePlaceOfTheUsual() {
        var watched =
                new Watched(UNLIMITED.replace("purpose", "limits: {per-hour: 1GiB}\n    purpose"));
        Instant end = weeks(watched, 3, 20 * MIB);
        send(watched, end.plus(Duration.ofHours(9)), Duration.ofMinutes(30), 400 * MIB);
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    @Test
    void lastingChangeBecomesUsual() {
        var watched = new Watched(UNLIMITED);
        Instant end = weeks(watched, 3, 20 * MIB);
        for (int day = 0; day < 42; day++) {
            for (int hour = 8; hour < 18; hour++) {
                send(
                        watched,
                        end.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour)),
                        Duration.ofMinutes(20),
                        400 * MIB);
            }
        }
        Instant told = Instant.ofEpochSecond(0, watched.findings("leak.volume").getLast().time());
        assertThat(told).isBefore(end.plus(Duration.ofDays(28))).isAfter(end);
    }

    @Test
    void whatComesInIsNoLeak() {
        var watched = new Watched(LIMITED);
        watched.flow(
                Watched.toVendor("tls", 443),
                Watched.MONDAY,
                Duration.ofMinutes(20),
                MIB,
                5000 * MIB);
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    /** Office hours of every day, with amounts that vary by half; returns when the next begins. */
    private static Instant weeks(Watched watched, int weeks, long bytes) {
        for (int day = 0; day < 7 * weeks; day++) {
            for (int hour = 8; hour < 18; hour++) {
                send(
                        watched,
                        Watched.after(Duration.ofDays(day)).plus(Duration.ofHours(hour)),
                        Duration.ofMinutes(20),
                        bytes + bytes / 20 * ((day * 7 + hour * 3) % 11 - 5));
            }
        }
        return Watched.after(Duration.ofDays(7 * weeks));
    }

    private static void send(Watched watched, Instant start, Duration length, long bytes) {
        watched.flow(Watched.toVendor("tls", 443), start, length, bytes, bytes / 30);
    }
}
