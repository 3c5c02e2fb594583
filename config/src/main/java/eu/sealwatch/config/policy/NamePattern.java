package eu.sealwatch.config.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host name, or {@code *.} and a host name. The star stands for one or more whole labels, never
 * for none and never for a part of one: {@code *.vendor.example} matches {@code a.vendor.example}
 * and {@code a.b.vendor.example}, not {@code vendor.example} and not {@code xvendor.example}.
 */
public record NamePattern(String text) {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "(\\*\\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    public NamePattern {
        text = text.toLowerCase(Locale.ROOT);
        if (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.length() > 253 || !SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is neither a host name nor '*.' and a host name; a star stands"
                            + " only for whole leading labels");
        }
    }

    /** Whether a name matches; names compare without regard to case or a final dot. */
    public boolean matches(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (!text.startsWith("*.")) {
            return text.equalsIgnoreCase(plain);
        }
        int suffix = text.length() - 1;
        return plain.length() > suffix
                && plain.regionMatches(true, plain.length() - suffix, text, 1, suffix);
    }

    @Override
    public String toString() {
        return text;
    }
}
