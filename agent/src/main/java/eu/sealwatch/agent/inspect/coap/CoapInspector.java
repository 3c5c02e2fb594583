package eu.sealwatch.agent.inspect.coap;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * CoAP: over UDP by a request whose options are all known and say where it goes, or by an answer
 * after a message of the same identifier or token (RFC 7252); over TCP by the settings that both
 * sides begin with (RFC 8323, section 5.3). Requests of the drafts before the RFC are known, too.
 */
public final class CoapInspector implements Inspector {
    private static final Plain COAP = Plain.handshake("coap");
    private static final Plain LIKE = Plain.pattern("coap");
    private static final int UDP = 17;
    private static final int SETTINGS = 0xE1;
    private static final int SHORT_LENGTHS = 0xD0;

    @Override
    public String protocol() {
        return "coap";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >> 6 == CoapMessage.VERSION;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return datagram(conversation);
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (contradictsSettings(client) || contradictsSettings(server)) {
            return Recognition.NOT_MINE;
        }
        return client.has(0, 2) && server.has(0, 2) ? COAP.complete() : Recognition.UNDECIDED;
    }

    private static Recognition datagram(Conversation conversation) {
        var message = new CoapMessage(Datagram.of(conversation));
        if (message.isRequest() && message.isAddressed()) {
            return operation(COAP, message);
        }
        if (message.isDraftRequest()) {
            return operation(LIKE, message);
        }
        if (!message.isRight()) {
            return Recognition.NOT_MINE;
        }
        for (Conversation.Earlier earlier : conversation.earlier()) {
            var before = new CoapMessage(earlier.octets());
            boolean turned = earlier.fromClient() == conversation.client().isEmpty();
            if (turned && before.isRight() && message.answers(before)) {
                return operation(COAP, before);
            }
        }
        return Recognition.UNDECIDED;
    }

    private static Recognition operation(Plain facts, CoapMessage message) {
        var operations = new Operations();
        operations.add(
                switch (message.code()) {
                    case 1 -> Operation.read("get");
                    case 2 -> Operation.write("post");
                    case 3 -> Operation.write("put");
                    case 4 -> Operation.write("delete");
                    case 5 -> Operation.read("fetch");
                    case 6, 7 -> Operation.write("patch");
                    default -> null;
                });
        return operations.describe(facts, "coap").complete();
    }

    /** No token; a length of twelve at most, or in one octet more; the code for settings. */
    private static boolean contradictsSettings(Octets stream) {
        int first = stream.u8(0);
        if ((first & 0x0F) != 0 || first > SHORT_LENGTHS) {
            return true;
        }
        int code = first == SHORT_LENGTHS ? 2 : 1;
        return stream.has(0, code + 1) && stream.u8(code) != SETTINGS;
    }
}
