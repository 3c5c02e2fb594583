package eu.sealwatch.config.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** On which days a window begins. */
public sealed interface Days permits Days.OfWeek, Recurrence {

    /** The days from one to another, both included, in order. */
    List<LocalDate> between(LocalDate first, LocalDate last);

    /** Days of every week. */
    record OfWeek(Set<DayOfWeek> days) implements Days {
        public OfWeek {
            days = Set.copyOf(days);
        }

        @Override
        public List<LocalDate> between(LocalDate first, LocalDate last) {
            return first.datesUntil(last.plusDays(1))
                    .filter(day -> days.contains(day.getDayOfWeek()))
                    .toList();
        }
    }
}
