package eu.sealwatch.agent.inspect.frp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import java.util.regex.Pattern;

/**
 * frp, which publishes a service behind a firewall through a server outside. Told by the client's
 * log-in, alone or in the first stream of yamux; or by the byte that older clients send before TLS.
 * Where TLS comes without that byte, it is TLS and no more.
 */
public final class FrpInspector implements Inspector {
    /** In the place of a record's type: no TLS begins with it and goes on with a hello. */
    private static final int BEFORE_TLS = 0x17;

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_VERSION = 3;

    // yamux: version, type, flags, stream, length; the client opens stream 1 with an empty update
    private static final String OPENS_STREAM = "\0\1\0\1\0\0\0\1\0\0\0\0";
    private static final int YAMUX_HEADER = 12;

    /** A letter for "log-in", a length of 64 bits, JSON. */
    private static final int LOGIN = 'o';

    private static final int LENGTH_AT = 1;
    private static final int JSON_AT = 9;
    private static final int MOST_JSON = 10240;
    private static final int LOOKED_AT = 2048;
    private static final Pattern VERSION = Pattern.compile("\\{\"version\":\"([0-9.]{1,16})\"");

    @Override
    public String protocol() {
        return "frp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        return switch (client.u8(0)) {
            case BEFORE_TLS -> insideTls(conversation, client.slice(1));
            case LOGIN -> login(client);
            default -> {
                if (Ascii.contradicts(client, OPENS_STREAM)) {
                    yield Recognition.NOT_MINE;
                }
                Octets data = client.slice(2 * YAMUX_HEADER);
                yield data.isEmpty() ? Recognition.UNDECIDED : login(data);
            }
        };
    }

    private static Recognition insideTls(Conversation conversation, Octets client) {
        boolean contradicts =
                client.length() > 0 && client.u8(0) != TLS_HANDSHAKE
                        || client.length() > 1 && client.u8(1) != TLS_VERSION;
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        boolean clientEnded = conversation.clientEnded();
        boolean serverEnded = conversation.serverEnded();
        return TlsReader.read(client, conversation.server(), clientEnded, serverEnded)
                .<Recognition>map(
                        tls -> new Recognition.Recognised(new FrpInTls(tls), tls.complete()))
                .orElse(Recognition.UNDECIDED);
    }

    private static Recognition login(Octets message) {
        long length = message.u32(LENGTH_AT + 4);
        boolean contradicts =
                message.length() > 0 && message.u8(0) != LOGIN
                        || message.u32(LENGTH_AT) != 0
                        || message.length() >= JSON_AT && (length == 0 || length > MOST_JSON)
                        || message.length() > JSON_AT && message.u8(JSON_AT) != '{';
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (message.length() < JSON_AT + Math.min(length, LOOKED_AT)) {
            return Recognition.UNDECIDED;
        }
        String json = message.slice(JSON_AT, (int) Math.min(length, LOOKED_AT)).printable();
        var version = VERSION.matcher(json);
        return version.lookingAt() && json.contains("\"privilege_key\":")
                ? Plain.handshake("frp").with("frp.version", version.group(1)).complete()
                : Recognition.NOT_MINE;
    }
}
