package eu.sealwatch.collector.evidence;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** A time-stamping authority with a certificate authority of its own, on loopback. */
public final class LocalTsa implements AutoCloseable {

    private static final Date FROM = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Date UNTIL = Date.from(Instant.parse("2036-01-01T00:00:00Z"));
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");

    private final KeyPair caKey;
    private final X509Certificate ca;
    private final KeyPair key;
    private final X509Certificate certificate;
    private final HttpServer server;
    private final AtomicBoolean away = new AtomicBoolean();

    /** What it does otherwise than it should. */
    record Fault(Optional<Instant> until, boolean revoked, int accuracySeconds) {

        static final Fault NONE = new Fault(Optional.empty(), false, 1);
    }

    private final Fault fault;

    public LocalTsa() throws Exception {
        this(Fault.NONE);
    }

    LocalTsa(Fault fault) throws Exception {
        this.fault = fault;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        caKey = generator.generateKeyPair();
        key = generator.generateKeyPair();
        var caName = new X500Principal("CN=Test CA");
        ca = certify(caName, 1, caName, UNTIL, caKey, true);
        certificate =
                certify(
                        caName,
                        2,
                        new X500Principal("CN=Test TSA,O=Customs"),
                        fault.until.map(Date::from).orElse(UNTIL),
                        key,
                        false);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        if (away.get()) {
                            exchange.sendResponseHeaders(503, -1);
                            return;
                        }
                        var query = exchange.getRequestBody().readAllBytes();
                        var answer = answer(query);
                        exchange.getResponseHeaders()
                                .set("Content-Type", "application/timestamp-reply");
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsr");
    }

    TimeStampAuthority client() {
        return new TimeStampAuthority(url());
    }

    public TimeStampTrust trust() {
        return new TimeStampTrust(Set.of(ca));
    }

    /** The certificate that signs, as a trusted list of the EU names it. */
    X509Certificate certificate() {
        return certificate;
    }

    String caPem() throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(ca);
        }
        return text.toString();
    }

    void goAway(boolean gone) {
        away.set(gone);
    }

    byte[] answer(byte[] query) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var signer =
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withECDSA", key.getPrivate(), certificate);
            var sha256 = digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256));
            var tokens = new TimeStampTokenGenerator(signer, sha256, POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(certificate, ca)));
            tokens.setAccuracySeconds(fault.accuracySeconds);
            if (fault.revoked) tokens.addCRLs(new CollectionStore<>(List.of(revocations())));
            var responses = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
            return responses
                    .generate(new TimeStampRequest(query), BigInteger.TEN, new Date())
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private X509CRLHolder revocations() throws Exception {
        var builder = new JcaX509v2CRLBuilder(ca.getSubjectX500Principal(), FROM);
        builder.setNextUpdate(UNTIL);
        builder.addCRLEntry(certificate.getSerialNumber(), FROM, CRLReason.keyCompromise);
        return builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(caKey.getPrivate()));
    }

    private X509Certificate certify(
            X500Principal issuer,
            int serial,
            X500Principal subject,
            Date until,
            KeyPair subjectKey,
            boolean authority)
            throws Exception {
        var builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(serial),
                        FROM,
                        until,
                        subject,
                        subjectKey.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(caKey.getPrivate())));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
