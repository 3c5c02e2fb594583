package eu.sealwatch.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Shown;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Changes.FindingRow;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Sighting;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir Path folder;
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store.sqlite"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void newStoreStandsAtTheLogsBeginningWithoutAPolicy() {
        assertThat(store.applied()).isZero();
        assertThat(store.policyEntry()).isEmpty();
        assertThat(store.agents()).isEmpty();
    }

    @Test
    void laterRecordOfAFlowReplacesTheEarlier() {
        store.apply(batch(0, 1, flow(1, FlowRecord.Phase.OPENED, 100)));
        store.apply(batch(1, 2, flow(1, FlowRecord.Phase.CLOSED, 900)));

        assertThat(store.flowCount()).isEqualTo(1);
        assertThat(store.applied()).isEqualTo(2);
        assertThat(store.agents())
                .singleElement()
                .satisfies(agent -> assertThat(agent.sequence()).isEqualTo(2));
    }

    @Test
    void findingCountsEachFlowOnceHoweverManyOfItsRecordsShowIt() {
        apply(finding(flow(1, FlowRecord.Phase.OPENED, 100), 1000));
        apply(finding(flow(1, FlowRecord.Phase.CLOSED, 900), 5000));
        apply(finding(flow(2, FlowRecord.Phase.CLOSED, 70), 9000));

        assertThat(store.findings())
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.count()).isEqualTo(2);
                    assertThat(stored.finding().time()).isEqualTo(1000);
                    assertThat(stored.lastSeen()).isEqualTo(9000);
                    assertThat(stored.state()).isEqualTo("open");
                    assertThat(stored.finding().flow()).isPresent();
                });
    }

    @Test
    void laterRecordOfASessionReplacesTheEarlier() {
        var session =
                Session.newBuilder()
                        .setId(ByteString.copyFromUtf8("s1"))
                        .setTool("ssh")
                        .setAsset(ByteString.copyFrom(new byte[] {10, 0, 0, 5}))
                        .setFar(ByteString.copyFrom(new byte[] {(byte) 203, 0, 113, 9}))
                        .setPhase(Session.Phase.OPENED);
        store.apply(batch(0, 1, about(session.build())));
        session.setPhase(Session.Phase.CLOSED).setFarBytes(900);
        store.apply(batch(1, 2, about(session.build())));

        assertThat(store.sessions()).containsExactly(session.build());
    }

    @Test
    void everythingIsThereAfterOpeningAgain() {
        store.apply(batch(0, 1, flow(1, FlowRecord.Phase.CLOSED, 900)));
        apply(finding(flow(1, FlowRecord.Phase.CLOSED, 900), 1000));
        store.close();
        open();

        assertThat(store.flowCount()).isEqualTo(1);
        assertThat(store.finding("f1")).isPresent();
        assertThat(store.entryOfFinding("f1")).hasValue(7);
        assertThat(store.entriesOfFlows("f1")).containsExactly(0L);
    }

    @Test
    void nameOfADeviceStaysWhenItIsSeenAgainWithoutOne() throws SQLException {
        store.apply(sighting(0, ""));
        store.apply(sighting(1, "scanner"));
        store.apply(sighting(2, ""));

        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("store.sqlite"));
                var rows =
                        connection.createStatement().executeQuery("select host_name from device")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("scanner");
            assertThat(rows.next()).isFalse();
        }
    }

    private static Changes sighting(long entry, String name) {
        var seen =
                Sighting.newBuilder()
                        .setIp(ByteString.copyFrom(new byte[] {10, 0, 0, 7}))
                        .setMac(ByteString.copyFrom(new byte[] {2, 0, 0, 0, 0, 1}))
                        .setHostName(name);
        var observation = Observation.newBuilder().setTime(1).setSighting(seen).build();
        return new Changes(
                entry + 1,
                OptionalLong.empty(),
                List.of(new BatchRow(entry, "a1", entry, new byte[32], 5, 0, List.of(observation))),
                List.of());
    }

    private void apply(Finding finding) {
        store.apply(
                new Changes(8, OptionalLong.of(3), List.of(), List.of(new FindingRow(7, finding))));
    }

    private static Observation about(Session session) {
        return Observation.newBuilder().setTime(1).setSession(session).build();
    }

    private static Changes batch(long entry, long sequence, FlowRecord flow) {
        return batch(entry, sequence, Observation.newBuilder().setTime(1).setFlow(flow).build());
    }

    private static Changes batch(long entry, long sequence, Observation observation) {
        return new Changes(
                entry + 1,
                OptionalLong.empty(),
                List.of(
                        new BatchRow(
                                entry, "a1", sequence, new byte[32], 5, 0, List.of(observation))),
                List.of());
    }

    private static Finding finding(FlowRecord flow, long time) {
        return new Finding(
                "f1",
                "endpoint.not-allowed",
                Severity.HIGH,
                "noord",
                "scanner-1",
                "x.example tls/443",
                "reason",
                "p",
                1,
                "policy.yaml:3",
                time,
                "a1",
                Shown.in(flow));
    }

    private static FlowRecord flow(int number, FlowRecord.Phase phase, long bytes) {
        return FlowRecord.newBuilder()
                .setId(ByteString.copyFrom(new byte[] {(byte) number}))
                .setPhase(phase)
                .setStart(10)
                .setEnd(20)
                .setTransport(6)
                .setSource(Peer.newBuilder().setIp(ip(10)).setPort(40000).setBytes(bytes))
                .setDestination(Peer.newBuilder().setIp(ip(203)).setPort(443))
                .setProtocol("tls")
                .build();
    }

    private static ByteString ip(int first) {
        return ByteString.copyFrom(new byte[] {(byte) first, 0, 113, 9});
    }
}
