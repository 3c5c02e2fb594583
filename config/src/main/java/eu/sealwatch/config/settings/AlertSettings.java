package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.YamlSection;
import java.util.ArrayList;
import java.util.List;

/**
 * Who hears of findings.
 *
 * @param from who sends: the organisation's name, in formats that have a place for it
 * @param marking who may read what; the first line whose codes match holds
 * @param otherwise the marking of all else
 */
public record AlertSettings(
        String from, List<Marking> marking, Tlp otherwise, List<AlertChannel> channels) {

    /** Formats that a channel can have; the collector has a class for each. */
    public static final List<String> FORMATS = List.of("ecs", "cef", "ocsf", "stix");

    public AlertSettings {
        marking = List.copyOf(marking);
        channels = List.copyOf(channels);
    }

    /** Findings with these codes are marked so. */
    public record Marking(List<String> codes, Tlp tlp) {
        public Marking {
            codes = List.copyOf(codes);
        }

        boolean covers(String code) {
            return codes.stream().anyMatch(pattern -> matches(pattern, code));
        }
    }

    /** How a finding of this code is marked. */
    public Tlp tlpOf(String code) {
        return marking.stream()
                .filter(line -> line.covers(code))
                .findFirst()
                .map(Marking::tlp)
                .orElse(otherwise);
    }

    /** Whether a code is meant by another, or by a group as {@code leak.*}. */
    public static boolean matches(String pattern, String code) {
        return pattern.endsWith(".*")
                ? code.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(code);
    }

    static AlertSettings read(YamlSection section, Folder folder) {
        section.only("from", "tlp", "marking", "channels");
        var marking = new ArrayList<Marking>();
        for (YamlSection line : section.sections("marking")) {
            line.only("codes", "tlp");
            marking.add(
                    new Marking(
                            line.list("codes", AlertSettings::codes), line.value("tlp", Tlp::of)));
        }
        var channels = new ArrayList<AlertChannel>();
        for (YamlSection each : section.sections("channels")) {
            var channel = AlertChannel.read(each, FORMATS, folder);
            if (channels.stream().anyMatch(other -> other.name().equals(channel.name()))) {
                throw each.error("name", "'" + channel.name() + "' is given before");
            }
            channels.add(channel);
        }
        return new AlertSettings(
                section.text("from"),
                marking,
                section.optional("tlp", Tlp::of).orElse(Tlp.AMBER_STRICT),
                channels);
    }

    static String codes(String text) {
        if (text.matches("[a-z]+\\.([a-z]+(-[a-z]+)*|\\*)")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is neither group.code nor group.*, as docs/findings.md has them");
    }
}
