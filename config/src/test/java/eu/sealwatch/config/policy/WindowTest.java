package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clocks change in Amsterdam on 2026-03-29 at 02:00 (to 03:00) and 2026-10-25 at 03:00 (to 02:00).
 */
class WindowTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @Test
    void windowPastMidnightBelongsToTheDayOnWhichItBegins() {
        Window nights = weekly("22:00", "04:00", DayOfWeek.MONDAY);
        assertOpen(nights, "2026-03-02T21:00:00Z", "2026-03-02T21:00:00Z/2026-03-03T03:00:00Z");
        assertOpen(nights, "2026-03-03T02:59:59.999Z", "2026-03-02T21:00:00Z/2026-03-03T03:00:00Z");
        assertClosed(nights, "2026-03-03T03:00:00Z");
        assertClosed(nights, "2026-03-02T20:59:59.999Z");
        assertClosed(nights, "2026-03-03T22:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // spring: 02:00 to 03:00 does not exist
        "02:30, 04:00, 2026-03-29, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "02:30, 03:15, 2026-03-29, 2026-03-29T01:00:00Z, 2026-03-29T01:15:00Z",
        "01:00, 02:30, 2026-03-29, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z",
        "02:15, 02:45, 2026-03-29, 2026-03-29T01:00:00Z, 2026-03-29T01:45:00Z",
        // autumn: 02:00 to 03:00 comes twice, and both belong to it
        "02:30, 04:00, 2026-10-25, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "01:00, 02:30, 2026-10-25, 2026-10-24T23:00:00Z, 2026-10-25T01:30:00Z",
        "00:00, 24:00, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "00:00, 24:00, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z"
    })
    void clockChangeKeepsTheWindowOnTheWallClock(
            String from, String to, LocalDate day, Instant opens, Instant closes) {
        Window window = weekly(from, to, DayOfWeek.SUNDAY);
        Occurrence occurrence = window.nearest(opens).orElseThrow();
        assertThat(occurrence.from()).isEqualTo(opens);
        // 24:00 is the last nanosecond of the day
        assertThat(Duration.between(occurrence.to(), closes)).isLessThan(Duration.ofNanos(2));
        assertThat(window.at(opens)).contains(occurrence);
        assertThat(window.at(opens.minusNanos(1))).isEmpty();
        assertThat(window.at(closes)).isEmpty();
        assertThat(occurrence.from().atZone(AMSTERDAM).toLocalDate()).isEqualTo(day);
    }

    @Test
    void dayOfTwentyFiveHoursIsOpenForAllOfThem() {
        Window sunday = weekly("00:00", "24:00", DayOfWeek.SUNDAY);
        Occurrence autumn = sunday.at(Instant.parse("2026-10-25T10:00:00Z")).orElseThrow();
        assertThat(autumn.length()).isEqualTo(Duration.ofHours(25).minusNanos(1));
        Occurrence spring = sunday.at(Instant.parse("2026-03-29T10:00:00Z")).orElseThrow();
        assertThat(spring.length()).isEqualTo(Duration.ofHours(23).minusNanos(1));
    }

    @Test
    void lengthIsExactAndASkippedStartMovesOn() {
        Window window = ruled("FREQ=DAILY", "2026-03-28", "02:30", Duration.ofHours(2));
        assertThat(window.nearest(Instant.parse("2026-03-29T02:00:00Z")))
                .contains(occurrence("2026-03-29T01:30:00Z/2026-03-29T03:30:00Z"));
        assertThat(window.at(Instant.parse("2026-10-25T02:00:00Z")))
                .contains(occurrence("2026-10-25T00:30:00Z/2026-10-25T02:30:00Z"));
    }

    @Test
    void ruleOpensOnItsDaysAndNoOthers() {
        Window window = ruled("FREQ=MONTHLY;BYDAY=1SU", "2026-03-01", "08:00", Duration.ofHours(4));
        assertOpen(window, "2026-04-05T06:00:00Z", "2026-04-05T06:00:00Z/2026-04-05T10:00:00Z");
        assertClosed(window, "2026-04-12T06:00:00Z");
        assertClosed(window, "2026-02-01T07:30:00Z");
        // half way between two, the one that was is a nanosecond further
        assertThat(window.nearest(Instant.parse("2026-04-20T00:00:00Z")).orElseThrow().from())
                .isEqualTo(Instant.parse("2026-05-03T06:00:00Z"));
    }

    @Test
    void lastDayOfARuleIsItsLast() {
        Window window =
                ruled("FREQ=WEEKLY;UNTIL=20260315", "2026-03-01", "08:00", Duration.ofHours(4));
        assertOpen(window, "2026-03-15T08:00:00Z", "2026-03-15T07:00:00Z/2026-03-15T11:00:00Z");
        assertClosed(window, "2026-03-22T08:00:00Z");
        assertThat(window.nearest(Instant.parse("2028-03-22T08:00:00Z"))).isEmpty();
    }

    @Test
    void lengthOfDaysIsOpenOnEachOfThem() {
        Window window = ruled("FREQ=YEARLY", "2024-02-29", "08:00", Duration.ofDays(7));
        assertOpen(window, "2028-03-07T06:59:59Z", "2028-02-29T07:00:00Z/2028-03-07T07:00:00Z");
        assertClosed(window, "2027-03-01T08:00:00Z");
    }

    @Test
    void exceptedDayIsPassedOver() {
        Window window =
                new Window(
                        "w",
                        new Days.OfWeek(Set.of(DayOfWeek.FRIDAY)),
                        LocalTime.of(22, 0),
                        new Window.End.At(LocalTime.of(4, 0)),
                        Set.of(LocalDate.of(2026, 12, 25)),
                        AMSTERDAM,
                        Users.EVERYONE,
                        List.of(),
                        Optional.empty(),
                        new Line("p", 1));
        assertClosed(window, "2026-12-25T22:00:00Z");
        assertThat(window.nearest(Instant.parse("2026-12-25T22:00:00Z")).orElseThrow().from())
                .isEqualTo(Instant.parse("2026-12-18T21:00:00Z"));
    }

    @Test
    void whatANewWindowAnswersHoldsForEveryMinuteOfTwoYears() {
        Window window =
                ruled("FREQ=MONTHLY;BYMONTHDAY=-1", "2025-01-31", "23:00", Duration.ofHours(3));
        Instant moment = Instant.parse("2025-02-01T12:00:00Z");
        int openings = 0;
        boolean before = false;
        for (int minute = 0; minute < 2 * 365 * 24 * 2; minute++) {
            Optional<Occurrence> open = window.at(moment);
            Occurrence nearest = window.nearest(moment).orElseThrow();
            assertThat(open.isPresent()).isEqualTo(nearest.contains(moment));
            if (open.isPresent() && !before) {
                openings++;
            }
            before = open.isPresent();
            moment = moment.plus(Duration.ofMinutes(30));
        }
        assertThat(openings).isEqualTo(24);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=HOURLY | FREQ=HOURLY recurs within a day; use DAILY, WEEKLY, MONTHLY or YEARLY",
                "FREQ=DAILY;BYHOUR=9 | BYHOUR is not used here; the window's own times say when on"
                        + " the day",
                "FREQ=DAILY;COUNT=5001 | COUNT=5001 is more than 5000; use UNTIL",
                "FREQ=WEEKLY;BYDAY=TU | the rule's first day is 2026-03-03, and the window starts"
                        + " on 2026-03-01; make them the same",
            })
    void ruleThatIsNotUnderstoodTheSameByAllIsRefused(String rule, String message) {
        assertThatThrownBy(() -> new Recurrence(rule, LocalDate.of(2026, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=NEVER",
        "monthly",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;UNTIL=20250101"
    })
    void ruleWithoutAnyDayIsRefused(String rule) {
        assertThatThrownBy(() -> new Recurrence(rule, LocalDate.of(2026, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("'" + rule + "'");
    }

    @Test
    void ruleFromLongAgoIsAnsweredInTime() {
        var recurrence = new Recurrence("FREQ=DAILY", LocalDate.of(1970, 1, 1));
        // the thread's own time: other work on the machine does not count
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 200; i++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(i);
            assertThat(recurrence.between(day, day)).containsExactly(day);
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(2));
    }

    private static Window weekly(String from, String to, DayOfWeek... days) {
        return window(
                new Days.OfWeek(Set.copyOf(Stream.of(days).toList())),
                from,
                new Window.End.At(Times.timeOfDay(to)));
    }

    private static Window ruled(String rule, String start, String from, Duration length) {
        return window(
                new Recurrence(rule, LocalDate.parse(start)), from, new Window.End.After(length));
    }

    private static Window window(Days days, String from, Window.End end) {
        return new Window(
                "w",
                days,
                Times.timeOfDay(from),
                end,
                Set.of(),
                AMSTERDAM,
                Users.EVERYONE,
                List.of(),
                Optional.empty(),
                new Line("p", 1));
    }

    private static void assertOpen(Window window, String moment, String occurrence) {
        assertThat(window.at(Instant.parse(moment))).contains(occurrence(occurrence));
        assertThat(window.nearest(Instant.parse(moment))).contains(occurrence(occurrence));
    }

    private static void assertClosed(Window window, String moment) {
        assertThat(window.at(Instant.parse(moment))).isEmpty();
    }

    private static Occurrence occurrence(String text) {
        String[] ends = text.split("/", -1);
        return new Occurrence(Instant.parse(ends[0]), Instant.parse(ends[1]));
    }
}
