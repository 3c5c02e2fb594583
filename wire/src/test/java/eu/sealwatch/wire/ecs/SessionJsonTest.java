package eu.sealwatch.wire.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.FlowRecord.Direction;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Session.FarRole;
import eu.sealwatch.wire.v1.Session.Phase;
import org.junit.jupiter.api.Test;

class SessionJsonTest {
    private static final ByteString ASSET = Flows.peer("10.0.0.5", 0, 0, 0).getIp();
    private static final ByteString FAR = Flows.peer("203.0.113.9", 0, 0, 0).getIp();

    private final SessionJson json = new SessionJson();

    @Test
    void anInboundSessionReadsAsEcs() {
        assertThat(json.line(inbound().build(), FlowContext.ofFile("a.pcap")))
                .isEqualTo(
                        """
                        {"@timestamp":"2025-11-24T16:00:00.123456789Z",\
                        "event":{"kind":"event","category":["session","network"],"type":["end"],\
                        "id":"0102","end":"2025-11-24T16:01:00.123456789Z","duration":60000000000},\
                        "source":{"ip":"203.0.113.9","bytes":900},\
                        "destination":{"ip":"10.0.0.5","bytes":5000},\
                        "network":{"application":"ssh","direction":"inbound","bytes":5900},\
                        "log":{"file":{"path":"a.pcap"}},\
                        "sealwatch":{"category":"remote-maintenance",\
                        "session":{"phase":"closed","end_reason":"idle","tool":"ssh",\
                        "relayed":false,"asset":{"ip":"10.0.0.5"},\
                        "far":{"ip":["203.0.113.9"],"role":"client"},\
                        "active":40000000000,"idle":20000000000,"flows":1,"flow_ids":["aa"],\
                        "activity":["interactive"],"activity_basis":"40 of 40 small",\
                        "login":"succeeded"}}}\
                        """);
    }

    @Test
    void theAssetIsTheSourceWhereItWentOut() {
        var relayed =
                inbound()
                        .setDirection(Direction.OUTBOUND)
                        .setFarRole(FarRole.RELAY)
                        .setRelayed(true)
                        .addFarNames("relay.vendor.example")
                        .build();
        assertThat(json.line(relayed, FlowContext.NONE))
                .contains("\"source\":{\"ip\":\"10.0.0.5\",\"bytes\":5000}")
                .contains("\"destination\":{\"ip\":\"203.0.113.9\",\"bytes\":900}")
                .contains("\"relayed\":true")
                .contains("\"name\":[\"relay.vendor.example\"],\"role\":\"relay\"");
    }

    @Test
    void aSessionWithNothingInItStillReads() {
        assertThat(json.line(Session.getDefaultInstance(), FlowContext.NONE))
                .startsWith("{\"event\":{")
                .doesNotContain("\"ip\"");
    }

    private static Session.Builder inbound() {
        return Session.newBuilder()
                .setId(ByteString.fromHex("0102"))
                .setPhase(Phase.CLOSED)
                .setEndReason(Session.End.IDLE)
                .setTool("ssh")
                .setAsset(ASSET)
                .setFar(FAR)
                .setFarRole(FarRole.CLIENT)
                .setDirection(Direction.INBOUND)
                .setStart(Flows.START)
                .setEnd(Flows.START + 60_000_000_000L)
                .setActive(40_000_000_000L)
                .setIdle(20_000_000_000L)
                .setAssetBytes(5000)
                .setFarBytes(900)
                .setFlows(1)
                .addFlowIds(ByteString.fromHex("aa"))
                .addFarAddresses(FAR)
                .addActivities(Rhythm.Activity.INTERACTIVE)
                .setActivityBasis("40 of 40 small")
                .setLogin(Rhythm.Login.LOGIN_SUCCEEDED);
    }
}
