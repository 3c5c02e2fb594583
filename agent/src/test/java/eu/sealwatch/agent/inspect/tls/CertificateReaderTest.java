package eu.sealwatch.agent.inspect.tls;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.message;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.wire.v1.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateReaderTest {

    @Test
    void whatIsNoCertificateKeepsItsHashAlone() {
        List<Certificate> chain = read(list(text("garbage")));

        assertThat(chain).hasSize(1);
        assertThat(chain.getFirst().getSha256().size()).isEqualTo(32);
        assertThat(chain.getFirst().getSubject()).isEqualTo("unreadable");
        assertThat(chain.getFirst().getKeyBits()).isZero();
    }

    @Test
    void garbageDoesNotHideTheRestOfTheHandshake() {
        byte[] server =
                record(22, serverHello("C02F"), message(11, list(text("garbage"))), message(14));
        var handshake =
                TlsReader.read(
                                Octets.of(record(22, clientHello("C02F"))),
                                Octets.of(server),
                                false,
                                false)
                        .orElseThrow();

        assertThat(handshake.message().getCipher()).isEqualTo(0xC02F);
        assertThat(handshake.message().getCertificatesCount()).isOne();
    }

    @Test
    void emptyListIsNoCertificate() {
        assertThat(read(list())).isEmpty();
    }

    @Test
    void chainIsBounded() {
        byte[][] many = new byte[200][];
        Arrays.fill(many, text("x"));

        assertThat(read(list(many))).hasSize(10);
    }

    @Test
    void structuresNestedWithoutEndAreUnreadable() {
        byte[] open = new byte[60_000];
        for (int i = 0; i < open.length; i += 2) {
            open[i] = 0x30;
            open[i + 1] = (byte) 0x80;
        }

        assertThat(read(list(open)).getFirst().getSubject()).isEqualTo("unreadable");
    }

    @Test
    void nestingInsideAValidCertificateIsHarmless() throws Exception {
        // lengths that are right all the way down: SEQUENCE of SEQUENCE of ...
        byte[] nested = {};
        for (int depth = 0; depth < 10_000; depth++) {
            nested = join(hex("3083%06x".formatted(nested.length)), nested);
        }

        assertThat(read(list(nested)).getFirst().getSubject()).isEqualTo("unreadable");
    }

    @Test
    void changedBytesNeverThrow() throws Exception {
        byte[] server = JdkHandshake.of(JdkHandshake.identity("RSA", 2048), "TLSv1.2").server();
        Octets message =
                TlsRecords.read(Octets.of(server))
                        .transcript()
                        .first(TlsWire.CERTIFICATE)
                        .orElseThrow();
        var random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            byte[] changed = message.toBytes();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[6 + random.nextInt(changed.length - 6)] = (byte) random.nextInt();
            }
            assertThat(read(changed)).hasSize(1);
        }
    }

    private static List<Certificate> read(byte[] body) {
        return CertificateReader.chain(Octets.of(body));
    }

    private static byte[] list(byte[]... certificates) {
        byte[] all = {};
        for (byte[] each : certificates) {
            all = join(all, hex("%06x".formatted(each.length)), each);
        }
        return join(hex("%06x".formatted(all.length)), all);
    }
}
