package eu.sealwatch.agent.capture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveCaptureTest {

    /** Whether or not this machine has libpcap, and whoever runs the test. */
    @Test
    void whatCannotBeCapturedIsSaidInOneSentence() {
        assertThatThrownBy(() ->
                        LiveCapture.open("nosuch0", 65535, 1 << 20, CaptureFilter.NONE, false))
                .isInstanceOf(CaptureException.class)
                .message()
                .doesNotContain("\n")
                .containsAnyOf("there is no interface \"nosuch0\"", "libpcap", "CAP_NET_RAW");
    }
}
