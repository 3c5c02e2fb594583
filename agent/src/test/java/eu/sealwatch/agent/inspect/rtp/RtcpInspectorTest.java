package eu.sealwatch.agent.inspect.rtp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class RtcpInspectorTest {
    private static final String RECEIVER_REPORT = "81C90007 01020304" + "00".repeat(24);
    private static final String DESCRIPTION = "81CA0003 01020304 01026162 00000000";

    private final RtcpInspector inspector = new RtcpInspector();

    @Test
    void reportWithADescriptionBehindItIsRtcp() {
        assertThat(isRtcp(RECEIVER_REPORT + DESCRIPTION)).isTrue();
        assertThat(isRtcp(RECEIVER_REPORT)).isTrue();
    }

    @Test
    void blocksMustFitTheLengthAndPacketsTheDatagram() {
        assertThat(isRtcp(RECEIVER_REPORT.replace("81C9", "82C9"))).isFalse();
        assertThat(isRtcp(RECEIVER_REPORT + "00")).isFalse();
        assertThat(isRtcp(RECEIVER_REPORT + "00000000")).isFalse();
    }

    @Test
    void descriptionAloneDoesNotBegin() {
        assertThat(isRtcp(DESCRIPTION)).isFalse();
    }

    private boolean isRtcp(String datagram) {
        return inspector.inspect(udp(hex(datagram))) instanceof Recognition.Recognised;
    }
}
