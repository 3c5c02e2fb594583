package eu.sealwatch.agent.inspect.telnet;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Telnet by its option negotiation (RFC 854, RFC 855): at least two commands, in the text with
 * which a side begins. Text without negotiation is not called telnet, whatever it says. Of the
 * options those are kept that could protect the session, or that make it another kind of terminal;
 * of the text nothing.
 */
public final class TelnetInspector implements Inspector {
    private static final Plain FOUND = Plain.handshake("telnet");

    // RFC 854: IAC, then SB ... SE, or WILL, WONT, DO, DONT and the option
    private static final int IAC = 0xFF;
    private static final int SUBNEGOTIATION = 0xFA;
    private static final int SUBNEGOTIATION_END = 0xF0;
    private static final int WILL = 0xFB;
    private static final int DO = 0xFD;
    private static final int DONT = 0xFE;

    /** IANA's Telnet options: 0 to 49, and a few above 137 that are seldom seen. */
    private static final int LAST_COMMON_OPTION = 49;

    private static final int ENOUGH = 2;
    private static final int TEXT_LOOKED_AT = 1024;

    @Override
    public String protocol() {
        return "telnet";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean clientSpeaksOtherwise = !client.isEmpty() && client.u8(0) != IAC;
        boolean serverSpeaksOtherwise = !server.isEmpty() && server.u8(0) != IAC;
        if (clientSpeaksOtherwise && serverSpeaksOtherwise) {
            return Recognition.NOT_MINE;
        }
        if (commands(client) + commands(server) >= ENOUGH) {
            return withOptions(client, server).complete();
        }
        return client.length() > TEXT_LOOKED_AT || server.length() > TEXT_LOOKED_AT
                ? Recognition.NOT_MINE
                : Recognition.UNDECIDED;
    }

    private static Plain withOptions(Octets client, Octets server) {
        Plain facts = FOUND;
        for (Option option : Option.values()) {
            if (asks(client, option.number) || asks(server, option.number)) {
                facts = facts.with("telnet.option", option.label);
            }
        }
        return facts;
    }

    /** Whether a side wants an option, or wants the other to have it. */
    private static boolean asks(Octets octets, int option) {
        int end = Math.min(octets.length(), TEXT_LOOKED_AT) - 2;
        int at = octets.indexOf(IAC, 0);
        while (at >= 0 && at < end) {
            boolean wanted = octets.u8(at + 1) == WILL || octets.u8(at + 1) == DO;
            if (wanted && octets.u8(at + 2) == option) {
                return true;
            }
            at = octets.indexOf(IAC, at + 1);
        }
        return false;
    }

    /** IANA's Telnet options that say something of security, or of what is at the other end. */
    private enum Option {
        AUTHENTICATION(37, "authentication"),
        ENCRYPTION(38, "encryption"),
        TN3270E(40, "tn3270e"),
        COM_PORT(44, "com-port"),
        START_TLS(46, "start-tls");

        private final int number;
        private final String label;

        Option(int number, String label) {
            this.number = number;
            this.label = label;
        }
    }

    private static int commands(Octets octets) {
        int count = 0;
        int at = 0;
        int end = Math.min(octets.length(), TEXT_LOOKED_AT);
        while (at < end && count < ENOUGH) {
            if (octets.u8(at) != IAC) {
                if (!isText(octets.u8(at))) {
                    return count;
                }
                at++;
            } else if (isNegotiation(octets, at)) {
                count++;
                at += 3;
            } else if (octets.u8(at + 1) == SUBNEGOTIATION) {
                int over = octets.indexOf(SUBNEGOTIATION_END, at);
                if (over < 0) {
                    return count;
                }
                at = over + 1;
            } else {
                return count;
            }
        }
        return count;
    }

    private static boolean isNegotiation(Octets octets, int at) {
        int command = octets.u8(at + 1);
        return octets.has(at, 3)
                && command >= WILL
                && command <= DONT
                && octets.u8(at + 2) <= LAST_COMMON_OPTION;
    }

    private static boolean isText(int value) {
        return (value >= 0x20 && value <= 0x7E)
                || value == 0
                || value == 0x1B
                || (value >= 0x07 && value <= 0x0D);
    }
}
