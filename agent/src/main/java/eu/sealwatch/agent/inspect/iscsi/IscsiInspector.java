package eu.sealwatch.agent.inspect.iscsi;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * iSCSI by the initiator's login request: a header of 48 bytes with its reserved fields zero, and
 * keys and values behind it (RFC 7143 section 11.12). Keeps who asks for what, and the ways of
 * proving it that are offered.
 */
public final class IscsiInspector implements Inspector {
    private static final Plain ISCSI = Plain.handshake("iscsi");
    private static final int LOGIN_REQUEST = 0x43;
    private static final int LOGIN_RESPONSE = 0x23;
    private static final int REJECT = 0x3F;
    private static final int HEADER = 48;
    private static final int LARGEST = 8192;
    private static final int LONGEST_NAME = 223;

    @Override
    public String protocol() {
        return "iscsi";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        int answer = server.u8(0);
        // transit, continue, two bits reserved, stages; versions 0
        boolean contradicts =
                !client.isEmpty() && client.u8(0) != LOGIN_REQUEST
                        || client.length() > 1 && (client.u8(1) & 0x30) != 0
                        || client.length() > 3 && client.u16(2) != 0
                        || !server.isEmpty() && answer != LOGIN_RESPONSE && answer != REJECT;
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < HEADER) {
            return Recognition.UNDECIDED;
        }
        int length = client.u24(5);
        boolean header =
                client.u8(4) == 0
                        && length > 0
                        && length <= LARGEST
                        && client.u16(22) == 0
                        && client.u32(32) == 0
                        && client.u32(36) == 0
                        && client.u32(40) == 0
                        && client.u32(44) == 0;
        if (!header) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < HEADER + length) {
            return Recognition.UNDECIDED;
        }
        return keys(client.slice(HEADER, length));
    }

    private static Recognition keys(Octets text) {
        Plain facts = ISCSI;
        boolean named = false;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf(0, at);
            int equals = text.indexOf('=', at);
            int stop = end < 0 ? text.length() : end;
            if (equals < 0 || equals > stop) {
                break;
            }
            String value =
                    text.slice(equals + 1, Math.min(stop - equals - 1, LONGEST_NAME)).printable();
            switch (text.slice(at, equals - at).latin1()) {
                case "InitiatorName" -> {
                    named = true;
                    facts = facts.with("iscsi.initiator", value);
                }
                case "TargetName" -> facts = facts.with("iscsi.target", value);
                case "SessionType" -> facts = facts.with("iscsi.session", value);
                case "AuthMethod" -> facts = facts.with("iscsi.authentication", value);
                default -> {
                    // digests and sizes
                }
            }
            at = stop + 1;
        }
        return named ? facts.complete() : Recognition.NOT_MINE;
    }
}
