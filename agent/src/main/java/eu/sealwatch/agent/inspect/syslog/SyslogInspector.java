package eu.sealwatch.agent.inspect.syslog;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Syslog: a priority in angle brackets, and text. Version 1 (RFC 5424) and dates as of old (RFC
 * 3164 section 4.1.2) are unmistakable; what network devices write instead (a sequence number, a
 * tag, a date of their own) is text that is merely like it, and then must be printable throughout.
 * Over TCP each message has its length in front (RFC 6587 section 3.4.1) or ends with its line.
 */
public final class SyslogInspector implements Inspector {
    private static final Plain SYSLOG = Plain.handshake("syslog");
    private static final Recognition VERSION_1 = SYSLOG.with("syslog.format", "rfc5424").complete();
    private static final Recognition DATED = SYSLOG.with("syslog.format", "rfc3164").complete();
    private static final Recognition LOOSE =
            Plain.pattern("syslog").with("syslog.format", "loose").complete();
    private static final int UDP = 17;
    private static final int LARGEST_PRIORITY = 191;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** Enough to see what a message begins with. */
    private static final int HEAD = 48;

    private static final int SHORTEST = 12;
    private static final int MOST_COUNT_DIGITS = 6;

    @Override
    public String protocol() {
        return "syslog";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == '<';
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return message(Datagram.of(conversation), 0);
        }
        Octets client = conversation.client();
        // a receiver has nothing to say
        if (!conversation.server().isEmpty()) {
            return Recognition.NOT_MINE;
        }
        if (client.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        return client.u8(0) == '<' ? line(client) : counted(client);
    }

    private static Recognition line(Octets client) {
        int priority = afterPriority(client, 0);
        if (priority < 0 && client.length() >= 5) {
            return Recognition.NOT_MINE;
        }
        // markup begins with an angle bracket, too, but never with a number in it
        return client.length() < HEAD && client.indexOf('\n', 0) < 0
                ? Recognition.UNDECIDED
                : strictly(client, priority);
    }

    private static Recognition counted(Octets client) {
        int digits = 0;
        while (digits < MOST_COUNT_DIGITS && Ascii.isDigit(client.u8(digits))) {
            digits++;
        }
        boolean contradicts =
                client.u8(0) == '0'
                        || digits == 0
                        || (client.length() > digits && client.u8(digits) != ' ')
                        || (client.length() > digits + 1 && client.u8(digits + 1) != '<');
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < digits + 6 + HEAD) {
            return Recognition.UNDECIDED;
        }
        return strictly(client, afterPriority(client, digits + 1));
    }

    private static Recognition strictly(Octets stream, int at) {
        if (at < 0) {
            return Recognition.NOT_MINE;
        }
        if (isVersion1(stream, at)) {
            return VERSION_1;
        }
        return isDate(stream, at) ? DATED : Recognition.NOT_MINE;
    }

    private static Recognition message(Octets datagram, int from) {
        int at = afterPriority(datagram, from);
        if (at < 0) {
            return Recognition.NOT_MINE;
        }
        if (isVersion1(datagram, at)) {
            return VERSION_1;
        }
        if (isDate(datagram, at)) {
            return DATED;
        }
        return isText(datagram, at) ? LOOSE : Recognition.NOT_MINE;
    }

    /** Where the text begins; -1 without a priority. */
    private static int afterPriority(Octets octets, int from) {
        if (octets.u8(from) != '<') {
            return -1;
        }
        int at = from + 1;
        int priority = 0;
        while (at < from + 4 && Ascii.isDigit(octets.u8(at))) {
            priority = priority * 10 + octets.u8(at) - '0';
            at++;
        }
        boolean known = at > from + 1 && priority <= LARGEST_PRIORITY && octets.u8(at) == '>';
        return known ? at + 1 : -1;
    }

    // "1 2026-", or "1 - " where the sender knows no time
    private static boolean isVersion1(Octets octets, int at) {
        return octets.startsWith(at, "1 - ")
                || (octets.startsWith(at, "1 ")
                        && Ascii.isDigit(octets.u8(at + 2))
                        && octets.u8(at + 6) == '-');
    }

    // "Nov 24 03:05:00 "
    private static boolean isDate(Octets octets, int at) {
        int month = MONTHS.indexOf(octets.slice(at, 3).latin1());
        return month >= 0
                && month % 3 == 0
                && octets.has(at, 15)
                && octets.u8(at + 3) == ' '
                && octets.u8(at + 9) == ':'
                && octets.u8(at + 12) == ':';
    }

    /** A line end or a zero may close it; text beyond ASCII must at least not be control bytes. */
    private static boolean isText(Octets datagram, int at) {
        int end = datagram.length();
        while (end > at && isClosing(datagram.u8(end - 1))) {
            end--;
        }
        for (int i = at; i < end; i++) {
            int value = datagram.u8(i);
            boolean control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
            if (control || value == 0x7F) {
                return false;
            }
        }
        return end - at >= SHORTEST && Ascii.isPrintable(datagram, at, at + SHORTEST);
    }

    private static boolean isClosing(int value) {
        return value == 0 || value == '\n' || value == '\r';
    }
}
