package eu.sealwatch.agent.inspect.opcua;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** OPC UA binary by the client's HELLO, with the security policy of the channel (part 6, 7.1). */
public final class OpcuaInspector implements Inspector {
    private static final Plain OPCUA = Plain.handshake("opcua");
    private static final Recognition SO_FAR = OPCUA.soFar();
    private static final String POLICY = "http://opcfoundation.org/UA/SecurityPolicy#";
    private static final int HEADER = 8;
    private static final int LONGEST_HELLO = 4096 + 32;
    private static final int LONGEST_POLICY = 255;

    @Override
    public String protocol() {
        return "opcua";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (Ascii.contradicts(client, "HELF")) {
            return Recognition.NOT_MINE;
        }
        // type, size, then five numbers and the endpoint's address
        if (client.length() < HEADER + 24) {
            return Recognition.UNDECIDED;
        }
        long size = client.u32le(4);
        if (size < HEADER + 24 || size > LONGEST_HELLO) {
            return Recognition.NOT_MINE;
        }
        Octets open = client.slice((int) size);
        // type, size, channel, then the policy's address with its length
        long length = open.u32le(12);
        Octets policy = open.slice(16, (int) Math.min(length, LONGEST_POLICY));
        boolean whole = length <= LONGEST_POLICY && policy.length() == length;
        return open.startsWith("OPNF") && whole && policy.startsWith(POLICY)
                ? OPCUA.with("opcua.security_policy", policy.slice(POLICY.length()).printable())
                        .complete()
                : SO_FAR;
    }
}
