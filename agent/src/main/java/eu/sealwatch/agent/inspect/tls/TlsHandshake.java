package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Facts;
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
 * @param established both sides have sent something under keys
 * @param alert fatal alert in clear plus 1, 0 for none
 * @param complete nothing more will come in clear
 */
public record TlsHandshake(
        Optional<ClientHello> client,
        Optional<ServerHelloFacts> server,
        Octets serverCertificates,
        Octets clientCertificates,
        boolean clientCertificateRequested,
        boolean established,
        int alert,
        boolean complete)
        implements Facts {

    /** A server's choice. */
    record ServerHelloFacts(
            ServerHello hello, ServerKeyExchange keyExchange, boolean resumed, boolean retried) {}

    /** Only protected records were seen: it is TLS, and no more can be said. */
    static TlsHandshake unseen() {
        return new TlsHandshake(
                Optional.empty(),
                Optional.empty(),
                Octets.EMPTY,
                Octets.EMPTY,
                false,
                true,
                0,
                true);
    }

    @Override
    public String protocol() {
        return "tls";
    }

    @Override
    public Basis basis() {
        return client.isPresent() || server.isPresent() ? Basis.HANDSHAKE : Basis.PATTERN;
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        if (client.isPresent() && client.get().alpn().contains("dot")) {
            flow.setApplication("dot");
        }
        flow.setTls(message());
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
                        .setEstablished(established)
                        .setAlert(alert);
        client.ifPresent(hello -> offer(hello, tls));
        server.ifPresent(facts -> choice(facts, tls));
        return tls.build();
    }

    private static void offer(ClientHello hello, Tls.Builder tls) {
        tls.setServerName(hello.serverName())
                .addAllAlpnOffered(hello.alpn())
                .setJa3(Ja3.client(hello))
                .setJa4(Ja4.of(hello))
                .addAllOfferedVersions(
                        hello.versions().isEmpty()
                                ? List.of(hello.version())
                                : TlsWire.withoutGrease(hello.versions()))
                .addAllOfferedCiphers(TlsWire.withoutGrease(hello.suites()))
                .addAllOfferedGroups(TlsWire.withoutGrease(hello.groups()))
                .setKeyExchangeHybridOffered(hello.offersHybrid())
                .setEchOffered(hello.echOffered())
                .setEarlyData(hello.earlyData());
    }

    private static void choice(ServerHelloFacts facts, Tls.Builder tls) {
        ServerHello hello = facts.hello();
        ServerKeyExchange exchange = facts.keyExchange();
        tls.setVersion(hello.version())
                .setCipher(hello.suite())
                .setGroup(hello.retry() ? 0 : Math.max(hello.group(), exchange.group()))
                .setAlpnChosen(hello.alpn())
                .setJa3S(hello.retry() ? "" : Ja3.server(hello))
                .setResumed(facts.resumed())
                .setHelloRetry(facts.retried())
                .setEncryptThenMac(hello.encryptThenMac())
                .setExtendedMasterSecret(hello.extendedMasterSecret())
                .setCompression(hello.compression())
                .setServerSignatureScheme(exchange.signatureScheme())
                .setDhBits(exchange.dhBits());
    }
}
