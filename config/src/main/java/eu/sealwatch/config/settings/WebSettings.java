package eu.sealwatch.config.settings;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The pages and the API. Always over TLS; only where this section is in the file.
 *
 * @param port 0 takes any that is free
 * @param tls certificate and key in PEM; without them a self-signed pair is made at first start
 * @param publicUrl how people reach it where that is not address and port: behind a proxy, or by
 *     name
 * @param idle how long a login lasts without use
 * @param longest how long a login lasts at most
 */
public record WebSettings(
        InetAddress address,
        int port,
        Optional<Tls> tls,
        Optional<URI> publicUrl,
        Duration idle,
        Duration longest) {

    private static final Range<Integer> PORT = new Range<>(0, Ports.RANGE.most());
    private static final Range<Duration> IDLE =
            new Range<>(Duration.ofMinutes(1), Duration.ofHours(24));
    private static final Range<Duration> LONGEST =
            new Range<>(Duration.ofMinutes(5), Duration.ofDays(7));

    /** PEM files: a chain, own certificate first, and its PKCS#8 key. */
    public record Tls(Path certificate, Path key) {}

    public WebSettings {
        PORT.check("web.port", port);
        IDLE.check("web.session-idle", idle);
        LONGEST.check("web.session-longest", longest);
    }

    static WebSettings read(YamlSection section, Folder folder) {
        section.only(
                "address",
                "port",
                "certificate",
                "key",
                "public-url",
                "session-idle",
                "session-longest");
        if (section.has("certificate") != section.has("key")) {
            throw section.error("'certificate' and 'key' are given together or not at all");
        }
        Optional<Path> certificate = section.optional("certificate", folder::resolve);
        Optional<Path> key = section.optional("key", folder::resolve);
        return new WebSettings(
                section.optional("address", text -> Cidr.inet(Cidr.address(text)))
                        .orElseGet(InetAddress::getLoopbackAddress),
                section.integer("port", Ports.WEB, PORT),
                certificate.flatMap(chain -> key.map(own -> new Tls(chain, own))),
                section.optional("public-url", WebSettings::url),
                section.duration("session-idle", Duration.ofMinutes(30), IDLE),
                section.duration("session-longest", Duration.ofHours(12), LONGEST));
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean bare =
                    url.getHost() != null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null
                            && url.getRawUserInfo() == null
                            && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
            if (bare && "https".equals(url.getScheme())) {
                String port = url.getPort() < 0 || url.getPort() == 443 ? "" : ":" + url.getPort();
                return URI.create("https://" + url.getHost().toLowerCase(Locale.ROOT) + port);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL", e);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not like https://sealwatch.customs.example, without a path");
    }
}
