package eu.sealwatch.config.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Days by a recurrence rule of iCalendar (RFC 5545 section 3.3.10). The rule speaks of days alone:
 * the time of day is the window's own, so that clock changes cannot move a day.
 *
 * @param rule as it is written: {@code FREQ=MONTHLY;BYDAY=1SU}
 * @param start the first day; one that the rule itself gives
 */
public record Recurrence(String rule, LocalDate start) implements Days {
    private static final Set<Freq> FREQUENCIES =
            Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    /**
     * A rule is walked from its start when it counts, so a count bounds the work of each answer.
     */
    private static final int MOST_COUNTED = 5_000;

    /**
     * @throws IllegalArgumentException when the rule is none, recurs within a day, or does not give
     *     its own first day
     */
    public Recurrence {
        RecurrenceRule parsed = parse(rule);
        if (!FREQUENCIES.contains(parsed.getFreq())) {
            throw new IllegalArgumentException(
                    "FREQ="
                            + parsed.getFreq()
                            + " recurs within a day; use DAILY, WEEKLY, MONTHLY"
                            + " or YEARLY");
        }
        // not a constant: the library fails when its Part is initialised before its RecurrenceRule
        for (Part part : List.of(Part.BYHOUR, Part.BYMINUTE, Part.BYSECOND)) {
            if (parsed.hasPart(part)) {
                throw new IllegalArgumentException(
                        part + " is not used here; the window's own times say when on the day");
            }
        }
        if (parsed.getCount() != null && parsed.getCount() > MOST_COUNTED) {
            throw new IllegalArgumentException(
                    "COUNT=" + parsed.getCount() + " is more than " + MOST_COUNTED + "; use UNTIL");
        }
        LocalDate first = first(parsed, rule, start);
        if (!first.equals(start)) {
            throw new IllegalArgumentException(
                    "the rule's first day is %s, and the window starts on %s; make them the same"
                            .formatted(first, start));
        }
    }

    @Override
    public List<LocalDate> between(LocalDate first, LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        if (last.isBefore(start)) {
            return days;
        }
        RecurrenceRuleIterator iterator = parse(rule).iterator(floating(start));
        if (first.isAfter(start)) {
            iterator.fastForward(floating(first));
        }
        while (iterator.hasNext()) {
            LocalDate day = date(iterator.nextDateTime());
            if (day.isAfter(last)) {
                break;
            }
            days.add(day);
        }
        return days;
    }

    private static RecurrenceRule parse(String rule) {
        try {
            return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(
                    "'" + rule + "' is not a recurrence rule of RFC 5545: " + e.getMessage(), e);
        }
    }

    private static LocalDate first(RecurrenceRule parsed, String rule, LocalDate start) {
        try {
            RecurrenceRuleIterator iterator = parsed.iterator(floating(start));
            if (iterator.hasNext()) {
                return date(iterator.nextDateTime());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + rule + "' cannot start on " + start + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("'" + rule + "' gives no day from " + start + " on");
    }

    /** All-day values of RFC 5545, which have no time zone. */
    private static DateTime floating(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private static LocalDate date(DateTime day) {
        return LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth());
    }
}
