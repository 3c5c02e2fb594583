package eu.sealwatch.agent.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Rhythm.Activity;
import eu.sealwatch.wire.v1.Rhythm.Login;
import eu.sealwatch.wire.v1.Ssh;
import org.junit.jupiter.api.Test;

class RhythmMeterTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final Ssh CHACHA =
            Ssh.newBuilder()
                    .setEstablished(true)
                    .setCipherServerToClient("chacha20-poly1305@openssh.com")
                    .setCompressionServerToClient("none")
                    .build();

    private long now = 1_000_000_000_000L;

    @Test
    void keysThatAreEchoedOverSecondsAreInteractive() {
        var meter = RhythmMeter.of("ssh");
        for (int i = 0; i < 40; i++) {
            count(meter, 300, true, 36);
            count(meter, 20, false, 52);
        }
        Rhythm figures = meter.read(false);
        assertThat(figures.getActivity()).isEqualTo(Activity.INTERACTIVE);
        assertThat(figures.getActivityBasis())
                .isEqualTo("40 of the source's 40 packets small, 79 turns in 13 active seconds");
        assertThat(figures.getSourceSmall()).isEqualTo(40);
        assertThat(figures.getLongestSilence()).isEqualTo(300 * MILLISECOND);
    }

    @Test
    void aFileUpIsBulk() {
        var meter = RhythmMeter.of("ssh");
        for (int i = 0; i < 200; i++) {
            count(meter, 1, true, 1448);
            if (i % 22 == 0) {
                count(meter, 1, false, 44);
            }
        }
        assertThat(meter.read(false).getActivity()).isEqualTo(Activity.BULK);
    }

    @Test
    void aScreenThatIsPaintedIsNoFile() {
        var meter = RhythmMeter.of("vnc");
        for (int i = 0; i < 200; i++) {
            count(meter, 1, false, 1448);
        }
        assertThat(meter.read(false).getActivity()).isEqualTo(Activity.ACTIVITY_UNKNOWN);
    }

    @Test
    void mouseAndKeysBesideAScreenAreInteractive() {
        var meter = RhythmMeter.of("rdp");
        for (int i = 0; i < 60; i++) {
            count(meter, 200, true, 60);
            for (int j = 0; j < 10; j++) {
                count(meter, 1, false, 1448);
            }
        }
        assertThat(meter.read(false).getActivity()).isEqualTo(Activity.INTERACTIVE);
    }

    @Test
    void requestsFromTheServersSideThatAreAnsweredAtLengthLookLikeAReversePort() {
        var meter = RhythmMeter.of("ssh");
        for (int i = 0; i < 8; i++) {
            count(meter, 5_000, false, 500);
            count(meter, 20, true, 1448);
            count(meter, 1, true, 1448);
        }
        Rhythm figures = meter.read(false);
        assertThat(figures.getActivity()).isEqualTo(Activity.FORWARDING);
        assertThat(figures.getReverseForwarding()).isTrue();
    }

    @Test
    void outputThatComesByItselfIsNoReversePort() {
        var meter = RhythmMeter.of("ssh");
        for (int i = 0; i < 40; i++) {
            count(meter, 5_000, false, 1448);
        }
        assertThat(meter.read(false).getReverseForwarding()).isFalse();
    }

    @Test
    void signsOfLifeAreNoReversePort() {
        var meter = RhythmMeter.of("ssh");
        for (int i = 0; i < 40; i++) {
            count(meter, 15_000, false, 60);
            count(meter, 20, true, 36);
        }
        assertThat(meter.read(false).getReverseForwarding()).isFalse();
    }

    @Test
    void muchBothWaysInTurnsLooksForwarded() {
        var meter = RhythmMeter.of("ssh");
        for (int i = 0; i < 40; i++) {
            count(meter, 100, true, 900);
            count(meter, 100, false, 1400);
        }
        Rhythm figures = meter.read(false);
        assertThat(figures.getActivity()).isEqualTo(Activity.FORWARDING);
        assertThat(figures.getReverseForwarding()).isFalse();
    }

    @Test
    void aFewPacketsSayNothing() {
        var meter = RhythmMeter.of("ssh");
        count(meter, 1, true, 36);
        assertThat(meter.read(true).getActivity()).isEqualTo(Activity.ACTIVITY_UNKNOWN);
        assertThat(meter.read(true).getActivityBasis()).isEmpty();
    }

    @Test
    void theShortestAnswerIsALoginThatWorked() {
        var meter = RhythmMeter.ofSsh(CHACHA);
        count(meter, 1, true, 44);
        count(meter, 1, false, 44);
        count(meter, 1, true, 60);
        count(meter, 1, false, 52);
        count(meter, 1, true, 148);
        assertThat(meter.read(false).getLogin()).isEqualTo(Login.LOGIN_UNKNOWN);
        count(meter, 1, false, 28);
        assertThat(meter.read(false).getLogin()).isEqualTo(Login.LOGIN_SUCCEEDED);
    }

    @Test
    void anEndWithoutTheShortestAnswerIsALoginThatFailed() {
        var meter = RhythmMeter.ofSsh(CHACHA);
        for (int i = 0; i < 4; i++) {
            count(meter, 1, true, 148);
            count(meter, 1, false, 52);
        }
        assertThat(meter.read(false).getLogin()).isEqualTo(Login.LOGIN_UNKNOWN);
        assertThat(meter.read(true).getLogin()).isEqualTo(Login.LOGIN_FAILED);
    }

    @Test
    void compressionFromTheStartHidesTheLogin() {
        var meter =
                RhythmMeter.ofSsh(CHACHA.toBuilder().setCompressionServerToClient("zlib").build());
        for (int i = 0; i < 4; i++) {
            count(meter, 1, false, 28);
        }
        assertThat(meter.read(true).getLogin()).isEqualTo(Login.LOGIN_UNKNOWN);
    }

    @Test
    void theLeastSizeFollowsFromCipherAndMac() {
        assertThat(SshLogin.successBytes("aes256-gcm@openssh.com", "")).isEqualTo(36);
        assertThat(SshLogin.successBytes("aes128-ctr", "hmac-sha2-256-etm@openssh.com"))
                .isEqualTo(52);
        assertThat(SshLogin.successBytes("aes128-ctr", "umac-64@openssh.com")).isEqualTo(24);
        assertThat(SshLogin.successBytes("aes256-cbc", "hmac-sha1")).isEqualTo(36);
        assertThat(SshLogin.successBytes("3des-cbc", "hmac-md5")).isEqualTo(32);
        assertThat(SshLogin.successBytes("aes128-ctr", "of-a-vendor")).isZero();
    }

    private void count(RhythmMeter meter, long laterMs, boolean fromClient, int bytes) {
        now += laterMs * MILLISECOND;
        meter.count(now, fromClient, bytes);
    }
}
