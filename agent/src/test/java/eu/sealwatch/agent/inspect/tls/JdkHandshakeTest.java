package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Tls;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes as the JDK's TLS makes them. */
class JdkHandshakeTest {
    private static final String TLS_1_2 = "TLSv1.2";
    private static final String TLS_1_3 = "TLSv1.3";

    private final TlsInspector inspector = new TlsInspector();

    @Test
    void tls12WithAnEcCertificate() throws Exception {
        Tls tls = complete(JdkHandshake.of(JdkHandshake.identity("EC", 384), TLS_1_2));

        assertThat(tls.getVersion()).isEqualTo(0x0303);
        assertThat(tls.getCipher()).isEqualTo(0xC02C);
        assertThat(tls.getGroup()).isEqualTo(0x001D);
        assertThat(tls.getExtendedMasterSecret()).isTrue();
        assertThat(tls.getEstablished()).isTrue();
        assertThat(tls.getResumed()).isFalse();
        assertThat(tls.getClientCertificateRequested()).isFalse();
        assertThat(tls.getServerName()).isEqualTo("scanner.example");
        assertThat(tls.getJa4()).startsWith("t12d");
        var certificate = tls.getCertificates(0);
        assertThat(tls.getCertificatesCount()).isOne();
        assertThat(certificate.getSubject()).isEqualTo("CN=scanner.example,O=Customs");
        assertThat(certificate.getKeyAlgorithm()).isEqualTo("EC");
        assertThat(certificate.getKeyBits()).isEqualTo(384);
        assertThat(certificate.getCurve()).isEqualTo("secp384r1");
        assertThat(certificate.getSelfSigned()).isTrue();
        assertThat(certificate.getSerial()).isEqualTo("c0ffee");
        assertThat(certificate.getNamesList()).containsExactly("scanner.example", "192.0.2.7");
        assertThat(certificate.getNotAfter() - certificate.getNotBefore())
                .isEqualTo(86_400_000_000_000L);
    }

    @Test
    void tls12WithAnRsaCertificate() throws Exception {
        Tls tls = complete(JdkHandshake.of(rsa(), TLS_1_2));

        assertThat(tls.getCipher()).isEqualTo(0xC030);
        assertThat(tls.getServerSignatureScheme()).isEqualTo(0x0804);
        assertThat(tls.getCertificates(0).getKeyAlgorithm()).isEqualTo("RSA");
        assertThat(tls.getCertificates(0).getKeyBits()).isEqualTo(2048);
        assertThat(tls.getCertificates(0).getSignatureAlgorithm()).isEqualTo("SHA256WITHRSA");
    }

    @Test
    void tls12WithAClientCertificate() throws Exception {
        Tls tls = complete(JdkHandshake.of(ec(), TLS_1_2, true));

        assertThat(tls.getClientCertificateRequested()).isTrue();
        assertThat(tls.getClientCertificatesList()).isEqualTo(tls.getCertificatesList());
    }

    @Test
    void tls12WithAFiniteField() throws Exception {
        SSLContext rsa = rsa();
        SSLEngine client = rsa.createSSLEngine("scanner.example", 443);
        client.setUseClientMode(true);
        client.setEnabledProtocols(new String[] {TLS_1_2});
        client.setEnabledCipherSuites(new String[] {"TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"});
        SSLEngine server = rsa.createSSLEngine();
        server.setUseClientMode(false);
        Tls tls = complete(JdkHandshake.between(client, server));

        assertThat(tls.getCipher()).isEqualTo(0x009E);
        assertThat(tls.getDhBits()).isGreaterThanOrEqualTo(2048);
        assertThat(tls.getGroup()).isZero();
    }

    @Test
    void tls12Resumed() throws Exception {
        SSLContext identity = ec();
        complete(JdkHandshake.of(identity, TLS_1_2));
        Tls again = complete(JdkHandshake.of(identity, TLS_1_2));

        assertThat(again.getResumed()).isTrue();
        assertThat(again.getCertificatesList()).isEmpty();
        assertThat(again.getGroup()).isZero();
        assertThat(again.getEstablished()).isTrue();
    }

    @Test
    void tls13HidesTheCertificate() throws Exception {
        Tls tls = complete(JdkHandshake.of(ec(), TLS_1_3, true));

        assertThat(tls.getVersion()).isEqualTo(0x0304);
        assertThat(tls.getCipher()).isEqualTo(0x1302);
        assertThat(tls.getGroup()).isEqualTo(0x001D);
        assertThat(tls.getJa4()).startsWith("t13d");
        assertThat(tls.getCertificatesList()).isEmpty();
        assertThat(tls.getClientCertificatesList()).isEmpty();
        assertThat(tls.getEstablished()).isTrue();
        assertThat(tls.getResumed()).isFalse();
    }

    @Test
    void tls13Resumed() throws Exception {
        SSLContext identity = ec();
        complete(JdkHandshake.of(identity, TLS_1_3));
        Tls again = complete(JdkHandshake.of(identity, TLS_1_3));

        assertThat(again.getResumed()).isTrue();
        assertThat(again.getGroup()).isEqualTo(0x001D);
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS_1_2, TLS_1_3})
    void cutAtAnyByteGivesTheSameFactsOrFewer(String version) throws Exception {
        JdkHandshake whole = JdkHandshake.of(ec(), version, true);
        Tls all = complete(whole);
        for (int length = 0; length <= whole.server().length; length++) {
            byte[] cut = Arrays.copyOf(whole.server(), length);
            assertNothingElseIsSaid(all, tcp(whole.client(), cut));
        }
        for (int length = 0; length <= whole.client().length; length++) {
            byte[] cut = Arrays.copyOf(whole.client(), length);
            assertNothingElseIsSaid(all, tcp(cut, whole.server()));
            assertNothingElseIsSaid(all, tcp(cut, new byte[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS_1_2, TLS_1_3})
    void changedBytesNeverThrow(String version) throws Exception {
        JdkHandshake whole = JdkHandshake.of(ec(), version, true);
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            var changed = tcp(changed(whole.client(), random), changed(whole.server(), random));
            if (inspector.inspect(changed) instanceof Recognition.Recognised) {
                assertThat(record(inspector, changed).getProtocol()).isEqualTo("tls");
            }
        }
    }

    /** A new one for each test: it remembers sessions, and would resume them. */
    private static SSLContext ec() throws Exception {
        return JdkHandshake.identity("EC", 256);
    }

    private static SSLContext rsa() throws Exception {
        return JdkHandshake.identity("RSA", 2048);
    }

    private Tls complete(JdkHandshake handshake) {
        var conversation = tcp(handshake.client(), handshake.server());
        assertThat(inspector.inspect(conversation))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
        return record(inspector, conversation).getTls();
    }

    /**
     * Every field that is set has the value that it has in the end; lists are all there or empty.
     */
    private void assertNothingElseIsSaid(Tls all, Conversation cut) {
        Recognition answer = inspector.inspect(cut);
        assertThat(answer).isNotEqualTo(Recognition.NOT_MINE);
        if (answer instanceof Recognition.Recognised(var facts, boolean complete)) {
            Tls some = record(inspector, cut).getTls();
            assertThat(new HashSet<>(all.getAllFields().entrySet()))
                    .as("%d and %d bytes", cut.client().length(), cut.server().length())
                    .containsAll(some.getAllFields().entrySet());
            if (complete) {
                assertThat(some).isEqualTo(all);
            }
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(6); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }
}
