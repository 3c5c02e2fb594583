package eu.sealwatch.collector.judge.detect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.FlowRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IcmpTunnelTest {

    @Test
    void answersOfAnotherSizeAreATunnel() {
        var watched = new Watched("");
        ping(watched, Duration.ofMinutes(5), 300, 90, 300, 600);
        assertThat(watched.about("leak.icmp-tunnel")).containsExactly("203.0.113.9 icmp");
        assertThat(watched.findings("leak.icmp-tunnel").getFirst().reason())
                .contains("answers do not return what was asked");
    }

    @Test
    void ordinaryPingAllDayIsNone() {
        var watched = new Watched("");
        ping(watched, Duration.ofHours(24), 86_400, 84, 86_400, 84);
        assertThat(watched.findings("leak.icmp-tunnel")).isEmpty();
    }

    @Test
    void pingWithLossIsNone() {
        var watched = new Watched("");
        ping(watched, Duration.ofHours(2), 7_200, 84, 5_000, 84);
        ping(watched, Duration.ofHours(2), 7_200, 84, 0, 0);
        assertThat(watched.findings("leak.icmp-tunnel")).isEmpty();
    }

    @Test
    void searchForThePathsLargestPacketIsNone() {
        var watched = new Watched("");
        // larger ones are not answered: 40 of up to 1500 bytes, of which 25 come back
        ping(watched, Duration.ofSeconds(40), 40, 1250, 25, 1140);
        assertThat(watched.findings("leak.icmp-tunnel")).isEmpty();
    }

    @Test
    void largePingsInGreatNumberAreATunnelThoughAnsweredInKind() {
        var watched = new Watched("");
        ping(watched, Duration.ofMinutes(30), 3_000, 1400, 3_000, 1400);
        assertThat(watched.findings("leak.icmp-tunnel").getFirst().reason())
                .contains("more than pings need");
    }

    @Test
    void largePingsIntoSilenceAreATunnel() {
        var watched = new Watched("");
        ping(watched, Duration.ofMinutes(30), 400, 1400, 0, 0);
        assertThat(watched.findings("leak.icmp-tunnel").getFirst().reason())
                .contains("hardly any is answered");
    }

    private static void ping(
            Watched watched, Duration length, long out, long sizeOut, long in, long sizeIn) {
        FlowRecord.Builder flow = Watched.toVendor("icmp", 0).setTransport(1).setIcmpType(8);
        flow.getSourceBuilder().setPort(0);
        watched.flow(flow, Watched.MONDAY, length, out * sizeOut, in * sizeIn, out, in);
    }
}
