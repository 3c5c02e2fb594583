package eu.sealwatch.collector.store;

import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a list ended: the time and id of its last row. Rows that come in meanwhile do not
 * shift what follows. As text it is opaque and safe in a URL.
 */
public record Cursor(long time, String id) {

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (time + "." + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Empty when the text is no cursor of ours. */
    public static Optional<Cursor> parse(String text) {
        try {
            String plain =
                    new String(
                            Base64.getUrlDecoder().decode(text),
                            java.nio.charset.StandardCharsets.UTF_8);
            int dot = plain.indexOf('.');
            if (dot < 1 || !plain.substring(dot + 1).matches("[0-9a-f]{1,64}")) {
                return Optional.empty();
            }
            return Optional.of(
                    new Cursor(Long.parseLong(plain.substring(0, dot)), plain.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
