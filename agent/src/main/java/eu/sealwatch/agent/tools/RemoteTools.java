package eu.sealwatch.agent.tools;

import eu.sealwatch.agent.inspect.named.NamedApplication;
import eu.sealwatch.agent.inspect.named.NamedApplication.Standing;
import eu.sealwatch.agent.inspect.named.NamedApplications;
import eu.sealwatch.agent.inspect.named.NamedRow;
import eu.sealwatch.agent.inspect.named.NamedRow.Sign;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a table of signs by which tools are known; the shipped one says in its head what its
 * columns mean. A line that cannot be understood stops the start: a sign that silently does not
 * count would be found out too late.
 */
public final class RemoteTools {
    private static final String SHIPPED = "remote-tools.tsv";
    private static final int COLUMNS = 5;

    // as policy.schema.json has the names of tools
    private static final Pattern APPLICATION = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final Pattern ORIGIN = Pattern.compile("-|[A-Z]{2}");
    private static final Pattern HOST =
            Pattern.compile("(\\*?\\.)?[a-z0-9_*?-]+(\\.[a-z0-9_?*-]+)+");

    private RemoteTools() {}

    /** What the shipped table names. Read once. */
    public static NamedApplications shipped() {
        return Shipped.TABLE;
    }

    /** Holds the table from the first call on. */
    private static final class Shipped {
        static final NamedApplications TABLE = new NamedApplications(rows(SHIPPED, shippedText()));
    }

    static String shippedText() {
        try (InputStream in = RemoteTools.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(
                        SHIPPED + " is missing beside " + RemoteTools.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED + " cannot be read", e);
        }
    }

    /**
     * The rows of a table.
     *
     * @param name of the table, for messages
     * @throws IllegalArgumentException naming the line that is wrong
     */
    static List<NamedRow> rows(String name, String text) {
        var rows = new ArrayList<NamedRow>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                rows.add(row(line.split("\t", -1), name + " line " + number));
            }
        }
        return List.copyOf(rows);
    }

    private static NamedRow row(String[] columns, String where) {
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    where + " has " + columns.length + " columns; " + COLUMNS + " are needed");
        }
        Sign sign = sign(columns[0], where);
        String pattern = columns[1];
        if (pattern.isEmpty() || sign == Sign.HOST && !HOST.matcher(pattern).matches()) {
            throw new IllegalArgumentException(where + ": '" + pattern + "' is no pattern");
        }
        if (!APPLICATION.matcher(columns[2]).matches()) {
            throw new IllegalArgumentException(where + ": '" + columns[2] + "' is no name");
        }
        if (!ORIGIN.matcher(columns[3]).matches()) {
            throw new IllegalArgumentException(
                    where + ": '" + columns[3] + "' is no country; write two capitals, or -");
        }
        String origin = columns[3].equals("-") ? "" : columns[3];
        return new NamedRow(
                sign,
                pattern,
                new NamedApplication(columns[2], origin, standing(columns[4], where)));
    }

    private static Sign sign(String word, String where) {
        return switch (word) {
            case "host" -> Sign.HOST;
            case "alpn" -> Sign.ALPN;
            case "certificate" -> Sign.CERTIFICATE;
            case "user-agent" -> Sign.USER_AGENT;
            default ->
                    throw new IllegalArgumentException(
                            where
                                    + ": '"
                                    + word
                                    + "' is no sign; host, alpn, certificate, user-agent are");
        };
    }

    private static Standing standing(String word, String where) {
        return switch (word) {
            case "-" -> Standing.TOOL;
            case "web-site" -> Standing.WEB_SITE;
            case "actor-infrastructure" -> Standing.ACTOR_INFRASTRUCTURE;
            default ->
                    throw new IllegalArgumentException(
                            where
                                    + ": '"
                                    + word
                                    + "' is no flag; web-site, actor-infrastructure, - are");
        };
    }
}
