package eu.sealwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values are those of the Community ID specification's own baseline. */
class CommunityIdTest {

    @ParameterizedTest
    @CsvSource({
        "6, 128.232.110.120, 34855, 66.35.250.204, 80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "6, 66.35.250.204, 80, 128.232.110.120, 34855, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "17, 192.168.1.52, 54585, 8.8.8.8, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "132, 192.168.170.8, 7, 192.168.170.56, 80, 1:jQgCxbku+pNGw8WPbEc/TS/uTpQ=",
    })
    void flowsWithPortsHashTheirPorts(
            int transport, String from, int fromPort, String to, int toPort, String expected) {
        assertThat(CommunityId.of(transport, ip(from), fromPort, ip(to), toPort))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 192.168.0.89, 8, 0, 192.168.0.1, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "1, 192.168.0.1, 0, 0, 192.168.0.89, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "1, 192.168.0.89, 20, 0, 192.168.0.1, 1:3o2RFccXzUgjl7zDpqmY7yJi8rI=",
        "58, fe80::200:86ff:fe05:80da, 135, 0, fe80::260:97ff:fe07:69ea,"
                + " 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
    })
    void icmpHashesTypeAndCounterpart(
            int transport, String from, int type, int code, String to, String expected) {
        assertThat(CommunityId.of(transport, ip(from), type, ip(to), code)).isEqualTo(expected);
    }

    @Test
    void protocolsWithoutPortsHashAddressesAlone() {
        assertThat(CommunityId.of(46, ip("1.2.3.4"), 0, ip("5.6.7.8"), 0))
                .isEqualTo("1:ikv3kmf89luf73WPz1jOs49S768=");
    }

    @Test
    void recordOfAnEchoIsToldByTypeNotByPort() {
        var echo =
                FlowRecord.newBuilder()
                        .setTransport(1)
                        .setIcmpType(8)
                        .setSource(Peer.newBuilder().setIp(ByteString.copyFrom(ip("192.168.0.89"))))
                        .setDestination(
                                Peer.newBuilder().setIp(ByteString.copyFrom(ip("192.168.0.1"))))
                        .build();
        assertThat(CommunityId.of(echo)).isEqualTo("1:X0snYXpgwiv9TZtqg64sgzUn6Dk=");
    }

    private static byte[] ip(String literal) {
        return InetAddress.ofLiteral(literal).getAddress();
    }
}
