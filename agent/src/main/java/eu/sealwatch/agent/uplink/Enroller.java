package eu.sealwatch.agent.uplink;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.AgentName;
import eu.sealwatch.wire.Certificates;
import eu.sealwatch.wire.EnrolmentToken;
import eu.sealwatch.wire.Identity;
import eu.sealwatch.wire.Keys;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.v1.EnrolRequest;
import eu.sealwatch.wire.v1.Enrolled;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Gets an agent its certificate and keeps it in a folder. The key is made here and never leaves; an
 * agent that enrols again keeps its key, because batches in its spool are signed with it.
 */
public final class Enroller {
    private final String host;
    private final int port;
    private final Duration patience;

    public Enroller(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    /** Enrols under a name with a token, at first or again. */
    public Identity enrol(Path folder, String name, EnrolmentToken token)
            throws IOException, InterruptedException {
        KeyPair pair = Identity.isIn(folder) ? Identity.load(folder).keyPair() : Keys.newPair();
        EnrolRequest request = request(name, pair).setToken(token.text()).build();
        LinkTls tls = LinkTls.newcomer(token.authoritySha256());
        return ask(tls, request, pair, token.authoritySha256(), folder);
    }

    /** A new certificate while the old one is still good. */
    public Identity renew(Path folder) throws IOException, InterruptedException {
        Identity old = Identity.load(folder);
        EnrolRequest request = request(old.name(), old.keyPair()).build();
        byte[] authority = Certificates.sha256(old.authority());
        return ask(LinkTls.agent(old), request, old.keyPair(), authority, folder);
    }

    private Identity ask(
            LinkTls tls, EnrolRequest request, KeyPair pair, byte[] authority, Path folder)
            throws IOException, InterruptedException {
        Enrolled answer = new EnrolmentCall(tls, host, port, patience).make(request);
        Identity identity = new Identity(pair.getPrivate(), chain(answer));
        if (!Arrays.equals(
                        identity.certificate().getPublicKey().getEncoded(),
                        pair.getPublic().getEncoded())
                || !identity.name().equals(request.getName())
                || !MessageDigest.isEqual(Certificates.sha256(identity.authority()), authority)) {
            throw new IOException("the collector answered with a certificate for something else");
        }
        identity.save(folder);
        return identity;
    }

    private static List<X509Certificate> chain(Enrolled answer) throws IOException {
        if (answer.getCertificatesCount() < 2 || answer.getCertificatesCount() > 4) {
            throw new IOException(
                    "the collector answered with %d certificates; 2 to 4 were expected"
                            .formatted(answer.getCertificatesCount()));
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (ByteString der : answer.getCertificatesList()) {
            try {
                chain.add(Certificates.parse(der.toByteArray()));
            } catch (CertificateException e) {
                throw new IOException("the collector's answer holds no certificate", e);
            }
        }
        return chain;
    }

    private static EnrolRequest.Builder request(String name, KeyPair pair) throws IOException {
        AgentName.check(name);
        try {
            byte[] signed =
                    new JcaPKCS10CertificationRequestBuilder(
                                    new X500NameBuilder(BCStyle.INSTANCE)
                                            .addRDN(BCStyle.CN, name)
                                            .build(),
                                    pair.getPublic())
                            .build(
                                    new JcaContentSignerBuilder("Ed25519")
                                            .setProvider(Keys.PROVIDER)
                                            .build(pair.getPrivate()))
                            .getEncoded();
            return EnrolRequest.newBuilder()
                    .setName(name)
                    .setCertificateRequest(ByteString.copyFrom(signed));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the agent's key cannot sign", e);
        }
    }
}
