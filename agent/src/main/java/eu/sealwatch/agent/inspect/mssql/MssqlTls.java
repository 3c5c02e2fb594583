package eu.sealwatch.agent.inspect.mssql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.StartTls;
import java.util.Optional;

/**
 * The TLS that TDS carries: its handshake in the data of further PRELOGIN packets, what comes after
 * without packets around it (MS-TDS 2.2.6.5 and 3.2.5.1).
 */
public final class MssqlTls implements StartTls.Boundary {
    // type 1, status 1, length with the header 2, then channel, number and window (2.2.3.1)
    private static final int HEADER = 8;
    private static final int LENGTH = 2;
    private static final int PRELOGIN = 0x12;
    private static final int MOST_PACKETS = 64;

    @Override
    public Optional<StartTls.Inside> inside(Conversation conversation) {
        Octets client = conversation.client();
        int second = client.u16(LENGTH);
        boolean agreed =
                client.u8(0) == PRELOGIN && second > HEADER && client.u8(second) == PRELOGIN;
        return agreed
                ? Optional.of(
                        new StartTls.Inside(unpacked(client), unpacked(conversation.server())))
                : Optional.empty();
    }

    @Override
    public boolean isOpen(Conversation conversation) {
        Octets client = conversation.client();
        return client.length() <= client.u16(LENGTH);
    }

    /** What one side said of TLS, behind its first packet; empty while there is nothing. */
    private static Octets unpacked(Octets stream) {
        byte[] inner = new byte[stream.length()];
        int known = 0;
        int at = stream.u16(LENGTH);
        for (int i = 0; i < MOST_PACKETS && stream.has(at, HEADER); i++) {
            int length = stream.u16(at + LENGTH);
            boolean packed = stream.u8(at) == PRELOGIN && length > HEADER;
            Octets data = packed ? stream.slice(at + HEADER, length - HEADER) : stream.slice(at);
            data.copyTo(inner, known, data.length());
            known += data.length();
            if (!packed) {
                break;
            }
            at += length;
        }
        return Octets.of(inner).slice(0, known);
    }
}
