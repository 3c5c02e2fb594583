package eu.sealwatch.agent.observe;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts the text of one direction into lines, in whatever pieces it comes. Long lines are left out.
 */
final class Lines {
    private static final int LONGEST = 128;

    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean tooLong;

    void feed(byte[] bytes, int from, int count, Consumer<String> sink) {
        for (int i = from; i < from + count; i++) {
            byte octet = bytes[i];
            if (octet == '\n') {
                if (!tooLong && length > 0) {
                    sink.accept(text());
                }
                cut();
            } else if (length == LONGEST) {
                tooLong = true;
            } else {
                line[length++] = octet;
            }
        }
    }

    /** What follows does not continue what came before. */
    void cut() {
        length = 0;
        tooLong = false;
    }

    private String text() {
        int end = line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }
}
