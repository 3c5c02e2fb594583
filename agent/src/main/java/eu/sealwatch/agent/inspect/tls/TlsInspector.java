package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Optional;

/**
 * Recognises TLS over TCP by its hellos. Where the capture began in the middle, or the hello does
 * not parse, by records whose lengths come out: a pattern, not a handshake.
 */
public final class TlsInspector implements Inspector {
    private static final int TCP = 6;

    /** Records in a row that are no accident: type, version and length of each must fit. */
    private static final int ENOUGH = 2;

    /** No hello is longer: two lists of 64 KiB, and little besides. */
    private static final int MOST_HELLO = 0x1FFFF;

    /** A server's version while TLS 1.3 was a draft. */
    private static final int DRAFT = 0x7F;

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
        if (conversation.beganBeforeCapture()
                && !begins(client, TlsWire.CLIENT_HELLO)
                && !begins(server, TlsWire.SERVER_HELLO)) {
            return middle(conversation);
        }
        boolean inTls =
                mayBegin(client, TlsWire.CLIENT_HELLO) && mayBegin(server, TlsWire.SERVER_HELLO);
        if (!inTls && !inSsl2(client, server) && !conversation.beganBeforeCapture()) {
            return Recognition.NOT_MINE;
        }
        Optional<TlsHandshake> handshake =
                TlsReader.read(
                        client, server, conversation.clientEnded(), conversation.serverEnded());
        if (handshake.isPresent()) {
            TlsHandshake facts = handshake.get().toPort(conversation.serverPort());
            return new Recognition.Recognised(facts, facts.complete());
        }
        if (isWholeButUnsound(client)) {
            return new Recognition.Recognised(TlsHandshake.unseen(Carrier.TCP, false), false);
        }
        return conversation.clientEnded() && conversation.serverEnded()
                ? Recognition.NOT_MINE
                : Recognition.UNDECIDED;
    }

    /** A record and the hello in it whose lengths agree, though its lists do not. */
    private static boolean isWholeButUnsound(Octets client) {
        int record = client.u16(3);
        return begins(client, TlsWire.CLIENT_HELLO)
                && client.has(TlsWire.RECORD_HEADER, record)
                && client.u24(TlsWire.RECORD_HEADER + 1) == record - 4;
    }

    private static Recognition middle(Conversation conversation) {
        TlsRecords client = TlsRecords.read(conversation.client());
        TlsRecords server = TlsRecords.read(conversation.server());
        if (client.malformed() || server.malformed()) {
            return Recognition.NOT_MINE;
        }
        boolean enough =
                client.sealed() >= ENOUGH
                        || server.sealed() >= ENOUGH
                        || client.endsSealed()
                        || server.endsSealed();
        boolean established = client.protectedData() && server.protectedData();
        return enough
                ? new Recognition.Recognised(TlsHandshake.unseen(Carrier.TCP, established), true)
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
        return (length < 2 || stream.u8(1) == 3 || stream.u8(1) == 1)
                && (length < 3 || TlsWire.isRecordVersion(stream.u16(1)))
                && (length < 5 || stream.u16(3) <= TlsWire.MAX_RECORD)
                && (length < 6 || type == TlsWire.ALERT || helloMayBegin(stream, message));
    }

    /** Type 1, length 3, version 2; as far as they stand in the first record. */
    private static boolean helloMayBegin(Octets stream, int message) {
        Octets hello = stream.slice(TlsWire.RECORD_HEADER, stream.u16(3));
        return (hello.length() < 1 || hello.u8(0) == message)
                && (hello.length() < 2 || hello.u8(1) <= MOST_HELLO >> 16)
                && (hello.length() < 5
                        || hello.u8(4) == stream.u8(1)
                        || message == TlsWire.SERVER_HELLO && hello.u8(4) == DRAFT);
    }

    private static boolean inSsl2(Octets client, Octets server) {
        return Ssl2Hello.mayBegin(client)
                && (mayBegin(server, TlsWire.SERVER_HELLO) || Ssl2Answer.mayBegin(server));
    }

    private static boolean begins(Octets stream, int message) {
        return stream.length() > TlsWire.RECORD_HEADER
                && stream.u8(0) == TlsWire.HANDSHAKE
                && mayBegin(stream, message);
    }
}
