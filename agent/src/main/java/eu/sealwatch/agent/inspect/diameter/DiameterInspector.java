package eu.sealwatch.agent.inspect.diameter;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Diameter by its header and the first attribute behind it (RFC 6733 sections 3 and 4). */
public final class DiameterInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("diameter").complete();
    private static final int HEADER = 20;
    private static final int RESERVED_FLAGS = 0x0F;
    private static final int MANDATORY = 0x40;
    private static final int SESSION_ID = 263;
    private static final int ORIGIN_HOST = 264;
    private static final int RESULT_CODE = 268;

    @Override
    public String protocol() {
        return "diameter";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        return Fit.both(fit(conversation.client()), fit(conversation.server()), FOUND);
    }

    // version, length, flags, command, application, two identifiers; code, flags, length
    private static Fit fit(Octets stream) {
        int length = stream.u24(1);
        boolean contradicts =
                !stream.isEmpty() && stream.u8(0) != 1
                        || stream.length() > 3 && (length < HEADER + 12 || length % 4 != 0)
                        || stream.length() > 4 && (stream.u8(4) & RESERVED_FLAGS) != 0;
        if (contradicts) {
            return Fit.CONTRADICTS;
        }
        if (stream.length() < HEADER + 8) {
            return Fit.OPEN;
        }
        long code = stream.u32(HEADER);
        int size = stream.u24(HEADER + 5);
        boolean first =
                (code == SESSION_ID || code == ORIGIN_HOST || code == RESULT_CODE)
                        && (stream.u8(HEADER + 4) & ~0x20) == MANDATORY
                        && size > 8
                        && size <= length - HEADER;
        return first ? Fit.PROVES : Fit.CONTRADICTS;
    }
}
