package eu.sealwatch.wire.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.FlowRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeekConnTest {

    @Test
    void recordHasAsManyColumnsAsTheHeaderNames() {
        String fields =
                ZeekConn.header()
                        .lines()
                        .filter(l -> l.startsWith("#fields"))
                        .findFirst()
                        .orElseThrow();
        String types =
                ZeekConn.header()
                        .lines()
                        .filter(l -> l.startsWith("#types"))
                        .findFirst()
                        .orElseThrow();
        int columns = fields.split("\t").length - 1;
        assertThat(types.split("\t")).hasSize(columns + 1);
        assertThat(ZeekConn.line(Flows.tcp().build()).split("\t")).hasSize(columns);
    }

    @Test
    void finishedTlsFlowReadsAsZeekWritesIt() {
        assertThat(ZeekConn.line(Flows.tcp().setProtocol("tls").build()))
                .isEqualTo(
                        "1764000000.123456\tC00112233445566778899aabbccddeeff\t10.0.0.1\t40000\t203.0.113.9\t443\ttcp\tssl\t1.500000\t0\t0\tSF\tT\tF\t0\t-\t9\t900\t8\t5000\t-");
    }

    @ParameterizedTest
    @CsvSource({
        "02, 00, S0",
        "12, 12, S1",
        "13, 13, SF",
        "02, 14, REJ",
        "13, 12, S2",
        "12, 13, S3",
        "16, 12, RSTO",
        "12, 16, RSTR",
        "06, 00, RSTOS0",
        "03, 00, SH",
        "00, 12, OTH",
        "00, 13, SHR",
        "00, 16, RSTRH",
        "10, 10, OTH",
    })
    void stateFollowsTheFlagsOfBothSides(String source, String destination, String state) {
        var flow =
                Flows.tcp()
                        .setSourceTcpFlags(Integer.parseInt(source, 16))
                        .setDestinationTcpFlags(Integer.parseInt(destination, 16))
                        .build();
        assertThat(ZeekConn.state(flow)).isEqualTo(state);
    }

    @Test
    void datagramsAreAnsweredOrNot() {
        FlowRecord.Builder udp = Flows.tcp().setTransport(17);
        assertThat(ZeekConn.state(udp.build())).isEqualTo("SF");
        assertThat(ZeekConn.state(udp.clearDestination().build())).isEqualTo("S0");
    }
}
