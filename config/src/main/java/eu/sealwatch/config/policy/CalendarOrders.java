package eu.sealwatch.config.policy;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.Problems;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads work orders from a calendar (iCalendar, RFC 5545): each event is one order.
 *
 * <table>
 * <caption>Where an order's fields are</caption>
 * <tr><td>id</td><td>UID</td></tr>
 * <tr><td>asset</td><td>X-SEALWATCH-ASSET, else LOCATION</td></tr>
 * <tr><td>from, to</td><td>DTSTART; DTEND or DURATION</td></tr>
 * <tr><td>tools</td><td>X-SEALWATCH-TOOLS, else CATEGORIES</td></tr>
 * <tr><td>person</td><td>X-SEALWATCH-PERSON, else the first ATTENDEE</td></tr>
 * <tr><td>approver</td><td>X-SEALWATCH-APPROVER, else ORGANIZER</td></tr>
 * <tr><td>jump-host, origins, longest</td><td>X-SEALWATCH- and the name</td></tr>
 * </table>
 *
 * <p>Events that are cancelled or tentative permit nothing and are passed over. An event that
 * repeats is refused: what recurs is a window.
 */
final class CalendarOrders implements VObjectDataListener {
    private static final String OWN = "X-SEALWATCH-";

    private final String name;
    private final String label;
    private final Problems problems = new Problems();
    private final List<OrderLine> orders = new ArrayList<>();

    private Optional<ZoneId> calendarZone = Optional.empty();
    private @Nullable Event event;
    private boolean calendarSeen;

    /** An event while it is read: its own properties, without those of its alarms. */
    private record Event(int line, Map<String, VObjectProperty> properties) {
        Optional<VObjectProperty> property(String key) {
            return Optional.ofNullable(properties.get(key));
        }

        Optional<String> text(String key) {
            return property(key).map(VObjectProperty::getValue);
        }
    }

    private CalendarOrders(String name, String label) {
        this.name = name;
        this.label = label;
    }

    /**
     * @param name names the file in findings
     * @param label names it in messages
     */
    static List<OrderLine> read(String text, String name, String label) {
        var orders = new CalendarOrders(name, label);
        try (var reader = new VObjectReader(new StringReader(text), SyntaxRules.iCalendar())) {
            reader.parse(orders);
        } catch (IOException e) {
            throw new UncheckedIOException("text at hand cannot fail to be read", e);
        }
        if (!orders.calendarSeen) {
            throw OrderLine.error(label, 1, "", "not a calendar: BEGIN:VCALENDAR is expected");
        }
        if (orders.event != null) {
            throw OrderLine.error(label, orders.event.line(), "", "the event has no END:VEVENT");
        }
        orders.problems.throwIfAny();
        return orders.orders;
    }

    @Override
    public void onComponentBegin(String component, Context context) {
        if (component.equalsIgnoreCase("VCALENDAR")) {
            calendarSeen = true;
        } else if (component.equalsIgnoreCase("VEVENT")) {
            event = new Event(context.getLineNumber(), new HashMap<>());
        }
    }

    @Override
    public void onComponentEnd(String component, Context context) {
        Event done = event;
        if (component.equalsIgnoreCase("VEVENT") && done != null) {
            problems.attempt(() -> order(done)).flatMap(order -> order).ifPresent(orders::add);
            event = null;
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        List<String> parents = context.getParentComponents();
        String key = property.getName().toUpperCase(Locale.ROOT);
        if (parents.size() == 1 && key.equals("X-WR-TIMEZONE")) {
            problems.attempt(() ->
                            zone(property.getValue(), context.getLineNumber(), "X-WR-TIMEZONE"))
                    .ifPresent(zone -> calendarZone = Optional.of(zone));
        } else if (event != null && parents.getLast().equalsIgnoreCase("VEVENT")) {
            event.properties().putIfAbsent(key, property);
        }
    }

    @Override
    public void onVersion(String version, Context context) {
        // 2.0 is the only one that RFC 5545 knows; an older calendar's lines are refused one by one
    }

    @Override
    public void onWarning(
            Warning warning,
            @Nullable VObjectProperty property,
            @Nullable Exception cause,
            Context context) {
        problems.add(
                OrderLine.error(
                        label,
                        context.getLineNumber(),
                        "",
                        "not a line of a calendar: " + warning.getMessage()));
    }

    private Optional<OrderLine> order(Event event) {
        String status = event.text("STATUS").orElse("CONFIRMED").toUpperCase(Locale.ROOT);
        if (status.equals("CANCELLED") || status.equals("TENTATIVE")) {
            return Optional.empty();
        }
        for (String repeats : List.of("RRULE", "RDATE", "RECURRENCE-ID")) {
            if (event.property(repeats).isPresent()) {
                throw error(event, repeats, "an order is one visit; make a window of what recurs");
            }
        }
        var times = new CalendarTimes(calendarZone);
        var start =
                event.property("DTSTART")
                        .orElseThrow(() -> error(event, "DTSTART", "the event has none"));
        var visit = visit(event, times, start);
        return Optional.of(
                new OrderLine(
                        new Line(name, event.line()),
                        label,
                        fields(event),
                        visit.from(),
                        visit.to()));
    }

    private Occurrence visit(Event event, CalendarTimes times, VObjectProperty start) {
        try {
            return times.visit(start, event.property("DTEND"), event.text("DURATION"));
        } catch (IllegalArgumentException e) {
            throw error(event, "DTSTART", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> fields(Event event) {
        Map<String, String> fields = new HashMap<>();
        event.text("UID").ifPresent(uid -> fields.put("id", uid.strip()));
        own(event, "asset")
                .or(() -> event.text("LOCATION").map(VObjectPropertyValues::unescape))
                .ifPresent(asset -> fields.put("asset", asset));
        own(event, "tools")
                .or(() -> event.text("CATEGORIES"))
                .ifPresent(tools ->
                        fields.put(
                                "tools",
                                String.join(" ", VObjectPropertyValues.parseList(tools))
                                        .toLowerCase(Locale.ROOT)));
        own(event, "person")
                .or(() -> event.property("ATTENDEE").map(CalendarOrders::who))
                .ifPresent(person -> fields.put("person", person));
        own(event, "approver")
                .or(() -> event.property("ORGANIZER").map(CalendarOrders::who))
                .ifPresent(approver -> fields.put("approver", approver));
        for (String field : List.of("jump-host", "origins", "longest")) {
            own(event, field).ifPresent(value -> fields.put(field, value));
        }
        return fields;
    }

    private static Optional<String> own(Event event, String field) {
        return event.text(OWN + field.toUpperCase(Locale.ROOT))
                .map(VObjectPropertyValues::unescape);
    }

    /** The name, and the address without its scheme, of a person (RFC 5545 section 3.3.3). */
    private static String who(VObjectProperty property) {
        String name = property.getParameters().first("CN");
        String address = property.getValue().replaceFirst("(?i)^mailto:", "");
        return name == null || name.isBlank() || name.equals(address)
                ? address
                : name + " <" + address + ">";
    }

    private ZoneId zone(String text, int line, String field) {
        try {
            return CalendarTimes.zone(text);
        } catch (IllegalArgumentException e) {
            throw OrderLine.error(label, line, field, String.valueOf(e.getMessage()));
        }
    }

    private ConfigException error(Event event, String field, String message) {
        return OrderLine.error(label, event.line(), field, message);
    }
}
