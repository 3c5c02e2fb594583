package eu.sealwatch.agent.inspect.fastcgi;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** FastCGI by the record that begins a request, all its reserved bytes zero (specification 1.0). */
public final class FastcgiInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("fastcgi").complete();
    private static final int BEGIN = 1;
    private static final int BYTES = 16;

    @Override
    public String protocol() {
        return "fastcgi";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        // version, type, request, length 8, padding, reserved; role, flags, reserved
        boolean contradicts =
                !client.isEmpty() && client.u8(0) != 1
                        || !server.isEmpty() && server.u8(0) != 1
                        || client.length() > 1 && client.u8(1) != BEGIN
                        || client.length() > 5 && client.u16(4) != 8;
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < BYTES) {
            return Recognition.UNDECIDED;
        }
        boolean begins =
                client.u16(2) != 0
                        && client.u16(6) == 0
                        && client.u16(8) >= 1
                        && client.u16(8) <= 3
                        && client.u8(10) <= 1
                        && client.u8(11) == 0
                        && client.u32(12) == 0;
        return begins ? FOUND : Recognition.NOT_MINE;
    }
}
