package eu.sealwatch.agent.inspect.syslog;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Syslog over UDP: priority, then version 1 (RFC 5424) or a date as of old (RFC 3164). */
public final class SyslogInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("syslog").complete();
    private static final int LARGEST_PRIORITY = 191;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    @Override
    public String protocol() {
        return "syslog";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (datagram.u8(0) != '<') {
            return Recognition.NOT_MINE;
        }
        int at = 1;
        int priority = 0;
        while (at < 4 && Ascii.isDigit(datagram.u8(at))) {
            priority = priority * 10 + datagram.u8(at) - '0';
            at++;
        }
        if (at == 1 || priority > LARGEST_PRIORITY || datagram.u8(at) != '>') {
            return Recognition.NOT_MINE;
        }
        return isVersion1(datagram, at + 1) || isDate(datagram, at + 1)
                ? FOUND
                : Recognition.NOT_MINE;
    }

    // "1 2026-", or "1 - " where the sender knows no time
    private static boolean isVersion1(Octets datagram, int at) {
        return datagram.startsWith(at, "1 - ")
                || (datagram.startsWith(at, "1 ")
                        && Ascii.isDigit(datagram.u8(at + 2))
                        && datagram.u8(at + 6) == '-');
    }

    // "Nov 24 03:05:00 "
    private static boolean isDate(Octets datagram, int at) {
        int month = MONTHS.indexOf(datagram.slice(at, 3).latin1());
        return month >= 0
                && month % 3 == 0
                && datagram.has(at, 16)
                && datagram.u8(at + 3) == ' '
                && datagram.u8(at + 9) == ':'
                && datagram.u8(at + 12) == ':';
    }
}
