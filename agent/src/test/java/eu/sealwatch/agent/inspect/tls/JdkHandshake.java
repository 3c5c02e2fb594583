package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.inspect.Given;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What the JDK's own TLS, client and server, puts on the wire; all in memory. */
public record JdkHandshake(byte[] client, byte[] server) {
    private static final int BUFFER = 1 << 16;
    private static final byte[] APPLICATION_DATA = Given.text("measured");

    /** Who they are: both show the same certificate, and trust it. */
    public static SSLContext identity(String keyAlgorithm, int keyBits)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
        generator.initialize(keyBits);
        KeyPair keys = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate certificate = certificate(keys);
        store.setKeyEntry(
                "own", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
        store.setCertificateEntry("trusted", certificate);
        var own = KeyManagerFactory.getInstance("PKIX");
        own.init(store, new char[0]);
        var trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** The whole connection: handshake, a few words from each side, nothing closed. */
    public static JdkHandshake of(SSLContext identity, String version) throws SSLException {
        return of(identity, version, false);
    }

    public static JdkHandshake of(SSLContext identity, String version, boolean clientCertificate)
            throws SSLException {
        SSLEngine client = identity.createSSLEngine("scanner.example", 443);
        client.setUseClientMode(true);
        client.setEnabledProtocols(new String[] {version});
        SSLEngine server = identity.createSSLEngine();
        server.setUseClientMode(false);
        server.setNeedClientAuth(clientCertificate);
        return between(client, server);
    }

    static JdkHandshake between(SSLEngine client, SSLEngine server) throws SSLException {
        var fromClient = new ByteArrayOutputStream();
        var fromServer = new ByteArrayOutputStream();
        ByteBuffer toServer = ByteBuffer.allocate(BUFFER);
        ByteBuffer toClient = ByteBuffer.allocate(BUFFER);
        client.beginHandshake();
        server.beginHandshake();
        while (isShakingHands(client) || isShakingHands(server)) {
            send(client, new byte[0], fromClient, toServer);
            receive(server, toServer);
            send(server, new byte[0], fromServer, toClient);
            receive(client, toClient);
        }
        send(client, APPLICATION_DATA, fromClient, toServer);
        receive(server, toServer);
        send(server, APPLICATION_DATA, fromServer, toClient);
        receive(client, toClient);
        return new JdkHandshake(fromClient.toByteArray(), fromServer.toByteArray());
    }

    private static X509Certificate certificate(KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var name = new X500Name("CN=scanner.example,O=Customs");
        Instant start = Instant.now().minusSeconds(3600);
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(0xC0FFEE),
                        Date.from(start),
                        Date.from(start.plusSeconds(86400)),
                        name,
                        keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        new GeneralName[] {
                            new GeneralName(GeneralName.dNSName, "scanner.example"),
                            new GeneralName(GeneralName.iPAddress, "192.0.2.7")
                        }));
        String signature =
                keys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
    }

    private static boolean isShakingHands(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void send(
            SSLEngine from, byte[] words, ByteArrayOutputStream tap, ByteBuffer toOther)
            throws SSLException {
        ByteBuffer source = ByteBuffer.wrap(words);
        do {
            work(from);
            if (words.length == 0 && from.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
                return;
            }
            ByteBuffer wire = ByteBuffer.allocate(BUFFER);
            from.wrap(source, wire);
            wire.flip();
            tap.write(wire.array(), 0, wire.limit());
            toOther.put(wire);
        } while (source.hasRemaining() || from.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
    }

    private static void receive(SSLEngine engine, ByteBuffer pending) throws SSLException {
        pending.flip();
        int before = -1;
        while (pending.hasRemaining() && pending.remaining() != before) {
            before = pending.remaining();
            engine.unwrap(pending, ByteBuffer.allocate(BUFFER));
            work(engine);
        }
        pending.compact();
    }

    private static void work(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
