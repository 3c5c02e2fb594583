package eu.sealwatch.wire;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the one authority whose certificate has a given SHA-256, taken from the end of the chain
 * that the server shows; then lets the usual checks decide over the rest, host name included.
 */
final class PinnedAuthority extends X509ExtendedTrustManager {
    private final byte[] sha256;

    PinnedAuthority(byte[] sha256) {
        this.sha256 = sha256.clone();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        delegate(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        delegate(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("refused: the host name cannot be checked without a socket");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw notForClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw notForClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw notForClients();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private X509ExtendedTrustManager delegate(X509Certificate[] chain) throws CertificateException {
        X509Certificate last = chain[chain.length - 1];
        if (!MessageDigest.isEqual(Certificates.sha256(last), sha256)) {
            throw new CertificateException(
                    "the collector's authority is not the one that the enrolment token names");
        }
        for (TrustManager manager : LinkTls.trust(last).getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new CertificateException("no trust manager checks host names");
    }

    private static CertificateException notForClients() {
        return new CertificateException("an enrolling agent has no clients");
    }
}
