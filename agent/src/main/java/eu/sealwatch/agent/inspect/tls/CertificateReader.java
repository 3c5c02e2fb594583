package eu.sealwatch.agent.inspect.tls;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.wire.v1.Certificate;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/**
 * Reads the Certificate message up to TLS 1.2 (RFC 5246 section 7.4.2): the facts of each
 * certificate, leaf first. One that does not parse keeps its hash and nothing else. Bounded in
 * certificates, names and text.
 */
final class CertificateReader {
    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_NAMES = 64;
    private static final int MOST_TEXT = 256;

    /**
     * What was read lately: a few servers' certificates come with every flow. Only a memo of a pure
     * function, so sharing it changes no answer.
     */
    private static final Map<ByteString, Certificate> LATELY =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(256, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<ByteString, Certificate> eldest) {
                            return size() > MOST_REMEMBERED;
                        }
                    });

    private static final int MOST_REMEMBERED = 256;

    private CertificateReader() {}

    static List<Certificate> chain(Octets message) {
        var chain = new ArrayList<Certificate>();
        OctetReader list = message.reader();
        list.skip(3);
        while (list.remaining() > 3 && chain.size() < MOST_CERTIFICATES) {
            Octets der = list.take(list.u24());
            if (list.ranOut()) {
                break;
            }
            byte[] bytes = der.toBytes();
            chain.add(LATELY.computeIfAbsent(ByteString.copyFrom(bytes), _ -> certificate(bytes)));
        }
        return chain;
    }

    private static Certificate certificate(byte[] der) {
        var facts = Certificate.newBuilder().setSha256(sha256(der));
        try {
            describe(org.bouncycastle.asn1.x509.Certificate.getInstance(der), facts);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle promises no kind of exception for bytes that are no ASN.1, hence all;
            // not a certificate as X.509 has it: a finding of its own kind, by its missing facts
            return Certificate.newBuilder().setSha256(sha256(der)).setSubject("unreadable").build();
        }
        return facts.build();
    }

    private static void describe(
            org.bouncycastle.asn1.x509.Certificate certificate, Certificate.Builder facts)
            throws IOException {
        TBSCertificate content = certificate.getTBSCertificate();
        X500Name subject = content.getSubject();
        X500Name issuer = content.getIssuer();
        SubjectPublicKeyInfo key = content.getSubjectPublicKeyInfo();
        facts.setSubject(cut(subject.toString()))
                .setIssuer(cut(issuer.toString()))
                .setSelfSigned(subject.equals(issuer))
                .setSerial(cut(content.getSerialNumber().getValue().toString(16)))
                .setNotBefore(nanoseconds(content.getStartDate().getDate().getTime()))
                .setNotAfter(nanoseconds(content.getEndDate().getDate().getTime()))
                .setSignatureAlgorithm(
                        new DefaultAlgorithmNameFinder()
                                .getAlgorithmName(certificate.getSignatureAlgorithm()))
                .setPublicKeySha256(sha256(key.getEncoded()));
        key(key, facts);
        names(content, facts);
    }

    private static void key(SubjectPublicKeyInfo key, Certificate.Builder facts)
            throws IOException {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            BigInteger modulus = RSAPublicKey.getInstance(key.parsePublicKey()).getModulus();
            facts.setKeyAlgorithm("RSA").setKeyBits(modulus.bitLength());
        } else if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            facts.setKeyAlgorithm("EC");
            if (key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve) {
                X9ECParameters parameters = ECNamedCurveTable.getByOID(curve);
                String name = ECNamedCurveTable.getName(curve);
                facts.setCurve(name == null ? curve.getId() : name)
                        .setKeyBits(parameters == null ? 0 : parameters.getN().bitLength());
            }
        } else if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
            facts.setKeyAlgorithm("Ed25519").setKeyBits(256);
        } else if (algorithm.equals(EdECObjectIdentifiers.id_Ed448)) {
            facts.setKeyAlgorithm("Ed448").setKeyBits(456);
        } else if (algorithm.equals(X9ObjectIdentifiers.id_dsa)) {
            facts.setKeyAlgorithm("DSA").setKeyBits(key.getPublicKeyData().getBytes().length * 8);
        } else {
            facts.setKeyAlgorithm(algorithm.getId());
        }
    }

    private static void names(TBSCertificate content, Certificate.Builder facts) {
        if (content.getExtensions() == null) {
            return;
        }
        GeneralNames names =
                GeneralNames.fromExtensions(
                        content.getExtensions(), Extension.subjectAlternativeName);
        if (names == null) {
            return;
        }
        for (GeneralName name : names.getNames()) {
            if (facts.getNamesCount() >= MOST_NAMES) {
                return;
            }
            if (name.getTagNo() == GeneralName.dNSName) {
                facts.addNames(cut(name.getName().toString()));
            } else if (name.getTagNo() == GeneralName.iPAddress) {
                byte[] address = ASN1OctetString.getInstance(name.getName()).getOctets();
                if (address.length == 4 || address.length == 16) {
                    facts.addNames(eu.sealwatch.config.Cidr.format(address));
                }
            }
        }
    }

    private static long nanoseconds(long milliseconds) {
        // years beyond 2262 do not fit: "never expires" then ends there
        return Math.clamp(milliseconds, Long.MIN_VALUE / 1_000_000, Long.MAX_VALUE / 1_000_000)
                * 1_000_000;
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    private static ByteString sha256(byte[] bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
