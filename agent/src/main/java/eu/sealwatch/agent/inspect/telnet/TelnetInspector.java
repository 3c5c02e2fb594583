package eu.sealwatch.agent.inspect.telnet;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Telnet by its option negotiation (RFC 854, RFC 855): at least two commands, in the text with
 * which a side begins. Text without negotiation is not called telnet, whatever it says.
 */
public final class TelnetInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("telnet").complete();

    // RFC 854: IAC, then SB ... SE, or WILL, WONT, DO, DONT and the option
    private static final int IAC = 0xFF;
    private static final int SUBNEGOTIATION = 0xFA;
    private static final int SUBNEGOTIATION_END = 0xF0;
    private static final int WILL = 0xFB;
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
            return FOUND;
        }
        return client.length() > TEXT_LOOKED_AT || server.length() > TEXT_LOOKED_AT
                ? Recognition.NOT_MINE
                : Recognition.UNDECIDED;
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
