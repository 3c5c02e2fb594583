package eu.sealwatch.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Excepted;
import eu.sealwatch.collector.judge.Exceptions;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.SessionJudgement;
import eu.sealwatch.collector.judge.SessionJudgement.Matched;
import eu.sealwatch.collector.judge.Shown;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Changes.FindingRow;
import eu.sealwatch.collector.store.Changes.SessionRow;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Sighting;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

        assertThat(store.sessions())
                .containsExactly(new StoredSession(session.build(), "a1", Optional.empty()));
    }

    @Test
    void sessionKeepsWhatItWasMatchedWith() {
        var judgement =
                new SessionJudgement(
                        "port",
                        4,
                        Optional.of("xray-1"),
                        Optional.of(new Matched("ssh", "p.yaml:30")),
                        Optional.empty(),
                        Optional.of(new Matched("nights", "p.yaml:33")),
                        Optional.of(new Matched("WO-7", "p.yaml:40")),
                        Optional.of("P. Technician"),
                        Optional.of(Instant.parse("2026-03-03T11:00:00.5Z")),
                        List.of("maintenance.not-via-jump-host", "maintenance.overrun"));
        ByteString id = ByteString.copyFromUtf8("s1");
        Session session =
                Session.newBuilder()
                        .setId(id)
                        .setTool("ssh")
                        .setAsset(ByteString.copyFrom(new byte[] {10, 0, 0, 5}))
                        .setFar(ByteString.copyFrom(new byte[] {(byte) 203, 0, 113, 9}))
                        .build();
        Changes changes = batch(0, 1, about(session));
        store.apply(
                new Changes(
                        1,
                        OptionalLong.empty(),
                        Optional.empty(),
                        changes.batches(),
                        List.of(new SessionRow(id, judgement)),
                        List.of()));
        assertThat(store.sessions())
                .containsExactly(new StoredSession(session, "a1", Optional.of(judgement)));
    }

    @Test
    void exceptionActsOnFindingsOfThePastUntilItsLastDay() {
        Finding finding = finding(flow(1, FlowRecord.Phase.CLOSED, 900), DAY);
        apply(finding);
        assertThat(state()).isEqualTo("open");

        except("2026-03-03", finding);
        assertThat(state()).isEqualTo("excepted");
        assertThat(store.finding("f1").orElseThrow().finding().exception())
                .contains(new Excepted("e1", "test.yaml:13", LocalDate.parse("2026-03-03")));

        except("2026-03-02", finding);
        assertThat(state()).as("its last day was before").isEqualTo("open");

        except("2026-03-03", finding);
        apply("");
        assertThat(state()).as("the exception is gone").isEqualTo("open");
        assertThat(store.finding("f1").orElseThrow().finding().exception()).isEmpty();
    }

    @Test
    void exceptedFindingThatIsSeenAfterTheLastDayIsOpenAgain() {
        Optional<Excepted> by =
                Optional.of(new Excepted("e1", "p.yaml:9", LocalDate.parse("2026-03-03")));
        FlowRecord flow = flow(1, FlowRecord.Phase.CLOSED, 900);
        apply(excepted(finding(flow, DAY), by));
        assertThat(state()).isEqualTo("excepted");
        assertThat(store.positionOfFinding("f1")).contains(new Store.FindingPosition(7, true));

        apply(excepted(finding(flow, DAY + 86_400_000_000_000L), by));
        assertThat(state()).isEqualTo("open");
    }

    /** Noon of 2026-03-03. */
    private static final long DAY = 1_772_539_200_000_000_000L;

    private String state() {
        return store.finding("f1").orElseThrow().state();
    }

    private void except(String until, Finding finding) {
        apply(
                """
                exceptions:
                  - id: e1
                    code: %s
                    subject: %s
                    about: "x.example *"
                    owner: owner@customs.example
                    reason: known
                    expires: %s
                """
                        .formatted(finding.code(), finding.subject(), until));
    }

    private void apply(String exceptions) {
        store.apply(
                new Changes(
                        9,
                        OptionalLong.of(3),
                        Optional.of(new Exceptions(Given.policy(exceptions))),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static Finding excepted(Finding finding, Optional<Excepted> by) {
        return new Finding(
                finding.id(),
                finding.code(),
                finding.severity(),
                finding.site(),
                finding.subject(),
                finding.about(),
                finding.reason(),
                finding.policyId(),
                finding.policyVersion(),
                finding.policyLine(),
                finding.time(),
                finding.agent(),
                finding.shown(),
                by);
    }

    @Test
    void everythingIsThereAfterOpeningAgain() {
        store.apply(batch(0, 1, flow(1, FlowRecord.Phase.CLOSED, 900)));
        apply(finding(flow(1, FlowRecord.Phase.CLOSED, 900), 1000));
        store.close();
        open();

        assertThat(store.flowCount()).isEqualTo(1);
        assertThat(store.finding("f1")).isPresent();
        assertThat(store.positionOfFinding("f1")).contains(new Store.FindingPosition(7, false));
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
                Optional.empty(),
                List.of(new BatchRow(entry, "a1", entry, new byte[32], 5, 0, List.of(observation))),
                List.of(),
                List.of());
    }

    private void apply(Finding finding) {
        store.apply(
                new Changes(
                        8,
                        OptionalLong.of(3),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(new FindingRow(7, finding, 7))));
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
                Optional.empty(),
                List.of(
                        new BatchRow(
                                entry, "a1", sequence, new byte[32], 5, 0, List.of(observation))),
                List.of(),
                List.of());
    }

    private static Finding finding(FlowRecord flow, long time) {
        return new Finding(
                "f1",
                "endpoint.not-allowed",
                Severity.HIGH,
                "noord",
                "xray-1",
                "x.example tls/443",
                "reason",
                "p",
                1,
                "policy.yaml:3",
                time,
                "a1",
                Shown.in(flow),
                Optional.empty());
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
