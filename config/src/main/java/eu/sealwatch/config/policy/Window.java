package eu.sealwatch.config.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recurring window.
 *
 * <p>On days on which clocks change, a window runs by the clock on the wall. It opens at the first
 * moment at which the clock shows its start or more, and closes at the last at which it shows its
 * end: a start that is skipped is the moment of the change, an end that is skipped moves on by what
 * was skipped, and of an hour that comes twice both belong to it. A window with a length instead of
 * an end lasts exactly that long, and a skipped start moves on (RFC 5545 section 3.3.5), so that it
 * is where calendars show it.
 *
 * @param days on which it begins
 * @param from when it begins
 * @param end when it ends
 * @param except days on which it does not begin
 * @param users which assets it is for
 * @param tools names; empty means every approved tool
 * @param longest longest session, if limited
 */
public record Window(
        String id,
        Days days,
        LocalTime from,
        End end,
        Set<LocalDate> except,
        ZoneId zone,
        Users users,
        List<String> tools,
        Optional<Duration> longest,
        Line line)
        implements Opening {
    /** How far from a moment its nearest occurrence is looked for. */
    private static final int NEAREST_WITHIN_DAYS = 400;

    /** How a window ends. */
    public sealed interface End {
        /** At a time of day; one before the start is on the next day. */
        record At(LocalTime time) implements End {}

        /** After a length of time. */
        record After(Duration length) implements End {}
    }

    public Window {
        except = Set.copyOf(except);
        tools = List.copyOf(tools);
    }

    @Override
    public boolean covers(Optional<Asset> asset) {
        return users.include(asset);
    }

    @Override
    public Optional<Occurrence> at(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return days.between(today.minusDays(mostDays()), today).stream()
                .filter(day -> !except.contains(day))
                .map(this::on)
                .filter(occurrence -> occurrence.contains(moment))
                .findFirst();
    }

    @Override
    public Optional<Occurrence> nearest(Instant moment) {
        Optional<Occurrence> open = at(moment);
        if (open.isPresent()) {
            return open;
        }
        LocalDate today = moment.atZone(zone).toLocalDate();
        // most recur within a week or a month: look far only when nothing is near
        for (int within = 10; ; within *= 7) {
            int reach = Math.min(within, NEAREST_WITHIN_DAYS);
            Optional<Occurrence> found = nearest(moment, today, reach);
            if (found.isPresent() || reach == NEAREST_WITHIN_DAYS) {
                return found;
            }
        }
    }

    private Optional<Occurrence> nearest(Instant moment, LocalDate today, int reach) {
        Occurrence best = null;
        for (LocalDate day : days.between(today.minusDays(reach), today.plusDays(reach))) {
            if (except.contains(day)) {
                continue;
            }
            Occurrence candidate = on(day);
            if (best == null || candidate.distance(moment).compareTo(best.distance(moment)) < 0) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many days an occurrence may have begun before a moment that it holds. */
    private long mostDays() {
        return switch (end) {
            case End.At _ -> 2;
            case End.After(Duration length) -> length.toDays() + 2;
        };
    }

    private Occurrence on(LocalDate day) {
        return switch (end) {
            case End.After(Duration length) -> {
                // skipped times move on, of times that come twice the first counts
                Instant start = day.atTime(from).atZone(zone).toInstant();
                yield new Occurrence(start, start.plus(length));
            }
            case End.At(LocalTime time) -> {
                LocalDate last = time.isAfter(from) ? day : day.plusDays(1);
                ZonedDateTime close = last.atTime(time).atZone(zone).withLaterOffsetAtOverlap();
                yield new Occurrence(opening(day), close.toInstant());
            }
        };
    }

    private Instant opening(LocalDate day) {
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atTime(from));
        return change != null && change.isGap()
                ? change.getInstant()
                : day.atTime(from).atZone(zone).toInstant();
    }
}
