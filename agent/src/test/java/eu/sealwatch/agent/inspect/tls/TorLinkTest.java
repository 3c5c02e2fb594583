package eu.sealwatch.agent.inspect.tls;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.Tls;
import org.junit.jupiter.api.Test;

class TorLinkTest {
    private static final String SUBJECT = "CN=www.axslhtfqq.net";
    private static final String ISSUER = "CN=www.ct7ctrgb6cr7.com";

    @Test
    void namesDrawnByChanceAreTors() {
        assertThat(TorLink.is(tls("www.gfu7hbxpfp.com", SUBJECT, ISSUER).build())).isTrue();
        assertThat(TorLink.is(tls("", SUBJECT, ISSUER).build())).isTrue();
    }

    @Test
    void anyOtherNameIsNot() {
        assertThat(TorLink.is(tls("example.com", SUBJECT, ISSUER).build())).isFalse();
        assertThat(TorLink.is(tls("", SUBJECT, "CN=Example CA,O=Example").build())).isFalse();
        assertThat(TorLink.is(tls("", "CN=www.example.org", ISSUER).build())).isFalse();
        assertThat(TorLink.is(tls("", SUBJECT, SUBJECT).build())).isFalse();
    }

    @Test
    void certificateThatHasMoreToSayIsNot() {
        Tls.Builder more = tls("", SUBJECT, ISSUER);
        more.getCertificatesBuilder(0).addNames("www.axslhtfqq.net");

        assertThat(TorLink.is(more.build())).isFalse();
        assertThat(TorLink.is(Tls.getDefaultInstance())).isFalse();
    }

    private static Tls.Builder tls(String asked, String subject, String issuer) {
        return Tls.newBuilder()
                .setServerName(asked)
                .addCertificates(Certificate.newBuilder().setSubject(subject).setIssuer(issuer));
    }
}
