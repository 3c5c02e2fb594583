package eu.sealwatch.collector.ingest;

import eu.sealwatch.wire.AgentName;
import eu.sealwatch.wire.Certificates;
import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.Identity;
import eu.sealwatch.wire.Keys;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * The collector's own small certificate authority (RFC 5280): an Ed25519 key that certifies the
 * collector and its agents, and nothing else. Every certificate is in {@code issued.jsonl} before
 * it leaves. Server and agent certificates differ in their extended key usage, so that no agent can
 * pose as the collector.
 */
public final class Authority {
    private static final Duration OWN_LIFE = Duration.ofDays(3653);
    private static final Duration SERVER_LIFE = Duration.ofDays(825);
    // Renewed when a third is left: an outage of ten days costs no enrolment.
    static final Duration AGENT_LIFE = Duration.ofDays(30);
    // Agents' clocks may be a little behind.
    private static final Duration BACKDATED = Duration.ofHours(1);

    private final Identity identity;
    private final Path issued;
    private final Revocations revocations;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private Authority(Identity identity, Path folder, Clock clock) {
        this.identity = identity;
        this.issued = folder.resolve("issued.jsonl");
        this.revocations = new Revocations(folder.resolve("revoked.txt"));
        this.clock = clock;
    }

    /** The authority of a data folder; made there the first time. */
    public static Authority open(Path folder, Clock clock) throws IOException {
        if (!Identity.isIn(folder)) {
            newAuthority(clock).save(folder);
        }
        return new Authority(Identity.load(folder), folder, clock);
    }

    /** Pinned by enrolment tokens. */
    public byte[] sha256() {
        return Certificates.sha256(identity.certificate());
    }

    /** A new key and certificate for the collector itself, under these host names and addresses. */
    public Identity server(List<String> hosts) throws IOException {
        KeyPair pair = Keys.newPair();
        GeneralName[] names = hosts.stream().map(Authority::hostName).toArray(GeneralName[]::new);
        X509Certificate certificate =
                issue(
                        "sealwatch collector",
                        pair.getPublic(),
                        SERVER_LIFE,
                        KeyPurposeId.id_kp_serverAuth,
                        new GeneralNames(names));
        return new Identity(pair.getPrivate(), List.of(certificate, identity.certificate()));
    }

    /** The chain for an agent, own certificate first. */
    List<X509Certificate> certify(String agent, PublicKey key) throws IOException {
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, agent));
        return List.of(
                issue(
                        AgentName.check(agent),
                        key,
                        AGENT_LIFE,
                        KeyPurposeId.id_kp_clientAuth,
                        names),
                identity.certificate());
    }

    /**
     * Revokes every certificate that was issued to an agent, also while a collector runs here.
     *
     * @return how many were good before
     * @throws IOException when none was ever issued under this name
     */
    public int revoke(String agent) throws IOException {
        Pattern line =
                Pattern.compile(
                        "\\{\"serial\":\"([0-9a-f]+)\",\"name\":\"%s\",\"for\":\"agent\".*"
                                .formatted(Pattern.quote(AgentName.check(agent))));
        int revoked = 0;
        int added;
        do { // again, for one that was issued meanwhile
            List<String> serials = serials(line);
            if (serials.isEmpty()) {
                throw new IOException(issued + ": no certificate was ever issued to " + agent);
            }
            added = 0;
            for (String serial : serials) {
                added += revocations.add(new BigInteger(serial, 16), agent) ? 1 : 0;
            }
            revoked += added;
        } while (added > 0);
        return revoked;
    }

    private List<String> serials(Pattern line) throws IOException {
        try (var lines = Files.lines(issued, StandardCharsets.US_ASCII)) {
            return lines.map(line::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .toList();
        } catch (NoSuchFileException nothingIssued) {
            return List.of();
        }
    }

    boolean revoked(X509Certificate certificate) throws IOException {
        return revocations.revoked(certificate);
    }

    boolean validNow(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    /**
     * The key that a request asks to certify.
     *
     * @throws IllegalArgumentException when the request is not a PKCS#10 for an Ed25519 key, signed
     *     by that key
     */
    static PublicKey requestedKey(byte[] request) {
        try {
            JcaPKCS10CertificationRequest parsed =
                    new JcaPKCS10CertificationRequest(request).setProvider(Keys.PROVIDER);
            if (!EdECObjectIdentifiers.id_Ed25519.equals(
                    parsed.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm())) {
                throw new IllegalArgumentException("the request's key is not Ed25519");
            }
            // RFC 2986 section 3: proof that the requester holds the private key.
            if (!parsed.isSignatureValid(
                    new JcaContentVerifierProviderBuilder()
                            .setProvider(Keys.PROVIDER)
                            .build(parsed.getSubjectPublicKeyInfo()))) {
                throw new IllegalArgumentException("the request is not signed by its own key");
            }
            return parsed.getPublicKey();
        } catch (IOException
                | OperatorCreationException
                | PKCSException
                | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a PKCS#10 request: " + e.getMessage(), e);
        }
    }

    private synchronized X509Certificate issue(
            String name, PublicKey key, Duration life, KeyPurposeId purpose, GeneralNames names)
            throws IOException {
        Instant now = clock.instant();
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                                    X500Name.getInstance(
                                            identity.certificate()
                                                    .getSubjectX500Principal()
                                                    .getEncoded()),
                                    serial(random),
                                    Date.from(now.minus(BACKDATED)),
                                    Date.from(now.plus(life)),
                                    commonName(name),
                                    key)
                            .addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.digitalSignature))
                            .addExtension(
                                    Extension.extendedKeyUsage,
                                    false,
                                    new ExtendedKeyUsage(purpose))
                            .addExtension(
                                    Extension.authorityKeyIdentifier,
                                    false,
                                    extensions.createAuthorityKeyIdentifier(
                                            identity.certificate().getPublicKey()))
                            .addExtension(Extension.subjectAlternativeName, false, names);
            X509Certificate certificate = sign(builder, identity.key());
            record(certificate, name, purpose, now.plus(life));
            return certificate;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("key identifiers need SHA-1", e);
        }
    }

    private void record(X509Certificate certificate, String name, KeyPurposeId purpose, Instant end)
            throws IOException {
        String line =
                "{\"serial\":\"%s\",\"name\":\"%s\",\"for\":\"%s\",\"not_after\":\"%s\"}\n"
                        .formatted(
                                certificate.getSerialNumber().toString(16),
                                name,
                                purpose.equals(KeyPurposeId.id_kp_serverAuth)
                                        ? "collector"
                                        : "agent",
                                end);
        DurableFile.appendLine(issued, line.getBytes(StandardCharsets.US_ASCII));
    }

    private static Identity newAuthority(Clock clock) throws IOException {
        KeyPair pair = Keys.newPair();
        Instant now = clock.instant();
        X500Name name = commonName("sealwatch authority");
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                                name,
                                serial(new SecureRandom()),
                                Date.from(now.minus(BACKDATED)),
                                Date.from(now.plus(OWN_LIFE)),
                                name,
                                pair.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return new Identity(pair.getPrivate(), List.of(sign(builder, pair.getPrivate())));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws IOException {
        try {
            return Certificates.parse(
                    builder.build(
                                    new JcaContentSignerBuilder("Ed25519")
                                            .setProvider(Keys.PROVIDER)
                                            .build(key))
                            .getEncoded());
        } catch (OperatorCreationException | CertificateException e) {
            throw new IllegalStateException("the authority cannot sign", e);
        }
    }

    // RFC 5280 section 4.1.2.2: positive, at most 20 octets, not to be guessed.
    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(159, random).setBit(158);
    }

    private static X500Name commonName(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    }

    private static GeneralName hostName(String host) {
        boolean address = host.contains(":") || host.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }
}
