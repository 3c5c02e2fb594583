package eu.sealwatch.agent.inspect.nomachine;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import java.util.Optional;

/**
 * NoMachine over TCP: each side says who it is and its version in one line, NXSH and NXD, then TLS
 * begins in the same connection.
 */
public final class NomachineInspector implements Inspector {
    private static final String CLIENT = "NXSH-";
    private static final String SERVER = "NXD-";
    private static final int LONGEST_VERSION = 16;

    /** TLS's record type for a handshake. */
    private static final int HANDSHAKE = 22;

    @Override
    public String protocol() {
        return "nomachine";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        int clientEnd = lineEnd(client, CLIENT);
        int serverEnd = lineEnd(server, SERVER);
        if (clientEnd < 0 || serverEnd < 0) {
            return Recognition.NOT_MINE;
        }
        if (clientEnd == 0 && serverEnd == 0) {
            return Recognition.UNDECIDED;
        }
        Octets afterClient = client.slice(Math.max(clientEnd, 0));
        Octets afterServer = server.slice(Math.max(serverEnd, 0));
        Optional<TlsHandshake> tls =
                clientEnd == 0 || serverEnd == 0
                        ? Optional.empty()
                        : TlsReader.read(
                                afterClient,
                                afterServer,
                                conversation.clientEnded(),
                                conversation.serverEnded());
        boolean other = !afterClient.isEmpty() && afterClient.u8(0) != HANDSHAKE;
        boolean complete =
                other
                        || conversation.clientEnded()
                        || conversation.serverEnded()
                        || tls.isPresent() && tls.get().complete();
        var facts =
                new NomachineGreeting(
                        version(client, CLIENT, clientEnd),
                        version(server, SERVER, serverEnd),
                        tls);
        return new Recognition.Recognised(facts, complete);
    }

    /** Where the greeting ends; 0 while it is not all there, -1 where there is another text. */
    private static int lineEnd(Octets stream, String name) {
        if (Ascii.contradicts(stream, name)) {
            return -1;
        }
        for (int at = name.length(); at < stream.length(); at++) {
            int value = stream.u8(at);
            if (value == '\n') {
                return at > name.length() ? at + 1 : -1;
            }
            boolean ofVersion = Ascii.isDigit(value) || value == '.' || value == '\r';
            if (!ofVersion || at - name.length() > LONGEST_VERSION) {
                return -1;
            }
        }
        return 0;
    }

    private static String version(Octets stream, String name, int end) {
        return end <= 0 ? "" : Ascii.line(stream, name.length(), LONGEST_VERSION);
    }
}
