package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a channel's messages go, and how. */
public sealed interface AlertTarget {

    /** Every kind, as its section is called. */
    List<String> KINDS = List.of("syslog", "webhook", "file");

    /**
     * Syslog over TLS, RFC 5425.
     *
     * @param facility 0 to 23, RFC 5424 table 1
     */
    record Syslog(String host, int port, int facility, Tls tls) implements AlertTarget {}

    /**
     * HTTP POST.
     *
     * @param signing the key of the HMAC
     */
    record Webhook(URI url, Optional<Secret> signing, Optional<Secret> token, Tls tls)
            implements AlertTarget {}

    /** A file that grows by a line for each message. */
    record File(Path path) implements AlertTarget {}

    /**
     * How the other end is known, and how it knows us.
     *
     * @param trust PEM certificates of authorities; without them the platform's
     * @param own certificate chain and key in PEM
     */
    record Tls(Optional<Path> trust, Optional<WebSettings.Tls> own) {
        static final String[] KEYS = {"trust", "certificate", "key"};

        static Tls read(YamlSection section, Folder folder) {
            return new Tls(section.optional("trust", folder::resolve), pair(section, folder));
        }
    }

    /**
     * The one target of a channel.
     *
     * @throws eu.sealwatch.config.yaml.ConfigException when there is none, or more than one
     */
    static AlertTarget read(YamlSection channel, Folder folder) {
        List<String> given = KINDS.stream().filter(channel::has).toList();
        if (given.size() != 1) {
            throw channel.error(
                    "give one of %s; %s"
                            .formatted(
                                    String.join(", ", KINDS),
                                    given.isEmpty() ? "there is none" : "there are " + given));
        }
        YamlSection section = channel.section(given.getFirst());
        return switch (given.getFirst()) {
            case "syslog" -> syslog(section, folder);
            case "webhook" -> webhook(section, folder);
            default -> new File(section.only("path").value("path", folder::resolve));
        };
    }

    private static Syslog syslog(YamlSection section, Folder folder) {
        only(section, "host", "port", "facility");
        return new Syslog(
                section.value("host", Names::host),
                section.integer("port", 6514, Ports.RANGE),
                section.integer("facility", 13, new Range<>(0, 23)),
                Tls.read(section, folder));
    }

    private static Webhook webhook(YamlSection section, Folder folder) {
        only(section, "url", "hmac-file", "hmac-env", "token-file", "token-env");
        return new Webhook(
                section.value("url", AlertTarget::url),
                Secret.optional(section, "hmac", folder),
                Secret.optional(section, "token", folder),
                Tls.read(section, folder));
    }

    private static void only(YamlSection section, String... keys) {
        section.declare(keys).only(Tls.KEYS);
    }

    private static Optional<WebSettings.Tls> pair(YamlSection section, Folder folder) {
        if (section.has("certificate") != section.has("key")) {
            throw section.error("'certificate' and 'key' are given together or not at all");
        }
        return section.optional("certificate", folder::resolve)
                .flatMap(chain ->
                        section.optional("key", folder::resolve)
                                .map(own -> new WebSettings.Tls(chain, own)));
    }

    /** Only over TLS, but for this machine itself. */
    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean here = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
            if (url.getHost() != null
                    && url.getRawUserInfo() == null
                    && ("https".equals(url.getScheme())
                            || here && "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL", e);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not like https://cert.example/alerts, without a user in it");
    }
}
