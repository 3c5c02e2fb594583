package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads recurring windows. */
record WindowReader(UsersReader users, Ids toolIds) {
    private static final Range<Duration> LENGTH =
            new Range<>(Duration.ofMinutes(1), Duration.ofDays(7));
    private static final String[] KEYS = {
        "id",
        "days",
        "rule",
        "start",
        "from",
        "to",
        "duration",
        "except",
        "zone",
        "assets",
        "kinds",
        "sites",
        "tools",
        "longest"
    };

    List<Window> read(YamlSection maintenance) {
        return Ids.each(maintenance, "windows", this::window, KEYS);
    }

    private Window window(YamlSection section) {
        LocalTime from = section.value("from", Times::timeOfDay);
        return new Window(
                section.value("id", Ids::id),
                days(section),
                from,
                end(section, from),
                Set.copyOf(section.list("except", Times::date)),
                section.optional("zone", Times::zone).orElse(ZoneOffset.UTC),
                users.read(section),
                section.list("tools", toolIds::reference),
                section.optionalDuration("longest", MaintenanceReader.LONGEST),
                Line.of(section));
    }

    private static Days days(YamlSection section) {
        if (section.has("rule")) {
            if (section.has("days")) {
                throw section.error("days", "give 'days' or 'rule', not both");
            }
            LocalDate start = section.value("start", Times::date);
            return section.value("rule", rule -> new Recurrence(rule, start));
        }
        if (section.has("start")) {
            throw section.error("start", "'start' is the first day of a 'rule'; there is none");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        section.list("days", Times::days).forEach(days::addAll);
        return new Days.OfWeek(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
    }

    private static Window.End end(YamlSection section, LocalTime from) {
        if (section.has("duration")) {
            if (section.has("to")) {
                throw section.error("to", "give 'to' or 'duration', not both");
            }
            return section.optionalDuration("duration", LENGTH)
                    .map(Window.End.After::new)
                    .orElseThrow();
        }
        LocalTime to = section.value("to", Times::timeOfDay);
        if (from.equals(to)) {
            throw section.error("to", "a window from " + from + " to " + to + " has no length");
        }
        return new Window.End.At(to);
    }
}
