package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.net.URI;
import java.time.Duration;

/**
 * An RFC 3161 time-stamping authority.
 *
 * @param url where requests are posted
 * @param every how often a checkpoint is stamped when something was added
 */
public record TimeStampSettings(URI url, Duration every) {

    private static final Range<Duration> EVERY =
            new Range<>(Duration.ofSeconds(1), Duration.ofDays(7));

    public TimeStampSettings {
        EVERY.check("evidence.time-stamps.every", every);
    }

    static TimeStampSettings read(YamlSection section) {
        section.only("url", "every");
        return new TimeStampSettings(
                section.value("url", TimeStampSettings::url),
                section.duration("every", Duration.ofHours(1), EVERY));
    }

    private static URI url(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            URI url = URI.create(text);
            if (url.getHost() != null) return url;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not an address that begins with http:// or https://");
    }
}
