package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.SessionJudgement.Matched;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Session.FarRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintenanceRulesTest {

    private static final String OUTSIDE_WINDOW = "maintenance.outside-window";
    private static final String NO_WORK_ORDER = "maintenance.no-work-order";
    private static final String OVERRUN = "maintenance.overrun";
    private static final String REVERSE_TUNNEL = "maintenance.reverse-tunnel";

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
                  longest: 2h
              work-orders:
                - id: WO-7
                  asset: xray-1
                  from: 2026-03-05T20:00:00Z
                  to: 2026-03-05T22:00:00Z
                  person: P. Technician
            """;

    private static final String ORDERED =
            AGREED.replace("  tools: [ssh]", "  tools: [ssh]\n  orders-required: true");

    private static Session.Builder session(String from, String tool) {
        return Given.session(from, Given.SCANNER, tool);
    }

    private static Session.Builder jumped() {
        return session("10.5.0.1", "ssh");
    }

    private static Session.Builder relayed(String tool) {
        return Given.session(Given.VENDOR, Given.SCANNER, tool)
                .setFarRole(FarRole.RELAY)
                .setRelayed(true)
                .addFarNames("relay.tool.example");
    }

    @Test
    void sessionInTheWindowThroughTheJumpHostWithTheToolIsAllowed() {
        for (String code :
                List.of(
                        OUTSIDE_WINDOW,
                        "maintenance.unapproved-tool",
                        "maintenance.not-via-jump-host",
                        OVERRUN)) {
            assertThat(Given.verdicts(code, AGREED, jumped()))
                    .as(code)
                    .singleElement()
                    .isInstanceOf(Verdict.Allowed.class);
        }
    }

    @Test
    void sessionAfterTheWindowNamesTheNearestOne() {
        var late = Given.at(jumped(), "2026-03-03T11:00:00Z");
        assertThat(Given.breaches(OUTSIDE_WINDOW, AGREED, late))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo(
                        "ssh between 10.5.0.1 and xray-1 began 2026-03-03 11:00 UTC, outside of any window or work order; the nearest window, tuesdays, runs from Tue 2026-03-03 08:00 Europe/Amsterdam to Tue 2026-03-03 12:00 Europe/Amsterdam");
        assertThat(Given.verdicts(OVERRUN, AGREED, late))
                .as("one visit is one finding")
                .containsExactly(
                        new Verdict.NotJudged("nothing permitted the session from its start"));
    }

    @Test
    void workOrderOpensAnEvening() {
        var evening = Given.at(jumped(), "2026-03-05T21:00:00Z");
        assertThat(Given.breaches(OUTSIDE_WINDOW, AGREED, evening)).isEmpty();
        assertThat(Given.breaches(NO_WORK_ORDER, ORDERED, evening)).isEmpty();
    }

    @Test
    void orderHoldsOnlyForItsWayIn() {
        String prescribed =
                AGREED.replace(
                        "person: P. Technician", "jump-host: jump-1\n      origins: [10.7.0.0/16]");
        assertThat(
                        Given.breaches(
                                OUTSIDE_WINDOW,
                                prescribed,
                                Given.at(jumped(), "2026-03-05T21:00:00Z")))
                .isEmpty();
        assertThat(
                        Given.breaches(
                                OUTSIDE_WINDOW,
                                prescribed,
                                Given.at(session(Given.VENDOR, "ssh"), "2026-03-05T21:00:00Z")))
                .hasSize(1);
    }

    @Test
    void windowOverMidnightHoldsTheMorningAfter() {
        String night = AGREED.replace("\"08:00\"", "\"22:00\"").replace("\"12:00\"", "\"02:00\"");
        assertThat(
                        Given.breaches(
                                OUTSIDE_WINDOW, night, Given.at(jumped(), "2026-03-04T00:30:00Z")))
                .isEmpty();
        assertThat(
                        Given.breaches(
                                OUTSIDE_WINDOW, night, Given.at(jumped(), "2026-03-04T01:00:00Z")))
                .hasSize(1);
    }

    @Test
    void openWindowAloneIsNotEnoughWhereOrdersAreRequired() {
        assertThat(Given.breaches(NO_WORK_ORDER, ORDERED, jumped()))
                .singleElement()
                .satisfies(breach ->
                        assertThat(breach.reason())
                                .isEqualTo(
                                        "ssh between 10.5.0.1 and xray-1 began 2026-03-03 09:00 UTC, and no work order for this asset and tool was open; the nearest window, tuesdays, runs from Tue 2026-03-03 08:00 Europe/Amsterdam to Tue 2026-03-03 12:00 Europe/Amsterdam"));
        assertThat(Given.breaches(OUTSIDE_WINDOW, ORDERED, jumped())).isEmpty();
        assertThat(Given.verdicts(NO_WORK_ORDER, AGREED, jumped())).isEmpty();
    }

    @Test
    void visitOutsideOfTheWindowWithoutOrderIsOneFinding() {
        var late = Given.at(jumped(), "2026-03-03T11:00:00Z");
        assertThat(Given.breaches(OUTSIDE_WINDOW, ORDERED, late)).hasSize(1);
        assertThat(Given.breaches(NO_WORK_ORDER, ORDERED, late)).isEmpty();
    }

    @Test
    void withoutAnyWindowTheOrderIsWhatIsMissing() {
        String ordersAlone =
                """
                maintenance:
                  tools: [ssh]
                  orders-required: true
                """;
        assertThat(Given.breaches(NO_WORK_ORDER, ordersAlone, jumped())).hasSize(1);
        assertThat(Given.verdicts(OUTSIDE_WINDOW, ordersAlone, jumped())).isEmpty();
    }

    @Test
    void sessionThatOutlivesItsWindowOverrunsWhileItRuns() {
        var running = Given.lasting(Given.at(jumped(), "2026-03-03T10:00:00Z"), 70);
        assertThat(Given.breaches(OVERRUN, AGREED, running.setPhase(Session.Phase.UPDATED)))
                .singleElement()
                .satisfies(breach ->
                        assertThat(breach.reason())
                                .isEqualTo(
                                        "ssh between 10.5.0.1 and xray-1 has gone on for 1 h 10 min and was permitted until 2026-03-03 11:00 UTC by tuesdays"));
        assertThat(Given.breaches(OVERRUN, AGREED, Given.lasting(running, 59))).isEmpty();
    }

    @Test
    void sessionThatOutlivesTheLongestDurationOverrunsInsideItsWindow() {
        var running = Given.at(jumped(), "2026-03-03T07:10:00Z");
        assertThat(Given.breaches(OVERRUN, AGREED, Given.lasting(running, 121))).hasSize(1);
        assertThat(Given.breaches(OVERRUN, AGREED, Given.lasting(running, 119))).isEmpty();
    }

    @Test
    void orderThatBeginsBeforeTheWindowEndsCarriesTheSessionOn() {
        String evening = AGREED.replace("2026-03-05T20:00:00Z", "2026-03-03T10:30:00Z");
        var running = Given.lasting(Given.at(jumped(), "2026-03-03T10:00:00Z"), 90);
        assertThat(Given.breaches(OVERRUN, evening, running)).isEmpty();
    }

    @Test
    void relayToolOfAnAssetIsUnapprovedOnceForAllRelays() {
        assertThat(Given.breaches("maintenance.unapproved-tool", AGREED, relayed("anydesk")))
                .singleElement()
                .satisfies(breach -> assertThat(breach.about()).isEqualTo("anydesk"))
                .satisfies(breach ->
                        assertThat(breach.reason())
                                .isEqualTo(
                                        "xray-1 can be operated through anydesk with the relay relay.tool.example (203.0.113.9); the policy approves only ssh"));
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
        assertThat(
                        Given.verdicts(
                                OUTSIDE_WINDOW,
                                AGREED,
                                session(Given.VENDOR, "ssh").setAssetBytes(0)))
                .containsExactly(new Verdict.NotJudged("unanswered"));
    }

    @Test
    void adminAtTheNextDeskIsNoMaintenanceOfAnAsset() {
        assertThat(
                        Given.verdicts(
                                OUTSIDE_WINDOW,
                                AGREED,
                                Given.session("10.9.9.9", "10.9.9.8", "ssh")))
                .isEmpty();
    }

    @Test
    void clientOnTheAssetWorksElsewhere() {
        var outwards = Given.session(Given.VENDOR, Given.SCANNER, "ssh").setFarRole(FarRole.SERVER);
        assertThat(Given.verdicts(OUTSIDE_WINDOW, AGREED, outwards)).isEmpty();
    }

    @Test
    void connectionOfAnAssetThatIsOperatedFromItsServerIsAReverseTunnel() {
        var outwards =
                Given.session(Given.VENDOR, Given.SCANNER, "ssh")
                        .setFarRole(FarRole.SERVER)
                        .addFarNames("build.vendor.example")
                        .addActivities(Rhythm.Activity.FORWARDING)
                        .setReverseForwarding(true);
        assertThat(Given.breaches(REVERSE_TUNNEL, AGREED, outwards))
                .singleElement()
                .satisfies(breach ->
                        assertThat(breach.reason())
                                .isEqualTo(
                                        "xray-1 opened ssh to build.vendor.example (203.0.113.9), and by sizes and turns the far side then began the talk: it can be a way in"));
        assertThat(Given.verdicts(REVERSE_TUNNEL, AGREED, outwards.setReverseForwarding(false)))
                .as("a copy to the vendor")
                .singleElement()
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(Given.verdicts(REVERSE_TUNNEL, AGREED, outwards.clearActivities()))
                .containsExactly(new Verdict.NotJudged("too little was sent to tell"));
    }

    @Test
    void tunnelThatAnAssetOpensToAHostInsideCountsToo() {
        var inside =
                Given.session(Given.SCANNER, "10.9.9.8", "ssh")
                        .addActivities(Rhythm.Activity.FORWARDING)
                        .setReverseForwarding(true);
        assertThat(Given.breaches(REVERSE_TUNNEL, AGREED, inside)).hasSize(1);
        var operator =
                Given.session("10.9.9.9", Given.SCANNER, "ssh")
                        .addActivities(Rhythm.Activity.FORWARDING)
                        .setReverseForwarding(true);
        assertThat(Given.breaches(REVERSE_TUNNEL, AGREED, operator))
                .as("opened by an operator's desk")
                .isEmpty();
    }

    @Test
    void judgementTellsWhatMatchedAndWhatWasMissing() {
        var evening = Given.at(jumped(), "2026-03-05T21:00:00Z").setTool("rdp");
        var judgement = Given.judgement(ORDERED, evening);
        assertThat(judgement.asset()).contains("xray-1");
        assertThat(judgement.tool()).isEmpty();
        assertThat(judgement.jumpHost()).contains(new Matched("jump-1", "test.yaml:14"));
        assertThat(judgement.window()).isEmpty();
        assertThat(judgement.workOrder()).map(Matched::id).contains("WO-7");
        assertThat(judgement.person()).contains("P. Technician");
        assertThat(judgement.permittedUntil()).contains(Instant.parse("2026-03-05T22:00:00Z"));
        assertThat(judgement.missing()).containsExactly("maintenance.unapproved-tool");
    }

    @Test
    void lengthsReadAsPeopleSayThem() {
        assertThat(Moments.length(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(Moments.length(Duration.ofMinutes(135))).isEqualTo("2 h 15 min");
    }
}
