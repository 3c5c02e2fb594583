package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.Tls;
import java.util.regex.Pattern;

/**
 * Tor's link between client and relay, where the certificate is in clear: names drawn by chance
 * from the letters of base 32, the issuer's in .com and the subject's in .net, and nothing else
 * (Tor specification, tor-spec section "Channels"). With TLS 1.3 nothing of it shows.
 */
final class TorLink {
    private static final Pattern SUBJECT = Pattern.compile("CN=www\\.[a-z2-7]{8,20}\\.net");
    private static final Pattern ISSUER = Pattern.compile("CN=www\\.[a-z2-7]{8,20}\\.com");
    private static final Pattern ASKED = Pattern.compile("(www\\.[a-z2-7]{4,25}\\.com)?");

    private TorLink() {}

    static boolean is(Tls tls) {
        if (tls.getCertificatesCount() != 1) {
            return false;
        }
        Certificate only = tls.getCertificates(0);
        return only.getNamesCount() == 0
                && SUBJECT.matcher(only.getSubject()).matches()
                && ISSUER.matcher(only.getIssuer()).matches()
                && ASKED.matcher(tls.getServerName()).matches();
    }
}
