package eu.sealwatch.agent.inspect.s7comm;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Siemens S7: a data unit 32 or 72 in COTP over TPKT (RFC 1006), from either side. RDP begins
 * alike, and ends so.
 */
public final class S7commInspector implements Inspector {
    private static final Plain CLASSIC = Plain.handshake("s7comm");
    private static final Recognition PLUS = CLASSIC.with("s7comm.variant", "plus").complete();
    private static final String TPKT = "\u0003\0";
    private static final int MOST_UNITS = 64;

    private static final int NOTHING_YET = 0;
    private static final int SOMETHING_ELSE = -1;

    @Override
    public String protocol() {
        return "s7comm";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, TPKT) || Ascii.contradicts(server, TPKT)) {
            return Recognition.NOT_MINE;
        }
        var operations = new Operations();
        int asked = read(client, operations);
        int answered = read(server, operations);
        if (asked == SOMETHING_ELSE || answered == SOMETHING_ELSE) {
            return Recognition.NOT_MINE;
        }
        return switch (asked == NOTHING_YET ? answered : asked) {
            case DataUnit.CLASSIC -> operations.answer(CLASSIC, "s7comm");
            case DataUnit.PLUS -> PLUS;
            default -> Recognition.UNDECIDED;
        };
    }

    /** What the first unit with data is: classic, plus, not S7, or not there yet. */
    private static int read(Octets stream, Operations operations) {
        int at = 0;
        int first = NOTHING_YET;
        for (int i = 0; i < MOST_UNITS && stream.has(at, DataUnit.KIND + 1); i++) {
            if (!DataUnit.isPacket(stream, at)) {
                return first == NOTHING_YET ? SOMETHING_ELSE : first;
            }
            if (DataUnit.carriesData(stream, at)) {
                int protocol = DataUnit.protocol(stream, at);
                if (first == NOTHING_YET) {
                    first = protocol == DataUnit.NEITHER ? SOMETHING_ELSE : protocol;
                }
                if (protocol == DataUnit.CLASSIC) {
                    operations.add(DataUnit.operation(stream, at));
                }
            }
            at += DataUnit.size(stream, at);
        }
        return first;
    }
}
