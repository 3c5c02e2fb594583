package eu.sealwatch.agent.inspect.named;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a name stands for. Immutable once made; may be shared between threads. A host costs
 * one look-up for each of its labels at most, and no pattern is compiled.
 */
public final class NamedApplications {
    /** Knows no name. */
    public static final NamedApplications NONE = new NamedApplications(List.of());

    // RFC 1035 section 2.3.4
    private static final int LONGEST_HOST = 255;

    private final HostPatterns hosts = new HostPatterns();
    private final List<NamedRow> alpn = new ArrayList<>();
    private final Map<String, NamedApplication> certificates = new HashMap<>();
    private final List<NamedRow> userAgents = new ArrayList<>();
    private final Map<String, String> origins = new HashMap<>();

    /**
     * @throws IllegalArgumentException when two rows say the same
     */
    public NamedApplications(List<NamedRow> rows) {
        rows.forEach(this::add);
    }

    private void add(NamedRow row) {
        switch (row.sign()) {
            case HOST -> hosts.add(row.pattern(), row.meaning());
            case ALPN -> alpn.add(row);
            case USER_AGENT -> userAgents.add(row);
            case CERTIFICATE -> {
                if (certificates.put(row.pattern(), row.meaning()) != null) {
                    throw new IllegalArgumentException("'" + row.pattern() + "' is already known");
                }
            }
        }
        if (!row.meaning().origin().isEmpty()) {
            origins.put(row.meaning().application(), row.meaning().origin());
        }
    }

    /** By a host name, in any case, with or without a port or a final dot. */
    public @Nullable NamedApplication byHost(String host) {
        if (host.isEmpty() || host.length() > LONGEST_HOST) {
            return null;
        }
        int colon = host.indexOf(':');
        int end = colon < 0 ? host.length() : colon;
        if (end > 0 && host.charAt(end - 1) == '.') {
            end--;
        }
        return hosts.find(host.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** By the names of protocols that a client offers inside TLS. */
    public @Nullable NamedApplication byAlpn(List<String> offered) {
        for (NamedRow row : alpn) {
            for (String protocol : offered) {
                if (protocol.startsWith(row.pattern())) {
                    return row.meaning();
                }
            }
        }
        return null;
    }

    /** By the subject of a certificate, written as RFC 4514 does: attributes between commas. */
    public @Nullable NamedApplication bySubject(String subject) {
        int start = 0;
        while (start < subject.length()) {
            int end = attributeEnd(subject, start);
            NamedApplication named = certificates.get(subject.substring(start, end).strip());
            if (named != null) {
                return named;
            }
            start = end + 1;
        }
        return null;
    }

    public @Nullable NamedApplication byUserAgent(String userAgent) {
        for (NamedRow row : userAgents) {
            if (userAgent.contains(row.pattern())) {
                return row.meaning();
            }
        }
        return null;
    }

    /** The country of an application's maker, however the application was recognised. */
    public String origin(String application) {
        return origins.getOrDefault(application, "");
    }

    // RFC 4514 section 2.4: a comma inside a value has a backslash before it
    private static int attributeEnd(String subject, int start) {
        int at = start;
        while (at < subject.length() && subject.charAt(at) != ',') {
            at += subject.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, subject.length());
    }
}
