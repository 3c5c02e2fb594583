package eu.sealwatch.agent.inspect.opcua;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * OPC UA binary by the messages with which both sides begin, or that they send in the middle, with
 * the security policy of the channel (part 6, 6.7.2 and 7.1), and the services that are asked for
 * where they are not encrypted.
 */
public final class OpcuaInspector implements Inspector {
    private static final Plain OPCUA = Plain.handshake("opcua");
    private static final String POLICY = "http://opcfoundation.org/UA/SecurityPolicy#";
    private static final int LONGEST_POLICY = 255;
    private static final int MOST_MESSAGES = 64;
    private static final int MOST_BEFORE_CHANNEL = 4;

    // type, size, channel; then the policy's address with its length
    private static final int POLICY_LENGTH = 12;
    private static final int POLICY_ADDRESS = 16;

    @Override
    public String protocol() {
        return "opcua";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Framing framing = OpcuaMessage::size;
        int messages = framing.count(conversation, 1);
        if (messages <= 0) {
            return messages < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        String policy = policy(conversation.client());
        if (policy.isEmpty()) {
            policy = policy(conversation.server());
        }
        var operations = new Operations();
        read(conversation.client(), operations);
        read(conversation.server(), operations);
        Plain facts = policy.isEmpty() ? OPCUA : OPCUA.with("opcua.security_policy", policy);
        return operations.answer(facts, "opcua");
    }

    private static void read(Octets stream, Operations into) {
        int at = 0;
        for (int i = 0; i < MOST_MESSAGES && at < stream.length(); i++) {
            int size = OpcuaMessage.size(stream, at);
            if (size <= 0) {
                return;
            }
            into.add(OpcuaService.of(stream, at));
            at += size;
        }
    }

    /** The policy that the channel's opening names; empty where none was seen. */
    private static String policy(Octets stream) {
        int at = 0;
        for (int i = 0; i < MOST_BEFORE_CHANNEL && at < stream.length(); i++) {
            int size = OpcuaMessage.size(stream, at);
            if (size <= 0) {
                return "";
            }
            if (OpcuaMessage.opensChannel(stream, at)) {
                long length = stream.u32le(at + POLICY_LENGTH);
                Octets address =
                        stream.slice(at + POLICY_ADDRESS, (int) Math.min(length, LONGEST_POLICY));
                boolean whole = address.length() == length && address.startsWith(POLICY);
                return whole ? address.slice(POLICY.length()).printable() : "";
            }
            at += size;
        }
        return "";
    }
}
