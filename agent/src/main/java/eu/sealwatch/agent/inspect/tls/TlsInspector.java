package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Optional;

/**
 * Recognises TLS over TCP by its hellos. Where the capture began in the middle, by records that
 * follow one another: a pattern, not a handshake.
 */
public final class TlsInspector implements Inspector {
    private static final int TCP = 6;

    /** Records in a row that are no accident. */
    private static final int ENOUGH = 3;

    /** No hello is longer: two lists of 64 KiB, and little besides. */
    private static final int MOST_HELLO = 0x1FFFF;

    @Override
    public String protocol() {
        return "tls";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() != TCP) {
            return Recognition.NOT_MINE;
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (conversation.beganBeforeCapture() && !begins(client, TlsWire.CLIENT_HELLO)) {
            return middle(conversation);
        }
        boolean inTls =
                mayBegin(client, TlsWire.CLIENT_HELLO) && mayBegin(server, TlsWire.SERVER_HELLO);
        if (!inTls && !inSsl2(client, server)) {
            return Recognition.NOT_MINE;
        }
        Optional<TlsHandshake> handshake =
                TlsReader.read(
                        client, server, conversation.clientEnded(), conversation.serverEnded());
        if (handshake.isPresent()) {
            return new Recognition.Recognised(handshake.get(), handshake.get().complete());
        }
        return conversation.clientEnded() && conversation.serverEnded()
                ? Recognition.NOT_MINE
                : Recognition.UNDECIDED;
    }

    private static Recognition middle(Conversation conversation) {
        TlsRecords client = TlsRecords.read(conversation.client());
        TlsRecords server = TlsRecords.read(conversation.server());
        if (client.malformed() || server.malformed()) {
            return Recognition.NOT_MINE;
        }
        boolean enough =
                client.whole() >= ENOUGH
                        || server.whole() >= ENOUGH
                        || client.whole() > 0 && server.whole() > 0;
        boolean helloSeen = begins(conversation.server(), TlsWire.SERVER_HELLO);
        if (helloSeen) {
            return TlsReader.read(
                            conversation.client(),
                            conversation.server(),
                            conversation.clientEnded(),
                            conversation.serverEnded())
                    .<Recognition>map(facts -> new Recognition.Recognised(facts, facts.complete()))
                    .orElse(Recognition.UNDECIDED);
        }
        return enough && (client.protectedData() || server.protectedData())
                ? new Recognition.Recognised(TlsHandshake.unseen(), true)
                : Recognition.UNDECIDED;
    }

    /** Whether what is there so far could begin with a record that holds this message. */
    private static boolean mayBegin(Octets stream, int message) {
        int length = stream.length();
        if (length == 0) {
            return true;
        }
        int type = stream.u8(0);
        if (type != TlsWire.HANDSHAKE && type != TlsWire.ALERT) {
            return false;
        }
        return (length < 2 || stream.u8(1) == 3)
                && (length < 3 || stream.u8(2) <= 4)
                && (length < 5 || stream.u16(3) <= TlsWire.MAX_RECORD)
                && (length < 6 || type == TlsWire.ALERT || helloMayBegin(stream, message));
    }

    /** Type 1, length 3, version 2; as far as they stand in the first record. */
    private static boolean helloMayBegin(Octets stream, int message) {
        Octets hello = stream.slice(TlsWire.RECORD_HEADER, stream.u16(3));
        return (hello.length() < 1 || hello.u8(0) == message)
                && (hello.length() < 2 || hello.u8(1) <= MOST_HELLO >> 16)
                && (hello.length() < 5 || hello.u8(4) == 3);
    }

    private static boolean inSsl2(Octets client, Octets server) {
        return Ssl2Hello.mayBegin(client)
                && (mayBegin(server, TlsWire.SERVER_HELLO) || Ssl2Hello.mayBeAnswer(server));
    }

    private static boolean begins(Octets stream, int message) {
        return stream.length() > TlsWire.RECORD_HEADER
                && stream.u8(0) == TlsWire.HANDSHAKE
                && mayBegin(stream, message);
    }
}
