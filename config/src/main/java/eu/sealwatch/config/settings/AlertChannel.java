package eu.sealwatch.config.settings;

import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;
import java.util.List;

/**
 * One receiver of alerts: what it gets, in which format, and how.
 *
 * @param format its word in the list of formats
 * @param route which alerts it gets
 * @param perMinute messages sent at most; what comes above it waits for the next minute and then
 *     goes as one message
 * @param giveUpAfter how long a message is tried again before it is a dead letter
 */
public record AlertChannel(
        String name,
        String format,
        Route route,
        int perMinute,
        Duration giveUpAfter,
        AlertTarget target) {

    private static final Range<Integer> PER_MINUTE = new Range<>(1, 6000);
    private static final Range<Duration> GIVE_UP =
            new Range<>(Duration.ofSeconds(1), Duration.ofDays(30));

    /**
     * Which alerts go a way; empty lists take all.
     *
     * @param codes finding codes, or groups as {@code leak.*}
     * @param changes of a finding: {@code opened}, {@code reopened}, {@code acknowledged}, {@code
     *     excepted}, {@code resolved}
     * @param atMost the strictest marking that may go this way
     */
    public record Route(
            Severity atLeast,
            List<String> codes,
            List<String> sites,
            List<String> changes,
            Tlp atMost) {
        public Route {
            codes = List.copyOf(codes);
            sites = List.copyOf(sites);
            changes = List.copyOf(changes);
        }
    }

    /** Words of what becomes of a finding. */
    static final List<String> CHANGES =
            List.of("opened", "reopened", "acknowledged", "excepted", "resolved");

    static AlertChannel read(YamlSection section, List<String> formats, Folder folder) {
        section.declare(AlertTarget.KINDS.toArray(String[]::new))
                .only(
                        "name",
                        "format",
                        "severity",
                        "codes",
                        "sites",
                        "changes",
                        "tlp",
                        "per-minute",
                        "give-up-after");
        return new AlertChannel(
                section.value("name", AlertChannel::name),
                section.value("format", text -> word(text, formats)),
                new Route(
                        section.optional("severity", Severity::of).orElse(Severity.LOW),
                        section.list("codes", AlertSettings::codes),
                        section.list("sites", text -> text),
                        section.list("changes", text -> word(text, CHANGES)),
                        section.optional("tlp", Tlp::of).orElse(Tlp.RED)),
                section.integer("per-minute", 30, PER_MINUTE),
                section.duration("give-up-after", Duration.ofDays(3), GIVE_UP),
                AlertTarget.read(section, folder));
    }

    private static String name(String text) {
        if (text.matches("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a name of up to 32 small letters, digits and hyphens");
    }

    private static String word(String text, List<String> words) {
        if (words.contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(
                "'%s' is not one of %s".formatted(text, String.join(", ", words)));
    }
}
