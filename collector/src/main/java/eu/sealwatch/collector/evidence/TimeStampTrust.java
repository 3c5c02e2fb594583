package eu.sealwatch.collector.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

/** Whose RFC 3161 time stamps a verifier accepts, and how exact they must be. Immutable. */
public final class TimeStampTrust {

    /** Coarser stamps exist; what they prove is for people to judge, not for a default. */
    static final Duration MOST_ACCURACY = Duration.ofMinutes(1);

    private static final int MOST_BYTES = 1 << 20;

    private final Set<TrustAnchor> anchors;

    TimeStampTrust(Set<X509Certificate> anchors) {
        this.anchors = new HashSet<>();
        for (var anchor : anchors) this.anchors.add(new TrustAnchor(anchor, null));
    }

    /** Reads the certificates of authorities that are trusted, in PEM, one after another. */
    public static TimeStampTrust read(Path pem) throws IOException {
        var bytes = BoundedRead.file(pem, MOST_BYTES);
        try {
            var anchors = new HashSet<X509Certificate>();
            for (var certificate :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))) {
                anchors.add((X509Certificate) certificate);
            }
            if (anchors.isEmpty()) throw new EvidenceException(pem + ": no certificate in PEM");
            return new TimeStampTrust(anchors);
        } catch (GeneralSecurityException e) {
            throw new EvidenceException(pem + ": not certificates in PEM: " + e.getMessage());
        }
    }

    /**
     * Checks a token offline: that it is over these bytes, its signature, that its certificate was
     * for time stamping and valid at its time, the path to a trusted authority at that time,
     * revocation as far as the token brings lists, and its accuracy.
     */
    public StampedTime verify(byte[] bytes, byte[] der) throws EvidenceException {
        try {
            var token = new TimeStampToken(new CMSSignedData(der));
            return verify(bytes, token);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new EvidenceException(
                    "time stamp: not by a trusted authority: " + e.getMessage());
        } catch (CMSException | TSPException | IOException | RuntimeException e) {
            // The library throws anything at all for bytes that are not what they should be.
            throw new EvidenceException("time stamp: " + e.getMessage());
        }
    }

    private StampedTime verify(byte[] bytes, TimeStampToken token)
            throws TSPException, GeneralSecurityException, OperatorCreationException, IOException {
        var info = token.getTimeStampInfo();
        if (!info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                || !Arrays.equals(
                        info.getMessageImprintDigest(), Hashes.newSha256().digest(bytes))) {
            throw new EvidenceException("it is over other bytes");
        }
        var signer = signer(token);
        // CMS signature, ESSCertID, critical extended key usage, and validity at the token's time.
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        boolean revocation = requirePath(token, signer, info.getGenTime());
        var accuracy = accuracy(info.getGenTimeAccuracy());
        if (accuracy.compareTo(MOST_ACCURACY) > 0) {
            throw new EvidenceException(
                    "its accuracy is only %d s".formatted(accuracy.toSeconds()));
        }
        return new StampedTime(
                info.getGenTime().toInstant(),
                accuracy,
                new JcaX509CertificateConverter()
                        .getCertificate(signer)
                        .getSubjectX500Principal()
                        .getName(),
                info.getPolicy().getId(),
                revocation);
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws EvidenceException {
        @SuppressWarnings("unchecked") // SignerId selects certificates; the library says it untyped
        Selector<X509CertificateHolder> sid = token.getSID();
        for (var certificate : token.getCertificates().getMatches(sid)) return certificate;
        throw new EvidenceException("its certificate is not in it");
    }

    /** RFC 5280 path at the time of the token; true when revocation was looked at. */
    private boolean requirePath(TimeStampToken token, X509CertificateHolder signer, Date time)
            throws GeneralSecurityException {
        var converter = new JcaX509CertificateConverter();
        var found = new ArrayList<Object>();
        for (var certificate : token.getCertificates().getMatches(null)) {
            found.add(converter.getCertificate(certificate));
        }
        boolean revocation = false;
        for (X509CRLHolder list : token.getCRLs().getMatches(null)) {
            found.add(new JcaX509CRLConverter().getCRL(list));
            revocation = true;
        }
        var target = new X509CertSelector();
        target.setCertificate(converter.getCertificate(signer));
        var parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(found)));
        parameters.setDate(time);
        parameters.setRevocationEnabled(revocation);
        CertPathBuilder.getInstance("PKIX").build(parameters);
        return revocation;
    }

    private static Duration accuracy(@Nullable GenTimeAccuracy accuracy) {
        if (accuracy == null) return Duration.ZERO;
        return Duration.ofSeconds(accuracy.getSeconds())
                .plusMillis(accuracy.getMillis())
                .plusNanos(1000L * accuracy.getMicros());
    }
}
