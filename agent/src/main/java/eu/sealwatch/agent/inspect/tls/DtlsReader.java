package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import java.util.Optional;

/**
 * Reads a DTLS handshake from the datagrams of a flow, also where they come among others, as those
 * of STUN on the way of WebRTC. Who sent the client's hello is the client, whoever opened the flow.
 */
public final class DtlsReader {
    private static final int CHANNEL_HEADER = 4;

    private DtlsReader() {}

    /** Whether a datagram is DTLS beyond doubt. */
    public static boolean is(Octets datagram) {
        return DtlsRecords.is(datagram);
    }

    /** Empty when neither the current datagram nor one before it is DTLS. */
    public static Optional<TlsHandshake> read(Conversation conversation) {
        var fromClient = new DtlsRecords();
        var fromServer = new DtlsRecords();
        boolean found = false;
        for (Conversation.Earlier earlier : conversation.earlier()) {
            found |= add(earlier.octets(), earlier.fromClient() ? fromClient : fromServer, found);
        }
        found |= add(conversation.client(), fromClient, found);
        found |= add(conversation.server(), fromServer, found);
        return found ? Optional.of(read(fromClient, fromServer)) : Optional.empty();
    }

    /** Once it is known that DTLS is spoken, what begins like 1.3 under keys is that. */
    private static boolean add(Octets framed, DtlsRecords records, boolean known) {
        Octets datagram = withoutChannel(framed);
        boolean dtls = DtlsRecords.is(datagram) || known && DtlsRecords.isProtected(datagram);
        if (dtls) {
            records.add(datagram);
        }
        return dtls;
    }

    /** A relay may put a channel and a length before it: RFC 8656 section 12.4. */
    private static Octets withoutChannel(Octets datagram) {
        int length = datagram.u16(2);
        boolean channel = datagram.u8(0) >> 6 == 1 && datagram.has(CHANNEL_HEADER, length);
        return channel ? datagram.slice(CHANNEL_HEADER, length) : datagram;
    }

    private static TlsHandshake read(DtlsRecords fromClient, DtlsRecords fromServer) {
        Transcript client = fromClient.transcript();
        Transcript server = fromServer.transcript();
        boolean swapped =
                server.has(TlsWire.CLIENT_HELLO)
                        || client.has(TlsWire.SERVER_HELLO)
                        || client.has(TlsWire.HELLO_VERIFY_REQUEST);
        return TlsReader.join(
                        Carrier.DTLS,
                        swapped ? server : client,
                        swapped ? client : server,
                        false,
                        false)
                .orElseGet(() ->
                        TlsHandshake.unseen(
                                Carrier.DTLS, client.protectedData() && server.protectedData()));
    }
}
