package eu.sealwatch.agent.inspect.mysql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.StartTls;
import java.util.Optional;

/** MySQL's "Protocol::SSLRequest": the flags of the login alone, and then TLS. */
public final class MysqlTls implements StartTls.Boundary {
    private static final int HEADER = 4;
    private static final int REQUEST_BYTES = 32;
    private static final int TLS_FLAG = 0x800;

    @Override
    public Optional<StartTls.Inside> inside(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean agreed =
                client.length() >= HEADER + 4
                        && client.u16le(0) == REQUEST_BYTES
                        && client.u8(2) == 0
                        && (client.u32le(HEADER) & TLS_FLAG) != 0;
        return agreed
                ? Optional.of(
                        new StartTls.Inside(
                                client.slice(HEADER + REQUEST_BYTES),
                                server.slice(HEADER + server.u16le(0))))
                : Optional.empty();
    }

    @Override
    public boolean isOpen(Conversation conversation) {
        return conversation.client().length() < HEADER + 4;
    }
}
