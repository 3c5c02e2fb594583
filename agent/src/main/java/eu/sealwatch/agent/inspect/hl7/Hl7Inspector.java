package eu.sealwatch.agent.inspect.hl7;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * HL7 version 2 by the block that MLLP puts around a message (transport release 2) and the segment
 * that heads it. Kept are what kind of message it is and in which version: no sender, and nothing
 * of a person.
 */
public final class Hl7Inspector implements Inspector {
    private static final Plain HL7 = Plain.handshake("hl7");
    private static final String HEAD = "\u000BMSH";
    private static final int SEPARATOR = 4;
    private static final int LONGEST_HEAD = 512;
    // the separator itself is the first field
    private static final int MESSAGE_TYPE = 9;
    private static final int VERSION = 12;
    private static final int LONGEST_FIELD = 32;

    @Override
    public String protocol() {
        return "hl7";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets message = client.isEmpty() ? conversation.server() : client;
        if (Ascii.contradicts(message, HEAD)) {
            return Recognition.NOT_MINE;
        }
        int end = message.indexOf('\r', 0);
        if (end < 0 && message.length() < LONGEST_HEAD) {
            return Recognition.UNDECIDED;
        }
        int separator = message.u8(SEPARATOR);
        if (separator <= ' ' || separator > '~' || Character.isLetterOrDigit(separator)) {
            return Recognition.NOT_MINE;
        }
        int last = end < 0 ? message.length() : end;
        String type = field(message, MESSAGE_TYPE, last);
        return type.isEmpty()
                ? Recognition.NOT_MINE
                : HL7.with("hl7.message", type)
                        .with("hl7.version", field(message, VERSION, last))
                        .complete();
    }

    private static String field(Octets message, int number, int last) {
        int separator = message.u8(SEPARATOR);
        int at = SEPARATOR;
        for (int i = 1; i < number; i++) {
            if (at < 0 || at >= last) {
                return "";
            }
            int start = at + 1;
            at = message.indexOf(separator, start);
            if (i == number - 1) {
                int stop = at < 0 || at > last ? last : at;
                return message.slice(start, Math.min(stop - start, LONGEST_FIELD)).printable();
            }
        }
        return "";
    }
}
