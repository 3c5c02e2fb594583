package eu.sealwatch.agent.inspect.rtp;

import static eu.sealwatch.agent.inspect.Given.datagrams;
import static eu.sealwatch.agent.inspect.Given.record;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import org.junit.jupiter.api.Test;

class RtpInspectorTest {
    private final RtpInspector inspector = new RtpInspector();

    @Test
    void threeOfOneDirectionThatCountAreLikeRtp() {
        var record =
                record(
                        inspector,
                        datagrams(rtp(">", 65534, 0), rtp(">", 65535, 160), rtp(">", 0, 320)));

        assertThat(record.getBasis()).isEqualTo(FlowRecord.Basis.PATTERN);
        assertThat(record.getAttributes(0).getValue()).isEqualTo("8");
    }

    @Test
    void eachSentTwiceInBothDirectionsIsToo() {
        var conversation =
                datagrams(
                        rtp(">", 1, 0),
                        rtp(">", 1, 0),
                        rtp("<", 70, 5),
                        rtp("<", 70, 5),
                        rtp(">", 2, 160),
                        rtp(">", 2, 160),
                        rtp("<", 71, 165));

        assertThat(record(inspector, conversation).getProtocol()).isEqualTo("rtp");
    }

    @Test
    void reportsBetweenThemDoNotMatter() {
        var conversation =
                datagrams(
                        rtp(">", 1, 0),
                        "> 81C90001 01020304",
                        rtp(">", 2, 160),
                        "> 00",
                        rtp(">", 3, 320));

        assertThat(record(inspector, conversation).getProtocol()).isEqualTo("rtp");
    }

    @Test
    void leapsAndOtherSourcesAreNot() {
        assertThat(inspector.inspect(datagrams(rtp(">", 1, 0), rtp(">", 2, 0), rtp(">", 500, 0))))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(datagrams(rtp(">", 1, 0), rtp("<", 2, 0), rtp(">", 2, 0))))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(
                        inspector.inspect(
                                datagrams(rtp(">", 1, 0), rtp(">", 2, 1 << 30), rtp(">", 3, 0))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void headerThatDoesNotFitIsNone() {
        assertThat(inspector.inspect(datagrams("> 8F080001 00000000 01020304")))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(datagrams("> 90080001 00000000 01020304 BEDE 0009 00")))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(datagrams("> 80480001 00000000 01020304 00")))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void lengthInTheSequencesPlaceIsNoSequence() {
        assertThat(inspector.inspect(datagrams("> 80080010 00000000 01020304 00000000")))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private static String rtp(String direction, int sequence, int time) {
        return direction
                + "8008%04x%08x".formatted(sequence, time)
                + (direction.equals(">") ? "0EAF0EAF" : "0BAD0BAD")
                + "D5".repeat(20);
    }
}
