package eu.sealwatch.config.policy;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What is spoken, and where: {@code tls/443}, {@code ssh} (any port), {@code tcp/9000} or {@code
 * udp/514} (any protocol on that port).
 *
 * @param protocol application protocol as in {@code network.protocol}, or {@code tcp}, {@code udp}
 */
public record Service(String protocol, OptionalInt port) {
    private static final Pattern PROTOCOL = Pattern.compile("[a-z][a-z0-9-]*");

    /**
     * Reads {@code protocol} or {@code protocol/port}.
     *
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    public static Service parse(String text) {
        int slash = text.indexOf('/');
        String protocol = slash < 0 ? text : text.substring(0, slash);
        if (!PROTOCOL.matcher(protocol).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a service; write for example tls/443, ssh or udp/123");
        }
        if (slash < 0) {
            return new Service(protocol, OptionalInt.empty());
        }
        String digits = text.substring(slash + 1);
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : -1;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("'" + digits + "' is not a port: 1 to 65535");
        }
        return new Service(protocol, OptionalInt.of(port));
    }

    @Override
    public String toString() {
        return port.isPresent() ? protocol + "/" + port.getAsInt() : protocol;
    }
}
