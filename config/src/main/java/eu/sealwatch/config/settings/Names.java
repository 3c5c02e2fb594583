package eu.sealwatch.config.settings;

import eu.sealwatch.config.Cidr;

/** What agents, hosts and logs may be called. */
final class Names {
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private Names() {}

    /** Names an agent in its certificate and in file names, so letters of file names only. */
    static String agent(String text) {
        if (text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a name of up to 64 letters, digits, dots and hyphens");
    }

    /** A host name or an IP address. */
    static String host(String text) {
        if (text.contains(":") || text.matches("[0-9.]+")) {
            Cidr.address(text);
            return text;
        }
        if (text.length() <= 253 && text.matches("(" + LABEL + "\\.)*" + LABEL)) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is neither a host name nor an IP address");
    }

    /** Origin of an evidence log: a URL without scheme, no spaces or plus signs (c2sp.org). */
    static String origin(String text) {
        if (text.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not an origin such as sealwatch.example.org/scanners");
    }

    /** A public key as C2SP signed-note writes it; whether it is whole is seen when it is used. */
    static String vkey(String text) {
        if (text.matches("[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+={0,2}")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is not a key such as 'sealwatch policy sign' prints it: name+id+key");
    }
}
