package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import eu.sealwatch.wire.v1.Tls;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a TLS handshake, whichever sides of it were seen. Fingerprints and certificates
 * are worked out when the record is written, once or twice a flow, not each time that more bytes
 * come.
 *
 * @param serverCertificates body of the server's Certificate message, empty without
 * @param helloVerified the server of DTLS sent a cookie first
 * @param established both sides have sent something under keys
 * @param alert fatal alert in clear plus 1, 0 for none
 * @param serverPort 0 when not known
 * @param complete nothing more will come in clear
 */
public record TlsHandshake(
        Carrier carrier,
        Optional<ClientHello> client,
        Optional<ServerHelloFacts> server,
        Octets serverCertificates,
        Octets clientCertificates,
        boolean clientCertificateRequested,
        boolean helloVerified,
        boolean established,
        int alert,
        int serverPort,
        boolean complete)
        implements Facts {

    /**
     * A server's choice.
     *
     * @param echConfirmed its retry carried ECH's extension
     */
    record ServerHelloFacts(
            ServerHello hello,
            ServerKeyExchange keyExchange,
            boolean resumed,
            boolean retried,
            boolean echConfirmed) {}

    /**
     * No hello was seen, so what it is, and no more can be said. Over TCP none will come; of
     * datagrams the next may be it.
     */
    static TlsHandshake unseen(Carrier carrier, boolean established) {
        return new TlsHandshake(
                carrier,
                Optional.empty(),
                Optional.empty(),
                Octets.EMPTY,
                Octets.EMPTY,
                false,
                false,
                established,
                0,
                0,
                carrier == Carrier.TCP);
    }

    /**
     * A number in a list, and what a message that stays in memory takes beside its certificates.
     */
    private static final int NUMBER_BYTES = 20;

    private static final int REST_BYTES = 2048;

    /** The same, when nothing more is to be had. */
    TlsHandshake completed() {
        return with(serverPort, true);
    }

    /** The same to a port, which alone is no evidence, but may tell two uses of a name apart. */
    public TlsHandshake toPort(int port) {
        return with(port, complete);
    }

    private TlsHandshake with(int port, boolean isComplete) {
        return new TlsHandshake(
                carrier,
                client,
                server,
                serverCertificates,
                clientCertificates,
                clientCertificateRequested,
                helloVerified,
                established,
                alert,
                port,
                isComplete);
    }

    @Override
    public String protocol() {
        return carrier == Carrier.DTLS ? "dtls" : "tls";
    }

    @Override
    public Basis basis() {
        return client.isPresent() || server.isPresent() ? Basis.HANDSHAKE : Basis.PATTERN;
    }

    @Override
    public int bytes() {
        int numbers =
                client.map(ClientHello::numbers).orElse(0)
                        + server.map(it -> it.hello().extensions().size()).orElse(0);
        return REST_BYTES
                + numbers * NUMBER_BYTES
                + serverCertificates.length()
                + clientCertificates.length();
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        Tls tls = message();
        application().ifPresent(flow::setApplication);
        if (TorLink.is(tls)) {
            // a likeness by names alone: said, but not as what the flow is
            flow.addAttributes(Attribute.newBuilder().setName("tor.link").setValue("certificate"));
        }
        flow.setTls(tls);
    }

    /** What the client says that it wants to speak inside, where that is telling. */
    public Optional<String> application() {
        return client.flatMap(hello -> TlsApplications.of(hello.extensions(), serverPort));
    }

    /** The facts in the wire schema, for protocols that carry TLS. */
    public Tls message() {
        var tls =
                Tls.newBuilder()
                        .setClientSeen(client.isPresent())
                        .setServerSeen(server.isPresent())
                        .addAllCertificates(CertificateReader.chain(serverCertificates))
                        .addAllClientCertificates(CertificateReader.chain(clientCertificates))
                        .setClientCertificateRequested(clientCertificateRequested)
                        .setHelloVerify(helloVerified)
                        .setEstablished(established)
                        .setAlert(alert);
        client.ifPresent(hello -> offer(hello, tls));
        server.ifPresent(facts -> choice(facts, tls));
        return tls.build();
    }

    private void offer(ClientHello hello, Tls.Builder tls) {
        ClientExtensions sent = hello.extensions();
        tls.setServerName(sent.serverName())
                .addAllAlpnOffered(sent.alpn())
                .setJa3(Ja3.client(hello))
                .setJa4(Ja4.of(hello, carrier.letter()))
                .addAllOfferedVersions(
                        sent.versions().isEmpty()
                                ? List.of(hello.version())
                                : TlsWire.withoutGrease(sent.versions()))
                .addAllOfferedCiphers(TlsWire.withoutGrease(hello.suites()))
                .addAllOfferedGroups(TlsWire.withoutGrease(sent.groups()))
                .addAllOfferedKeyShares(TlsWire.withoutGrease(sent.keyShares()))
                .setKeyExchangeHybridOffered(hello.offersHybrid())
                .setEchOffered(sent.has(TlsWire.ENCRYPTED_CLIENT_HELLO))
                .setEchInner(sent.echInner())
                .setEsniOffered(sent.has(TlsWire.ENCRYPTED_SERVER_NAME))
                .setEarlyData(sent.has(TlsWire.EARLY_DATA))
                .setTicketOffered(sent.ticket())
                .setPskOffered(sent.has(TlsWire.PRE_SHARED_KEY))
                .addAllPskModes(sent.pskModes())
                .addAllOfferedSrtpProfiles(sent.srtpProfiles());
    }

    private void choice(ServerHelloFacts facts, Tls.Builder tls) {
        ServerHello hello = facts.hello();
        ServerKeyExchange exchange = facts.keyExchange();
        boolean fingerprinted = !hello.retry() && hello.version() != TlsWire.SSL_2;
        tls.setVersion(hello.version())
                .setCipher(hello.suite())
                .setGroup(hello.retry() ? 0 : Math.max(hello.group(), exchange.group()))
                .setAlpnChosen(hello.alpn())
                .setJa3S(fingerprinted ? Ja3.server(hello) : "")
                .setResumed(facts.resumed())
                .setHelloRetry(facts.retried())
                .setEchRetry(facts.echConfirmed())
                .setEncryptThenMac(hello.has(TlsWire.ENCRYPT_THEN_MAC))
                .setExtendedMasterSecret(hello.has(TlsWire.EXTENDED_MASTER_SECRET))
                .setSecureRenegotiation(hello.has(TlsWire.RENEGOTIATION_INFO))
                .setSrtpProfile(hello.srtpProfile())
                .setCompression(hello.compression())
                .setServerSignatureScheme(exchange.signatureScheme())
                .setDhBits(exchange.dhBits());
    }
}
