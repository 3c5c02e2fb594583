package eu.sealwatch.collector.alert.format;

import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.settings.Tlp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is sent at once: mostly one alert, in a storm many.
 *
 * @param id the same each time it is sent again
 * @param from the organisation that sends
 * @param alerts in the order of the log; at least one
 */
public record Message(UUID id, String from, List<Alert> alerts) {

    public Message {
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("a message tells of something");
        }
    }

    /** One alert is a message under its own id. */
    public static Message of(String from, Alert alert) {
        return new Message(alert.id(), from, List.of(alert));
    }

    public boolean isGroup() {
        return alerts.size() > 1;
    }

    /** The strictest of what is in it. */
    public Tlp tlp() {
        return alerts.stream().map(Alert::tlp).max(Comparator.naturalOrder()).orElseThrow();
    }

    Severity worst() {
        return alerts.stream()
                .map(alert -> alert.finding().severity())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** RFC 5424 table 2: 2 critical to 6 informational. */
    public int syslogSeverity() {
        return switch (worst()) {
            case CRITICAL -> 2;
            case HIGH -> 3;
            case MEDIUM -> 4;
            case LOW -> 5;
            case INFO -> 6;
        };
    }

    /** When the last of it came about. */
    public Instant time() {
        return Times.instant(
                alerts.stream().mapToLong(alert -> alert.change().time()).max().orElseThrow());
    }

    /** One sentence: a finding's own, or how many of which code changed where. */
    String sentence() {
        if (!isGroup()) {
            Alert alert = alerts.getFirst();
            return "%s: %s".formatted(alert.change().kind().word(), alert.finding().reason());
        }
        String counts =
                alerts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        alert ->
                                                "%s %s at %s"
                                                        .formatted(
                                                                alert.finding().code(),
                                                                alert.change().kind().word(),
                                                                alert.finding().site()),
                                        TreeMap::new,
                                        Collectors.counting()))
                        .entrySet()
                        .stream()
                        .limit(20)
                        .map(each -> each.getValue() + " x " + each.getKey())
                        .collect(Collectors.joining(", "));
        return "%d alerts in one message: %s".formatted(alerts.size(), counts);
    }
}
