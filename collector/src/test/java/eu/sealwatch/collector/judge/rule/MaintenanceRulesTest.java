package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintenanceRulesTest {

    private static final String AGREED =
            """
            maintenance:
              jump-hosts:
                - id: jump-1
                  addresses: [10.5.0.1]
              tools: [ssh]
              windows:
                - id: tuesdays
                  days: [tue]
                  from: "08:00"
                  to: "12:00"
                  zone: Europe/Amsterdam
              work-orders:
                - id: WO-7
                  asset: xray-1
                  from: 2026-03-05T20:00:00Z
                  to: 2026-03-05T22:00:00Z
            """;

    private static FlowRecord.Builder session(String from, String tool) {
        return Given.flow(from, Given.SCANNER, 22).setProtocol(tool);
    }

    @Test
    void sessionInTheWindowThroughTheJumpHostWithTheToolIsAllowed() {
        for (String code :
                List.of(
                        "maintenance.outside-window",
                        "maintenance.unapproved-tool",
                        "maintenance.not-via-jump-host")) {
            assertThat(Given.verdicts(code, AGREED, session("10.5.0.1", "ssh")))
                    .as(code)
                    .singleElement()
                    .isInstanceOf(Verdict.Allowed.class);
        }
    }

    @Test
    void sessionAfterTheWindowNamesTheNearestOne() {
        var late = Given.at(session("10.5.0.1", "ssh"), "2026-03-03T11:00:00Z");
        assertThat(Given.breaches("maintenance.outside-window", AGREED, late))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo(
                        "ssh between 10.5.0.1 and xray-1 began 2026-03-03 11:00 UTC, outside of any window or work order; the nearest window, tuesdays, runs from Tue 2026-03-03 08:00 Europe/Amsterdam to Tue 2026-03-03 12:00 Europe/Amsterdam");
    }

    @Test
    void workOrderOpensAnEvening() {
        var evening = Given.at(session("10.5.0.1", "ssh"), "2026-03-05T21:00:00Z");
        assertThat(Given.breaches("maintenance.outside-window", AGREED, evening)).isEmpty();
    }

    @Test
    void windowOverMidnightHoldsTheMorningAfter() {
        String night = AGREED.replace("\"08:00\"", "\"22:00\"").replace("\"12:00\"", "\"02:00\"");
        var after = Given.at(session("10.5.0.1", "ssh"), "2026-03-04T00:30:00Z");
        assertThat(Given.breaches("maintenance.outside-window", night, after)).isEmpty();
        var tooLate = Given.at(session("10.5.0.1", "ssh"), "2026-03-04T01:00:00Z");
        assertThat(Given.breaches("maintenance.outside-window", night, tooLate)).hasSize(1);
    }

    @Test
    void relayToolOfAnAssetIsUnapprovedOnceForAllRelays() {
        var relay = Given.tlsFlow(Given.tls()).setApplication("anydesk");
        assertThat(Given.breaches("maintenance.unapproved-tool", AGREED, relay))
                .singleElement()
                .satisfies(breach -> assertThat(breach.about()).isEqualTo("anydesk"))
                .satisfies(breach -> assertThat(breach.reason()).endsWith("approves only ssh"));
    }

    @Test
    void sessionRoundTheJumpHostIsABreach() {
        assertThat(
                        Given.breaches(
                                "maintenance.not-via-jump-host",
                                AGREED,
                                session("10.9.9.9", "ssh")))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("ssh 10.9.9.9");
        assertThat(Given.verdicts("maintenance.not-via-jump-host", "", session("10.9.9.9", "ssh")))
                .isEmpty();
    }

    @Test
    void unansweredKnockIsNoSession() {
        var knock = session(Given.VENDOR, "ssh");
        knock.getDestinationBuilder().setPackets(0);
        assertThat(Given.verdicts("maintenance.outside-window", AGREED, knock))
                .containsExactly(new Verdict.NotJudged("unanswered"));
    }

    @Test
    void adminAtTheNextDeskIsNoMaintenanceOfAnAsset() {
        var internal = Given.flow("10.9.9.9", "10.9.9.8", 22).setProtocol("ssh");
        assertThat(Given.verdicts("maintenance.outside-window", AGREED, internal)).isEmpty();
    }
}
