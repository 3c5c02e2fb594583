package eu.sealwatch.agent.inspect.amqp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * AMQP by the header that opens it: 0-9-1 (section 4.2.2), 0-10 and 1.0 (OASIS, section 2.2), which
 * names the security layer too. Where the capture began later, by whole frames of 0-9-1, each of
 * which ends with the same octet, one of them if it is a method, or by frames of 1.0 that begin
 * with a performative.
 */
public final class AmqpInspector implements Inspector {
    private static final Plain AMQP = Plain.handshake("amqp");
    private static final String MAGIC = "AMQP";
    private static final int HEADER = 8;
    private static final int ENOUGH_FRAMES = 2;

    @Override
    public String protocol() {
        return "amqp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        // a server that wants another version says which, and closes
        Octets opening = client.isEmpty() ? conversation.server() : client;
        if (!Ascii.contradicts(opening, MAGIC)) {
            return opening.length() < HEADER ? Recognition.UNDECIDED : opened(opening);
        }
        if (!conversation.beganBeforeCapture()) {
            return Recognition.NOT_MINE;
        }
        return inTheMiddle(conversation);
    }

    private static Recognition opened(Octets opening) {
        int id = opening.u8(4);
        int first = opening.u8(5);
        int second = opening.u8(6);
        int third = opening.u8(7);
        if (id == 0 && first == 0 && second == 9 && third <= 1) {
            return AMQP.with("amqp.version", "0-9-" + third).complete();
        }
        if (id == 1 && first == 1) {
            // 0-8 and its kin, which count the version differently
            return AMQP.with("amqp.version", second == 0 ? "0-10" : "0-" + second).complete();
        }
        boolean one = first == 1 && second == 0 && third == 0;
        return switch (id) {
            case 0 -> one ? version1("none") : Recognition.NOT_MINE;
            case 2 -> one ? version1("tls") : Recognition.NOT_MINE;
            case 3 -> one ? version1("sasl") : Recognition.NOT_MINE;
            default -> Recognition.NOT_MINE;
        };
    }

    private static Recognition version1(String security) {
        return AMQP.with("amqp.version", "1.0").with("amqp.security", security).complete();
    }

    private static Recognition inTheMiddle(Conversation conversation) {
        Framing old = AmqpFrame::size;
        Framing now = AmqpFrame::size1;
        int ofOld = old.count(conversation, ENOUGH_FRAMES);
        int ofNow = now.count(conversation, ENOUGH_FRAMES);
        if (ofOld < 0 && ofNow < 0) {
            return Recognition.NOT_MINE;
        }
        boolean method =
                AmqpFrame.isMethod(conversation.client())
                        || AmqpFrame.isMethod(conversation.server());
        if (ofOld >= ENOUGH_FRAMES || (ofOld > 0 && method)) {
            return AMQP.with("amqp.version", "0-9").complete();
        }
        return ofNow >= ENOUGH_FRAMES
                ? AMQP.with("amqp.version", "1.0").complete()
                : Recognition.UNDECIDED;
    }
}
