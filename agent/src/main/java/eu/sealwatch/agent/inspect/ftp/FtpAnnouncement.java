package eu.sealwatch.agent.inspect.ftp;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a data connection will be opened to, as a line of FTP's control connection announces it:
 * PORT and the answer 227 (RFC 959 sections 4.1.2 and 4.2), EPRT and the answer 229 (RFC 2428). The
 * address counts for PORT and 227 alone; the others mean, in practice, the end of the control
 * connection that announced it.
 *
 * @param ipv4 0 where the line gives none
 */
public record FtpAnnouncement(int ipv4, int port) {
    private static final int NUMBERS = 6;
    private static final int LARGEST_PORT = 65535;

    /** What a line of the server announces. */
    public static Optional<FtpAnnouncement> ofReply(String line) {
        if (line.startsWith("227 ")) {
            return sixNumbers(line, 4);
        }
        return line.startsWith("229 ") ? extended(line, line.indexOf('('), 3) : Optional.empty();
    }

    /** What a line of the client announces. */
    public static Optional<FtpAnnouncement> ofCommand(String line) {
        String start = line.substring(0, Math.min(5, line.length())).toUpperCase(Locale.ROOT);
        return switch (start) {
            case "PORT " -> sixNumbers(line, 5);
            case "EPRT " -> extended(line, 4, 3);
            default -> Optional.empty();
        };
    }

    /** h1,h2,h3,h4,p1,p2; RFC 1123 section 4.1.2.6: with or without parentheses or words before. */
    private static Optional<FtpAnnouncement> sixNumbers(String line, int from) {
        int at = from;
        while (at < line.length() && !isDigit(line, at)) {
            at++;
        }
        long all = 0;
        for (int i = 0; i < NUMBERS; i++) {
            int value = 0;
            int begin = at;
            while (at < line.length() && isDigit(line, at) && at - begin < 3) {
                value = value * 10 + line.charAt(at++) - '0';
            }
            boolean separated = i == NUMBERS - 1 || at < line.length() && line.charAt(at) == ',';
            if (at == begin || value > 255 || !separated) {
                return Optional.empty();
            }
            at++;
            all = all << 8 | value;
        }
        int port = (int) (all & 0xFFFF);
        return port == 0
                ? Optional.empty()
                : Optional.of(new FtpAnnouncement((int) (all >>> 16), port));
    }

    /** The field after so many of the delimiter that stands behind a place. */
    private static Optional<FtpAnnouncement> extended(String line, int before, int delimiters) {
        if (before < 0 || before + 1 >= line.length()) {
            return Optional.empty();
        }
        char delimiter = line.charAt(before + 1);
        int at = before;
        for (int i = 0; i < delimiters; i++) {
            at = line.indexOf(delimiter, at + 1);
            if (at < 0) {
                return Optional.empty();
            }
        }
        int port = 0;
        for (at++; at < line.length() && isDigit(line, at) && port <= LARGEST_PORT; at++) {
            port = port * 10 + line.charAt(at) - '0';
        }
        boolean whole = at < line.length() && line.charAt(at) == delimiter;
        return whole && port > 0 && port <= LARGEST_PORT
                ? Optional.of(new FtpAnnouncement(0, port))
                : Optional.empty();
    }

    private static boolean isDigit(String line, int at) {
        return line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }
}
