package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.TlsHandshake.ServerHelloFacts;
import java.util.List;
import java.util.Optional;

/**
 * Reads a TLS handshake from the first bytes of both sides, either of which may be missing. Also
 * for protocols that start TLS after some words in clear: give it what follows those words; and for
 * QUIC, which carries the messages without records.
 */
public final class TlsReader {
    private TlsReader() {}

    /**
     * Empty while neither side's hello is all there.
     *
     * @param clientEnded no more bytes will come from the client
     * @param serverEnded no more bytes will come from the server
     */
    public static Optional<TlsHandshake> read(
            Octets client, Octets server, boolean clientEnded, boolean serverEnded) {
        if (Ssl2Hello.isWhole(client)) {
            Optional<TlsHandshake> ssl2 = Ssl2Answer.handshake(client, server);
            if (ssl2.isPresent()) {
                return ssl2;
            }
            return join(
                    Carrier.TCP,
                    ClientHello.parseSsl2(Ssl2Hello.body(client)),
                    TlsRecords.read(Ssl2Hello.after(client)).transcript(),
                    TlsRecords.read(server).transcript(),
                    clientEnded,
                    serverEnded);
        }
        return join(
                Carrier.TCP,
                TlsRecords.read(client).transcript(),
                TlsRecords.read(server).transcript(),
                clientEnded,
                serverEnded);
    }

    /** Whether what is there shows that no TLS begins here after all. */
    public static boolean isOther(Octets stream) {
        return !stream.isEmpty()
                && stream.u8(0) != TlsWire.HANDSHAKE
                && stream.u8(0) != TlsWire.ALERT
                && !Ssl2Hello.mayBegin(stream);
    }

    /**
     * Reads the handshake messages that QUIC's Initial packets carried (RFC 9001 section 4). All
     * that follows the server's hello is hidden.
     */
    public static Optional<TlsHandshake> ofQuic(Octets client, Octets server) {
        var fromClient = new Transcript(Transcript.split(client), false, false, 0);
        var fromServer = new Transcript(Transcript.split(server), false, false, 0);
        return join(Carrier.QUIC, fromClient, fromServer, true, false)
                .map(handshake ->
                        handshake.server().filter(it -> !it.hello().retry()).isPresent()
                                ? handshake.completed()
                                : handshake);
    }

    /** Reads it from what both sides said, whatever carried it. */
    static Optional<TlsHandshake> join(
            Carrier carrier,
            Transcript client,
            Transcript server,
            boolean clientEnded,
            boolean serverEnded) {
        // the first: a second, after a retry, no longer shows all that the client offers
        Optional<ClientHello> offer =
                client.first(TlsWire.CLIENT_HELLO).flatMap(ClientHello::parse);
        return join(carrier, offer, client, server, clientEnded, serverEnded);
    }

    private static Optional<TlsHandshake> join(
            Carrier carrier,
            Optional<ClientHello> offer,
            Transcript client,
            Transcript server,
            boolean clientEnded,
            boolean serverEnded) {
        List<ServerHello> hellos =
                server.all(TlsWire.SERVER_HELLO).stream()
                        .flatMap(body -> ServerHello.parse(body).stream())
                        .toList();
        if (offer.isEmpty() && hellos.isEmpty()) {
            return Optional.empty();
        }
        int alert = Math.max(server.fatalAlert(), client.fatalAlert());
        // TLS 1.3 hides all after the hellos; before it, each side's change to keys is the end
        boolean complete =
                alert > 0
                        || (clientEnded || client.protectedData())
                                && (serverEnded || server.protectedData());
        return Optional.of(
                new TlsHandshake(
                        carrier,
                        offer,
                        hellos.isEmpty()
                                ? Optional.empty()
                                : Optional.of(choice(offer, hellos, server)),
                        server.first(TlsWire.CERTIFICATE).orElse(Octets.EMPTY),
                        client.first(TlsWire.CERTIFICATE).orElse(Octets.EMPTY),
                        server.has(TlsWire.CERTIFICATE_REQUEST),
                        server.has(TlsWire.HELLO_VERIFY_REQUEST),
                        client.protectedData() && server.protectedData(),
                        alert,
                        0,
                        complete));
    }

    private static ServerHelloFacts choice(
            Optional<ClientHello> offer, List<ServerHello> hellos, Transcript server) {
        ServerHello hello = hellos.getLast();
        ServerKeyExchange exchange =
                server.first(TlsWire.SERVER_KEY_EXCHANGE)
                        .map(body -> ServerKeyExchange.parse(body, hello.version()))
                        .orElse(ServerKeyExchange.NONE);
        return new ServerHelloFacts(
                hello,
                exchange,
                resumed(offer, hello, server),
                hellos.stream().anyMatch(ServerHello::retry),
                hellos.stream()
                        .anyMatch(
                                each -> each.retry() && each.has(TlsWire.ENCRYPTED_CLIENT_HELLO)));
    }

    /**
     * TLS 1.3 says so. Before it a server sends the client's session id back (RFC 5246 section
     * 7.4.1.3), and only an abbreviated handshake changes keys without a hello done (section 7.3).
     */
    private static boolean resumed(
            Optional<ClientHello> offer, ServerHello hello, Transcript server) {
        if (TlsWire.isThirteen(hello.version())) {
            return hello.has(TlsWire.PRE_SHARED_KEY);
        }
        boolean echoed =
                !hello.sessionId().isEmpty()
                        && offer.map(it -> it.sessionId().equals(hello.sessionId())).orElse(false);
        boolean full = server.has(TlsWire.SERVER_HELLO_DONE) || server.has(TlsWire.CERTIFICATE);
        return !full && (echoed || server.changeCipherSpec());
    }
}
