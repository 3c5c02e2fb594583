package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads the places outside that assets may talk to. */
record EndpointReader(UsersReader users, EncryptionReader encryption) {
    private static final Range<Long> LIMIT = new Range<>(1L, 1L << 50);

    private static final String[] KEYS = {
        "id",
        "names",
        "networks",
        "services",
        "direction",
        "assets",
        "kinds",
        "sites",
        "pins",
        "encryption",
        "limits",
        "purpose",
        "approver",
        "expires"
    };

    List<Endpoint> read(YamlSection root) {
        return Ids.each(root, "endpoints", this::endpoint, KEYS);
    }

    private Endpoint endpoint(YamlSection section) {
        List<NamePattern> names = section.list("names", NamePattern::new);
        List<Cidr> networks = section.list("networks", Cidr::parse);
        if (names.isEmpty() && networks.isEmpty()) {
            throw section.error(
                    "neither 'names' nor 'networks' is given; say which hosts are meant");
        }
        return new Endpoint(
                section.value("id", Ids::id),
                names,
                networks,
                section.list("services", Service::parse),
                section.optional("direction", EndpointReader::direction)
                        .orElse(Endpoint.Direction.OUTBOUND),
                users.read(section),
                section.list("pins", EndpointReader::pin),
                section.optionalSection("encryption").map(encryption::override),
                section.optionalSection("limits").map(EndpointReader::limits),
                section.text("purpose"),
                section.optionalText("approver"),
                section.optional("expires", Times::date),
                Line.of(section));
    }

    private static Endpoint.Direction direction(String word) {
        for (Endpoint.Direction direction : Endpoint.Direction.values()) {
            if (direction.word().equals(word)) {
                return direction;
            }
        }
        throw new IllegalArgumentException(
                "'" + word + "' is not outbound, inbound or both: who opens the connection");
    }

    private static Limits limits(YamlSection section) {
        section.only("per-connection", "per-hour", "per-day");
        return new Limits(
                limit(section, "per-connection"),
                limit(section, "per-hour"),
                limit(section, "per-day"));
    }

    private static OptionalLong limit(YamlSection section, String key) {
        return section.optionalSize(key, LIMIT).stream().mapToLong(Long::longValue).findFirst();
    }

    private static String pin(String text) {
        if (text.matches("(cert|key):[0-9a-fA-F]{64}")) {
            return text.toLowerCase(Locale.ROOT);
        }
        // 32 bytes are 43 characters of base64 without padding: as ssh-keygen -l prints them
        if (text.matches("ssh:[A-Za-z0-9+/]{43}")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is not a pin: cert: or key: and 64 hexadecimal digits, or ssh: and 43"
                        + " characters of base64");
    }
}
