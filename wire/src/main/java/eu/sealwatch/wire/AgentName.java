package eu.sealwatch.wire;

import java.util.regex.Pattern;

/** Which names an agent may have: they stand in certificates, file names and logs. */
public final class AgentName {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    private AgentName() {}

    public static boolean allowed(String name) {
        return ALLOWED.matcher(name).matches();
    }

    /** The name itself. */
    public static String check(String name) {
        if (!allowed(name)) {
            throw new IllegalArgumentException(
                    "an agent name has 1 to 63 of a-z, 0-9, dot and hyphen, and begins and ends"
                            + " with a letter or digit");
        }
        return name;
    }
}
