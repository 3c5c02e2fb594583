package eu.sealwatch.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Direction;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Session.End;
import eu.sealwatch.wire.v1.Session.FarRole;
import eu.sealwatch.wire.v1.Session.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long T0 = 1_764_000_000L * SECOND;
    private static final ByteString ASSET = ByteString.copyFrom(new byte[] {10, 0, 0, 5});
    private static final ByteString VENDOR =
            ByteString.copyFrom(new byte[] {(byte) 203, 0, 113, 9});
    private static final ByteString RELAY =
            ByteString.copyFrom(new byte[] {(byte) 198, 51, 100, 7});

    private final List<Session> told = new ArrayList<>();
    private Sessions sessions = sessions(SessionSettings.defaults());

    @Test
    void aMaintenanceFlowOpensASessionAtOnce() {
        take(T0 + 1, inbound(T0, 40000).setPhase(FlowRecord.Phase.OPENED));
        assertThat(told).hasSize(1);
        Session session = told.getFirst();
        assertThat(session.getPhase()).isEqualTo(Phase.OPENED);
        assertThat(session.getTool()).isEqualTo("ssh");
        assertThat(session.getAsset()).isEqualTo(ASSET);
        assertThat(session.getFar()).isEqualTo(VENDOR);
        assertThat(session.getFarRole()).isEqualTo(FarRole.CLIENT);
        assertThat(session.getRelayed()).isFalse();
        assertThat(session.getStart()).isEqualTo(T0);
        assertThat(session.getFlowIdsList()).hasSize(1);
    }

    @Test
    void flowsOfOtherProtocolsOpenNone() {
        take(T0, inbound(T0, 40000).setProtocol("http"));
        assertThat(told).isEmpty();
    }

    @Test
    void flowsOfOneToolBetweenTheSameTwoAreOneSession() {
        take(T0, inbound(T0, 40000));
        take(T0 + 600 * SECOND, inbound(T0 + 600 * SECOND, 40001));
        sessions.finish();
        Session last = told.getLast();
        assertThat(last.getPhase()).isEqualTo(Phase.CLOSED);
        assertThat(last.getEndReason()).isEqualTo(End.CAPTURE_ENDED);
        assertThat(last.getFlows()).isEqualTo(2);
        assertThat(last.getAssetBytes()).isEqualTo(2 * 5000);
        assertThat(last.getFarBytes()).isEqualTo(2 * 900);
        assertThat(last.getId()).isEqualTo(told.getFirst().getId());
    }

    @Test
    void anotherPeerIsAnotherSession() {
        take(T0, inbound(T0, 40000));
        FlowRecord.Builder other = inbound(T0, 40000);
        other.getSourceBuilder().setIp(RELAY);
        take(T0, other);
        assertThat(told).extracting(Session::getFar).containsExactly(VENDOR, RELAY);
        assertThat(told).extracting(Session::getId).doesNotHaveDuplicates();
    }

    @Test
    void theFarEndOfARelayedToolMayMove() {
        take(T0, outbound("teamviewer", VENDOR, T0));
        take(T0 + SECOND, outbound("teamviewer", RELAY, T0 + SECOND));
        sessions.finish();
        Session last = told.getLast();
        assertThat(last.getFlows()).isEqualTo(2);
        assertThat(last.getAsset()).isEqualTo(ASSET);
        assertThat(last.getFarRole()).isEqualTo(FarRole.RELAY);
        assertThat(last.getRelayed()).isTrue();
        assertThat(last.getFarAddressesList()).containsExactly(VENDOR, RELAY);
    }

    @Test
    void whatRidesOnAFlowIsTheTool() {
        FlowRecord.Builder flow = outbound("tls", RELAY, T0).setApplication("anydesk");
        flow.getTlsBuilder().setServerName("relay-1.vendor.example");
        take(T0, flow);
        assertThat(told.getFirst().getTool()).isEqualTo("anydesk");
        assertThat(told.getFirst().getFarNamesList()).containsExactly("relay-1.vendor.example");
    }

    @Test
    void anAssetThatGoesOutBySshHasAServerAtTheFarEnd() {
        take(T0, outbound("ssh", VENDOR, T0));
        assertThat(told.getFirst().getFarRole()).isEqualTo(FarRole.SERVER);
        assertThat(told.getFirst().getAsset()).isEqualTo(ASSET);
    }

    @Test
    void betweenTwoInsideWhoIsConnectedToIsTheAsset() {
        take(T0, inbound(T0, 40000).setDirection(Direction.INTERNAL));
        assertThat(told.getFirst().getAsset()).isEqualTo(ASSET);
        assertThat(told.getFirst().getFarRole()).isEqualTo(FarRole.CLIENT);
    }

    @Test
    void aFlowThatIsToldAgainCountsOnce() {
        take(T0, inbound(T0, 40000).setPhase(FlowRecord.Phase.OPENED));
        take(T0 + SECOND, inbound(T0, 40000).setPhase(FlowRecord.Phase.UPDATED));
        take(T0 + 2 * SECOND, inbound(T0, 40000));
        sessions.finish();
        assertThat(told.getLast().getFlows()).isEqualTo(1);
        assertThat(told.getLast().getAssetBytes()).isEqualTo(5000);
    }

    @Test
    void fifteenMinutesOfSilenceEndIt() {
        take(T0, inbound(T0, 40000));
        sessions.advance(T0 + 899 * SECOND);
        assertThat(told.getLast().getPhase()).isNotEqualTo(Phase.CLOSED);
        sessions.advance(T0 + 902 * SECOND);
        assertThat(told.getLast().getPhase()).isEqualTo(Phase.CLOSED);
        assertThat(told.getLast().getEndReason()).isEqualTo(End.IDLE);
        assertThat(sessions.open()).isZero();
        take(T0 + 903 * SECOND, inbound(T0 + 903 * SECOND, 40001));
        assertThat(told.getLast().getPhase()).isEqualTo(Phase.OPENED);
        assertThat(told.getLast().getId()).isNotEqualTo(told.getFirst().getId());
    }

    @Test
    void theLastWordOnAFlowDoesNotWakeASessionThatEnded() {
        take(T0, inbound(T0, 40000).setPhase(FlowRecord.Phase.UPDATED));
        sessions.advance(T0 + 1000 * SECOND);
        take(T0 + 1001 * SECOND, inbound(T0, 40000));
        assertThat(sessions.opened()).isEqualTo(1);
    }

    @Test
    void itIsToldEachMinuteWhileThereIsTraffic() {
        take(T0, inbound(T0, 40000).setPhase(FlowRecord.Phase.OPENED));
        take(T0 + 30 * SECOND, inbound(T0, 40000).setPhase(FlowRecord.Phase.UPDATED));
        sessions.advance(T0 + 59 * SECOND);
        assertThat(told).hasSize(1);
        sessions.advance(T0 + 61 * SECOND);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().getPhase()).isEqualTo(Phase.UPDATED);
        sessions.advance(T0 + 300 * SECOND);
        assertThat(told).hasSize(2);
    }

    @Test
    void activeAndIdleTimeAreThatOfItsFlows() {
        FlowRecord.Builder flow = inbound(T0, 40000).setEnd(T0 + 100 * SECOND);
        flow.setRhythm(
                Rhythm.newBuilder()
                        .setActiveSeconds(40)
                        .setActivity(Rhythm.Activity.INTERACTIVE)
                        .setActivityBasis("40 of 40 small")
                        .setLogin(Rhythm.Login.LOGIN_SUCCEEDED));
        take(T0 + 100 * SECOND, flow);
        sessions.finish();
        Session last = told.getLast();
        assertThat(last.getActive()).isEqualTo(40 * SECOND);
        assertThat(last.getIdle()).isEqualTo(60 * SECOND);
        assertThat(last.getActivitiesList()).containsExactly(Rhythm.Activity.INTERACTIVE);
        assertThat(last.getActivityBasis()).isEqualTo("40 of 40 small");
        assertThat(last.getLogin()).isEqualTo(Rhythm.Login.LOGIN_SUCCEEDED);
    }

    @Test
    void aFailedLoginDoesNotHideOneThatWorked() {
        take(T0, withLogin(40000, Rhythm.Login.LOGIN_SUCCEEDED));
        take(T0, withLogin(40001, Rhythm.Login.LOGIN_FAILED));
        sessions.finish();
        assertThat(told.getLast().getLogin()).isEqualTo(Rhythm.Login.LOGIN_SUCCEEDED);
    }

    @Test
    void whenThereAreTooManyTheOneLongestSilentGoes() {
        sessions = sessions(new SessionSettings(Duration.ofMinutes(15), Duration.ofMinutes(1), 2));
        take(T0, outbound("ssh", VENDOR, T0));
        take(T0 + 1, outbound("rdp", VENDOR, T0));
        take(T0 + 2, outbound("ssh", VENDOR, T0));
        take(T0 + 3, outbound("vnc", VENDOR, T0));
        assertThat(sessions.evicted()).isEqualTo(1);
        assertThat(sessions.open()).isEqualTo(2);
        assertThat(told)
                .filteredOn(session -> session.getEndReason() == End.EVICTED)
                .extracting(Session::getTool)
                .containsExactly("rdp");
    }

    @Test
    void aThousandFlowsKeepABoundedListOfIds() {
        for (int i = 0; i < 1000; i++) {
            take(T0 + i, inbound(T0 + i, 20000 + i).setPhase(FlowRecord.Phase.OPENED));
        }
        for (int i = 0; i < 1000; i++) {
            take(T0 + SECOND, inbound(T0 + i, 20000 + i));
        }
        sessions.finish();
        Session last = told.getLast();
        assertThat(last.getFlows()).isEqualTo(1000);
        assertThat(last.getFlowIdsList()).hasSize(64);
        assertThat(last.getAssetBytes()).isEqualTo(1000 * 5000);
    }

    private Sessions sessions(SessionSettings settings) {
        return new Sessions(settings, observation -> told.add(observation.getSession()));
    }

    private void take(long time, FlowRecord.Builder flow) {
        sessions.take(Observation.newBuilder().setTime(time).setFlow(flow).build());
    }

    private static FlowRecord.Builder withLogin(int port, Rhythm.Login login) {
        return inbound(T0, port).setRhythm(Rhythm.newBuilder().setLogin(login));
    }

    private static FlowRecord.Builder inbound(long start, int port) {
        return flow("ssh", peer(VENDOR, port, 900), peer(ASSET, 22, 5000), start)
                .setDirection(Direction.INBOUND);
    }

    private static FlowRecord.Builder outbound(String tool, ByteString to, long start) {
        return flow(tool, peer(ASSET, 50000, 900), peer(to, 443, 5000), start)
                .setDirection(Direction.OUTBOUND);
    }

    private static FlowRecord.Builder flow(
            String protocol, Peer.Builder source, Peer.Builder destination, long start) {
        return FlowRecord.newBuilder()
                .setId(id(start, source))
                .setPhase(FlowRecord.Phase.CLOSED)
                .setProtocol(protocol)
                .setTransport(6)
                .setStart(start)
                .setEnd(start + SECOND)
                .setSource(source)
                .setDestination(destination);
    }

    private static ByteString id(long start, Peer.Builder source) {
        return ByteString.copyFromUtf8(start + " " + source.getPort() + " " + source.getIp());
    }

    private static Peer.Builder peer(ByteString ip, int port, long bytes) {
        return Peer.newBuilder().setIp(ip).setPort(port).setBytes(bytes);
    }
}
