package eu.sealwatch.agent.inspect.named;

/**
 * One line of a table of names.
 *
 * @param pattern for a host: {@code a.example}, that name; {@code .a.example}, that name and all
 *     under it; {@code *.a.example}, all under it, while the name itself is a web site
 */
public record NamedRow(Sign sign, String pattern, NamedApplication meaning) {

    /** Where the name stands. */
    public enum Sign {
        /** Server name, HTTP Host, or a name that a look-up bound to the address. */
        HOST,
        /** What an offered ALPN value begins with. */
        ALPN,
        /** One attribute of a certificate's subject. */
        CERTIFICATE,
        /** A part of an HTTP user agent. */
        USER_AGENT
    }
}
