package eu.sealwatch.wire;

import java.io.ByteArrayInputStream;
import java.security.NoSuchProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** What the link asks of an X.509 certificate. */
public final class Certificates {
    private Certificates() {}

    public static X509Certificate parse(byte[] der) throws CertificateException {
        try {
            // By name: a factory of this provider gives keys that its TLS accepts.
            CertificateFactory factory =
                    CertificateFactory.getInstance("X.509", Keys.PROVIDER.getName());
            if (factory.generateCertificate(new ByteArrayInputStream(der))
                    instanceof X509Certificate certificate) {
                return certificate;
            }
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException(e);
        }
        throw new CertificateException("no certificate in " + der.length + " bytes");
    }

    /** The subject's common name: for an agent, its name. Empty when there is none. */
    public static String commonName(X509Certificate certificate) {
        RDN[] names =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs(BCStyle.CN);
        return names.length == 0 ? "" : IETFUtils.valueToString(names[0].getFirst().getValue());
    }

    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate can be written again", e);
        }
    }

    public static byte[] sha256(X509Certificate certificate) {
        return Sha256.of(encoded(certificate));
    }
}
