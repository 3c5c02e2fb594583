package eu.sealwatch.config.policy;

import eu.sealwatch.config.geo.Edition;
import eu.sealwatch.config.geo.Places;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy's sources as bytes, for the evidence log. A line with the format, then each file as a
 * line with its length and name, its bytes, and a line end; then a line for each address database.
 * A person can read it, and there is one way to write it:
 *
 * <pre>
 * sealwatch-policy 1
 * file 1234 policy.yaml
 * ...
 * file 567 national.yaml
 * ...
 * database 3b1f...e0 geo.mmdb
 * GeoLite2-Country of 2026-11-17, ...
 * </pre>
 *
 * <p>Older entries of a log are a file's name on the first line and its text: they are read as a
 * policy of one file.
 */
final class PolicyBytes {
    private static final String FORMAT = "sealwatch-policy 1";
    private static final int LONGEST_LINE = 1024;

    private final byte[] bytes;
    private int at;

    private PolicyBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] write(PolicySources sources) {
        var out = new ByteArrayOutputStream();
        line(out, FORMAT);
        for (String name : sources.names()) {
            byte[] file = sources.bytes(name);
            line(out, "file " + file.length + " " + name);
            out.writeBytes(file);
            line(out, "");
        }
        for (Edition database : sources.databases()) {
            line(out, "database " + database.sha256() + " " + database.name());
            line(out, database.title());
        }
        return out.toByteArray();
    }

    static PolicySources parse(byte[] bytes) {
        return new PolicyBytes(bytes).sources();
    }

    private PolicySources sources() {
        String first = line();
        if (!first.equals(FORMAT)) {
            return old(first);
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Edition> databases = new ArrayList<>();
        while (at < bytes.length) {
            String[] words = line().split(" ", 3);
            if (words.length == 3 && words[0].equals("file") && databases.isEmpty()) {
                if (files.put(words[2], file(words[1])) != null) {
                    throw broken("a file is there twice");
                }
            } else if (words.length == 3 && words[0].equals("database")) {
                databases.add(new Edition(words[2], words[1], line()));
            } else {
                throw broken("neither file nor database");
            }
        }
        if (files.isEmpty()) {
            throw broken("there is no file");
        }
        String main = files.keySet().iterator().next();
        return new PolicySources("", main, files, databases, Places.NONE);
    }

    private PolicySources old(String name) {
        byte[] text = new byte[bytes.length - at];
        System.arraycopy(bytes, at, text, 0, text.length);
        return new PolicySources("", name, Map.of(name, text), List.of(), Places.NONE);
    }

    private byte[] file(String digits) {
        int length = digits.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(digits) : -1;
        if (length < 0 || length > bytes.length - at - 1 || bytes[at + length] != '\n') {
            throw broken("a file's length is wrong");
        }
        byte[] file = new byte[length];
        System.arraycopy(bytes, at, file, 0, length);
        at += length + 1;
        return file;
    }

    private String line() {
        for (int end = at; end < bytes.length && end - at <= LONGEST_LINE; end++) {
            if (bytes[end] == '\n') {
                String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
                at = end + 1;
                return line;
            }
        }
        throw broken("a line does not end");
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(
                "not the bytes of a policy: " + what + " at byte " + at);
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.replaceAll("\\R", " ").getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
