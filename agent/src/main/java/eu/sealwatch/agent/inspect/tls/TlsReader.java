package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.TlsHandshake.ServerHelloFacts;
import java.util.List;
import java.util.Optional;

/**
 * Reads a TLS handshake from the first bytes of both sides, either of which may be missing. Also
 * for protocols that start TLS after some words in clear: give it what follows those words.
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
        boolean ssl2 = Ssl2Hello.isWhole(client);
        TlsRecords fromClient = TlsRecords.read(ssl2 ? Ssl2Hello.after(client) : client);
        TlsRecords fromServer = TlsRecords.read(server);
        // the first: a second, after a retry, no longer shows all that the client offers
        Optional<ClientHello> offer =
                ssl2
                        ? ClientHello.parseSsl2(Ssl2Hello.body(client))
                        : fromClient
                                .messages(TlsWire.CLIENT_HELLO)
                                .findFirst()
                                .flatMap(ClientHello::parse);
        List<ServerHello> hellos =
                fromServer
                        .messages(TlsWire.SERVER_HELLO)
                        .flatMap(body -> ServerHello.parse(body).stream())
                        .toList();
        if (offer.isEmpty() && hellos.isEmpty()) {
            return Optional.empty();
        }
        int alert = Math.max(fromServer.fatalAlert(), fromClient.fatalAlert());
        // TLS 1.3 hides all after the hellos; before it, each side's change to keys is the end
        boolean complete =
                alert > 0
                        || (clientEnded || fromClient.protectedData())
                                && (serverEnded || fromServer.protectedData());
        return Optional.of(
                new TlsHandshake(
                        offer,
                        hellos.isEmpty()
                                ? Optional.empty()
                                : Optional.of(server(hellos, fromServer)),
                        certificates(fromServer),
                        certificates(fromClient),
                        fromServer.messages(TlsWire.CERTIFICATE_REQUEST).findFirst().isPresent(),
                        fromClient.protectedData() && fromServer.protectedData(),
                        alert,
                        complete));
    }

    private static ServerHelloFacts server(List<ServerHello> hellos, TlsRecords records) {
        ServerHello hello = hellos.getLast();
        ServerKeyExchange exchange =
                records.messages(TlsWire.SERVER_KEY_EXCHANGE)
                        .findFirst()
                        .map(body -> ServerKeyExchange.parse(body, hello.version()))
                        .orElse(ServerKeyExchange.NONE);
        // RFC 5246 section 7.3: only an abbreviated handshake changes keys without a hello done
        boolean resumed =
                hello.version() >= TlsWire.TLS_1_3
                        ? hello.pskSelected()
                        : records.changeCipherSpec()
                                && records.messages(TlsWire.SERVER_HELLO_DONE)
                                        .findFirst()
                                        .isEmpty();
        boolean retried = hellos.stream().anyMatch(ServerHello::retry);
        return new ServerHelloFacts(hello, exchange, resumed, retried);
    }

    private static Octets certificates(TlsRecords records) {
        return records.messages(TlsWire.CERTIFICATE).findFirst().orElse(Octets.EMPTY);
    }
}
