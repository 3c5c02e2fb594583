package eu.sealwatch.cli.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.ingest.Authority;
import eu.sealwatch.wire.BatchSignature;
import eu.sealwatch.wire.EnrolmentToken;
import eu.sealwatch.wire.Identity;
import eu.sealwatch.wire.Keys;
import eu.sealwatch.wire.LinkTls;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkSecurityTest {
    @TempDir Path folder;
    private TestCollector collector;

    @BeforeEach
    void start() throws IOException {
        collector = new TestCollector(folder.resolve("collector"));
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void tokenGivesAnAgentItsCertificate() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");

        assertThat(agent.name()).isEqualTo("site-1");
        assertThat(Identity.load(folder.resolve("a")).chain()).isEqualTo(agent.chain());
        assertThat(Files.readString(folder.resolve("collector/issued.jsonl")))
                .contains(agent.certificate().getSerialNumber().toString(16), "site-1");
    }

    @Test
    void tokenIsGoodOnce() throws Exception {
        EnrolmentToken token = collector.token("site-1");
        collector.enroller().enrol(folder.resolve("a"), "site-1", token);

        assertThatThrownBy(() -> collector.enroller().enrol(folder.resolve("b"), "site-1", token))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the token is wrong, used, expired");
        assertThat(Identity.isIn(folder.resolve("b"))).isFalse();
    }

    @Test
    void tokenIsGoodForItsOwnAgentAlone() throws Exception {
        EnrolmentToken token = collector.token("site-1");

        assertThatThrownBy(() -> collector.enroller().enrol(folder.resolve("a"), "site-2", token))
                .hasMessageContaining("made for another agent name");
        assertThat(collector.enroller().enrol(folder.resolve("a"), "site-1", token).name())
                .isEqualTo("site-1");
    }

    @Test
    void expiredOrInventedTokenIsRefused() throws Exception {
        byte[] authority = collector.authority.sha256();
        EnrolmentToken expired = collector.tokens.issue("site-1", Duration.ZERO, authority);
        EnrolmentToken invented = EnrolmentToken.create(authority, new SecureRandom());

        for (EnrolmentToken token : List.of(expired, invented)) {
            assertThatThrownBy(
                            () -> collector.enroller().enrol(folder.resolve("a"), "site-1", token))
                    .hasMessageContaining("the token is wrong, used, expired");
        }
        assertThat(collector.refused("bad-token")).isEqualTo(2);
    }

    @Test
    void agentDoesNotShowItsTokenToAnotherAuthority() throws Exception {
        EnrolmentToken token = collector.tokens.issue("site-1", Duration.ofHours(1), new byte[32]);

        assertThatThrownBy(() -> collector.enroller().enrol(folder.resolve("a"), "site-1", token))
                .hasMessageContaining("not the one that the enrolment token names");
        assertThat(collector.refused("bad-token")).isZero();
    }

    @Test
    void renewalKeepsTheKeyAndNeedsNoToken() throws Exception {
        Identity first = collector.enrol(folder.resolve("a"), "site-1");

        Identity second = collector.enroller().renew(folder.resolve("a"));

        assertThat(second.certificate().getSerialNumber())
                .isNotEqualTo(first.certificate().getSerialNumber());
        assertThat(second.certificate().getPublicKey())
                .isEqualTo(first.certificate().getPublicKey());
    }

    @Test
    void keyExchangeIsHybrid() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");
        try (RawPeer peer = peer(agent)) {
            peer.hello();
            peer.next();

            assertThat(keyShareGroup(peer.rawBytes())).isEqualTo(0x11EC); // X25519MLKEM768
            assertThat(collector.handshakes("X25519MLKEM768")).isEqualTo(2); // enrolment, and this
        }
    }

    @Test
    void peerWithoutCertificateMayOnlyEnrol() throws Exception {
        try (RawPeer peer =
                new RawPeer(collector.port(), LinkTls.newcomer(collector.authority.sha256()))) {
            peer.hello();

            assertThat(peer.next().getRefused().getReason())
                    .contains("without a certificate only enrolment is possible");
            assertThat(peer.closesSoon()).isTrue();
        }
    }

    @Test
    void certificateOfAnotherAuthorityIsRefused() throws Exception {
        try (TestCollector other = new TestCollector(folder.resolve("other"))) {
            Identity foreign = other.enrol(folder.resolve("a"), "site-1");
            // Trusts our collector, so that only the collector can object.
            X509Certificate ours = collector.enrol(folder.resolve("b"), "site-2").authority();
            Identity mixed = new Identity(foreign.key(), List.of(foreign.certificate(), ours));
            try (RawPeer peer = peer(mixed)) {
                peer.hello();
                assertThat(peer.closesSoon()).isTrue();
            }
            assertThat(collector.refused("handshake") + collector.refused("no-certificate"))
                    .isEqualTo(1);
        }
    }

    @Test
    void agentCannotPoseAsTheCollector() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "localhost");
        try (var impostor = new Impostor(agent);
                RawPeer peer =
                        new RawPeer(
                                "localhost",
                                impostor.port(),
                                LinkTls.newcomer(collector.authority.sha256()))) {
            assertThat(peer.handshakeSucceeds()).isFalse();
        }
    }

    @Test
    void tls12IsRefused() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAnyone()}, null);
        try (SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory().createSocket("127.0.0.1", collector.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void revokedCertificateIsRefused() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");
        Files.writeString(
                folder.resolve("collector/revoked.txt"),
                agent.certificate().getSerialNumber().toString(16) + " # stolen\n");
        try (RawPeer peer = peer(agent)) {
            peer.hello();
            assertThat(peer.next().getRefused().getReason()).contains("revoked");
        }
    }

    @Test
    void aSilentConnectionEndsSoonAfterItsAgentIsRevoked() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");
        Identity other = collector.enrol(folder.resolve("b"), "site-2");
        try (RawPeer revoked = peer(agent);
                RawPeer kept = peer(other)) {
            revoked.hello();
            kept.hello();
            assertThat(revoked.next().hasWelcome()).isTrue();
            assertThat(kept.next().hasWelcome()).isTrue();

            assertThat(collector.beside().revoke("site-1")).isEqualTo(1);

            assertThat(revoked.next().getRefused().getReason()).contains("revoked");
            assertThat(revoked.closesSoon()).isTrue();
            kept.send(batch(other.key(), "site-2"));
            assertThat(kept.next().getAcknowledged().getSequence()).isEqualTo(1);
        }
        assertThatThrownBy(() -> collector.enroller().renew(folder.resolve("a")))
                .hasMessageContaining("revoked");
    }

    @Test
    void allCertificatesOfAnAgentAreRevokedAndATokenLetsItComeBack() throws Exception {
        collector.enrol(folder.resolve("a"), "site-1");
        collector.enroller().renew(folder.resolve("a"));

        assertThat(collector.beside().revoke("site-1")).isEqualTo(2);
        assertThat(collector.beside().revoke("site-1")).isZero();

        Identity back = collector.enrol(folder.resolve("a"), "site-1");
        try (RawPeer peer = peer(back)) {
            peer.hello();
            assertThat(peer.next().hasWelcome()).isTrue();
        }
    }

    @Test
    void whoWasNeverCertifiedCannotBeRevoked() {
        assertThatThrownBy(() -> collector.beside().revoke("site-9"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no certificate was ever issued to site-9");
    }

    @Test
    void garbageInsideTlsClosesTheConnection() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");
        try (RawPeer peer = peer(agent)) {
            peer.handshakeSucceeds();
            peer.sendRaw((byte) 0, (byte) 0, (byte) 0, (byte) 2, (byte) 0xFF, (byte) 0xFF);
            assertThat(peer.next().getRefused().getReason()).contains("is not a message");
            assertThat(peer.closesSoon()).isTrue();
        }
    }

    @Test
    void oversizedFrameClosesTheConnection() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");
        try (RawPeer peer = peer(agent)) {
            peer.handshakeSucceeds();
            peer.sendRaw((byte) 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF);
            assertThat(peer.next().getRefused().getReason()).contains("too long");
            assertThat(peer.closesSoon()).isTrue();
        }
    }

    @Test
    void batchSignedByAnotherKeyIsRefused() throws Exception {
        refusesBatch(batch(Keys.newPair().getPrivate(), "site-1"), "not signed by the key");
    }

    @Test
    void batchInAnotherAgentsNameIsRefused() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");
        refusesBatch(batch(agent.key(), "site-2"), "names another agent");
    }

    @Test
    void signedNonsenseIsRefused() throws Exception {
        SignedBatch unsigned =
                SignedBatch.newBuilder().setBatch(ByteString.copyFromUtf8("nonsense")).build();
        refusesBatch(unsigned, "not signed by the key");
    }

    @Test
    void replayedBatchIsAcknowledgedAgainAndLoggedOnce() throws Exception {
        Identity agent = collector.enrol(folder.resolve("a"), "site-1");
        SignedBatch batch = batch(agent.key(), "site-1");
        try (RawPeer peer = peer(agent)) {
            peer.hello();
            assertThat(peer.next().getWelcome().getLastSequence()).isZero();
            peer.send(batch);
            assertThat(peer.next().getAcknowledged().getSequence()).isEqualTo(1);
            peer.send(batch);
            assertThat(peer.next().getAcknowledged().getSequence()).isEqualTo(1);
        }
        assertThat(collector.journal.sequences()).containsExactly(1L);
    }

    @Test
    void authorityOfAFolderStaysTheSame() throws Exception {
        Authority again = Authority.open(folder.resolve("collector"), Clock.systemUTC());
        assertThat(again.sha256()).isEqualTo(collector.authority.sha256());
    }

    private void refusesBatch(SignedBatch batch, String reason) throws Exception {
        Path enrolled = folder.resolve("a");
        Identity agent =
                Identity.isIn(enrolled)
                        ? Identity.load(enrolled)
                        : collector.enrol(enrolled, "site-1");
        try (RawPeer peer = peer(agent)) {
            peer.hello();
            peer.next();
            peer.send(batch);
            assertThat(peer.next().getRefused().getReason()).contains(reason);
            assertThat(peer.closesSoon()).isTrue();
        }
        assertThat(collector.journal.sequences()).isEmpty();
    }

    private RawPeer peer(Identity agent) throws InterruptedException {
        return new RawPeer(collector.port(), LinkTls.agent(agent));
    }

    private static SignedBatch batch(PrivateKey key, String agent) {
        return BatchSignature.sign(key, Batch.newBuilder().setAgent(agent).setSequence(1).build());
    }

    /** RFC 8446 section 4.1.3: the group in the ServerHello's key_share extension. */
    private static int keyShareGroup(byte[] stream) {
        ByteBuffer hello = ByteBuffer.wrap(stream);
        assertThat(hello.get()).as("a handshake record").isEqualTo((byte) 22);
        hello.position(5);
        assertThat(hello.get()).as("a ServerHello").isEqualTo((byte) 2);
        hello.position(5 + 4 + 2 + 32);
        hello.position(hello.position() + 1 + Byte.toUnsignedInt(hello.get(hello.position())));
        hello.position(hello.position() + 2 + 1);
        int end = hello.getShort() + hello.position();
        while (hello.position() < end) {
            int type = Short.toUnsignedInt(hello.getShort());
            int length = Short.toUnsignedInt(hello.getShort());
            if (type == 51) {
                return Short.toUnsignedInt(hello.getShort());
            }
            hello.position(hello.position() + length);
        }
        throw new AssertionError("no key_share in the ServerHello");
    }

    private static final class TrustsAnyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
