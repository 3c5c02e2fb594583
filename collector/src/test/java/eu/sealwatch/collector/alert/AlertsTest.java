package eu.sealwatch.collector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.alert.format.Alert;
import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Shown;
import eu.sealwatch.collector.store.ChangeQueries;
import eu.sealwatch.collector.store.Changes;
import eu.sealwatch.collector.store.Changes.DeedRow;
import eu.sealwatch.collector.store.Changes.FindingRow;
import eu.sealwatch.collector.store.FindingChange;
import eu.sealwatch.collector.store.FindingChange.Kind;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.settings.AlertChannel;
import eu.sealwatch.config.settings.AlertChannel.Route;
import eu.sealwatch.config.settings.AlertSettings;
import eu.sealwatch.config.settings.AlertTarget;
import eu.sealwatch.config.settings.Tlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the store to a file, over the real outbox. */
@Timeout(20)
class AlertsTest {
    private static final Route ALL =
            new Route(Severity.INFO, List.of(), List.of(), List.of(), Tlp.RED);

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
    void findingIsToldWhenItOpensWhenItIsResolvedAndWhenItShowsAgain() throws Exception {
        try (var alerts = start(channel("all", ALL, folder.resolve("out")))) {
            show(1, "endpoint.not-allowed", 10);
            alerts.look();
            resolve(11);
            alerts.look();
            show(2, "endpoint.not-allowed", 12);
            alerts.look();
            assertThat(lines("out", 3))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("finding-opened"),
                            line -> assertThat(line).contains("finding-resolved"),
                            line -> assertThat(line).contains("finding-reopened"));
        }
    }

    @Test
    void whatHappenedBeforeAlertsWereAskedForIsNotTold() throws Exception {
        show(1, "endpoint.not-allowed", 10);
        try (var alerts = start(channel("all", ALL, folder.resolve("out")))) {
            show(1, "leak.volume", 11);
            alerts.look();
            assertThat(lines("out", 1)).singleElement().asString().contains("leak.volume");
        }
    }

    @Test
    void whatHappenedWhileNobodyListenedIsToldAfterTheNextStartAndOnlyOnce() throws Exception {
        var channel = channel("all", ALL, folder.resolve("out"));
        try (var alerts = start(channel)) {
            show(1, "leak.volume", 10);
            alerts.look();
            lines("out", 1);
        }
        show(1, "endpoint.not-allowed", 11);
        try (var alerts = start(channel)) {
            alerts.look();
            assertThat(lines("out", 2).getLast()).contains("endpoint.not-allowed");
        }
    }

    @Test
    void rebuiltStoreSaysTheSameAndIsNotToldAgain() throws Exception {
        var channel = channel("all", ALL, folder.resolve("out"));
        try (var alerts = start(channel)) {
            show(1, "leak.volume", 10);
            alerts.look();
            lines("out", 1);
        }
        List<FindingChange> before = new ChangeQueries(store).between(0, 100);
        store.close();
        store = Store.open(folder.resolve("rebuilt.sqlite"));
        show(1, "leak.volume", 10);
        assertThat(new ChangeQueries(store).between(0, 100)).isEqualTo(before);
        try (var alerts = start(channel)) {
            show(1, "endpoint.not-allowed", 11);
            alerts.look();
            assertThat(lines("out", 2).getLast()).contains("endpoint.not-allowed");
        }
    }

    @Test
    void channelGetsOnlyWhatItsRouteTakes() throws Exception {
        var leaks = new Route(Severity.INFO, List.of("leak.*"), List.of(), List.of(), Tlp.RED);
        var amber = new Route(Severity.INFO, List.of(), List.of(), List.of(), Tlp.AMBER_STRICT);
        try (var alerts =
                start(
                        channel("leaks", leaks, folder.resolve("leaks")),
                        channel("amber", amber, folder.resolve("amber")))) {
            show(1, "endpoint.not-allowed", 10);
            show(1, "leak.volume", 11);
            alerts.look();
            assertThat(lines("leaks", 1)).singleElement().asString().contains("leak.volume");
            assertThat(lines("amber", 1)).singleElement().asString().contains("not-allowed");
        }
    }

    @Test
    void messageThatIsNotTakenInTimeIsADeadLetterAndCanBeSentAgain() throws Exception {
        Path nowhere = folder.resolve("missing/out");
        try (var alerts = start(channel("all", ALL, nowhere))) {
            show(1, "leak.volume", 10);
            alerts.look();
            while (Alerts.deadLetters(folder, 10).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(Alerts.deadLetters(folder, 10))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.why()).contains(nowhere.toString()));
            Files.createDirectory(nowhere.getParent());
            assertThat(Alerts.sendAgain(folder, "all")).isEqualTo(1);
            assertThat(lines("missing/out", 1)).hasSize(1);
        }
    }

    @Test
    void alertThatCannotBeWrittenIsADeadLetterAndHoldsUpNoOther() throws Exception {
        // the flow here has no addresses, which STIX needs
        var stix =
                new AlertChannel(
                        "stix",
                        "stix",
                        ALL,
                        100,
                        Duration.ofDays(1),
                        new AlertTarget.File(folder.resolve("out")));
        try (var alerts = start(stix)) {
            show(1, "leak.volume", 10);
            show(1, "endpoint.not-allowed", 11);
            alerts.look();
            while (Alerts.deadLetters(folder, 10).size() < 2) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(Alerts.deadLetters(folder, 10))
                    .allSatisfy(letter -> assertThat(letter.why()).contains("cannot be written"));
        }
    }

    @Test
    void stormGoesOutAsOneMessageAfterTheFirst() throws Exception {
        try (var outbox = new Outbox(folder.resolve("storm.sqlite"))) {
            outbox.place(0);
            for (int i = 0; i < 50; i++) {
                show(1, "leak.volume", 100 + i, "about " + i);
            }
            outbox.queue(
                    new ChangeQueries(store)
                            .between(0, 1000).stream()
                                    .map(change -> new Outbox.Routed("all", change))
                                    .toList(),
                    1000,
                    System.currentTimeMillis());
            var sizes = new java.util.concurrent.LinkedBlockingQueue<Integer>();
            try (var channel =
                    new Channel(
                            channel("all", ALL, 1, folder),
                            outbox,
                            change ->
                                    store.finding(change.finding())
                                            .map(found -> new Alert(change, found, Tlp.RED)),
                            "us",
                            eu.sealwatch.collector.alert.format.Formats.of("ecs"),
                            (message, _) -> sizes.add(message.alerts().size()),
                            Duration.ofSeconds(1))) {
                channel.start();
                assertThat(sizes.take()).isEqualTo(1);
                assertThat(sizes.take()).isEqualTo(49);
            }
        }
    }

    @Test
    void messageThatWasBegunBeforeACrashGoesOutAsItWas() {
        try (var outbox = new Outbox(folder.resolve("crash.sqlite"))) {
            outbox.place(0);
            outbox.queue(List.of(routed(1), routed(2)), 3, 0);
            var id = Alert.idOf(change(1));
            outbox.bind(outbox.next("all", 10), id);
            outbox.queue(List.of(routed(3)), 4, 0);
        }
        try (var outbox = new Outbox(folder.resolve("crash.sqlite"))) {
            assertThat(outbox.place(0)).isEqualTo(4);
            var begun = outbox.next("all", 10);
            assertThat(begun).extracting(each -> each.change().entry()).containsExactly(1L, 2L);
            outbox.delivered(begun);
            assertThat(outbox.next("all", 10))
                    .extracting(each -> each.change().entry())
                    .containsExactly(3L);
        }
    }

    private static Outbox.Routed routed(long entry) {
        return new Outbox.Routed("all", change(entry));
    }

    private static FindingChange change(long entry) {
        return new FindingChange(entry, "%032x".formatted(entry), Kind.OPENED, entry);
    }

    private Alerts start(AlertChannel... channels) throws IOException {
        var alerts =
                Alerts.open(
                        new AlertSettings(
                                "us",
                                List.of(new AlertSettings.Marking(List.of("leak.*"), Tlp.RED)),
                                Tlp.AMBER_STRICT,
                                List.of(channels)),
                        folder,
                        store);
        alerts.start();
        return alerts;
    }

    private static AlertChannel channel(String name, Route route, Path file) {
        return channel(name, route, 100, file);
    }

    private static AlertChannel channel(String name, Route route, int perMinute, Path file) {
        return new AlertChannel(
                name, "ecs", route, perMinute, Duration.ofSeconds(1), new AlertTarget.File(file));
    }

    private void show(int flow, String code, long entry) {
        show(flow, code, entry, "about");
    }

    private void show(int flow, String code, long entry, String about) {
        var record =
                eu.sealwatch.wire.v1.FlowRecord.newBuilder()
                        .setId(com.google.protobuf.ByteString.copyFrom(new byte[] {(byte) flow}))
                        .build();
        var finding =
                new Finding(
                        "%032x".formatted((long) (code + about).hashCode() & 0xffff_ffffL),
                        code,
                        Severity.HIGH,
                        "port-1",
                        "xray-1",
                        about,
                        "reason of " + code,
                        "test",
                        1,
                        "test.yaml:1",
                        entry * 1_000_000_000L,
                        "agent-1",
                        Shown.in(record),
                        Optional.empty());
        apply(entry, List.of(new FindingRow(entry, finding, entry)), List.of());
    }

    private void resolve(long entry) {
        List<String> all = store.findings().map(found -> found.finding().id()).toList();
        apply(
                entry,
                List.of(),
                List.of(
                        new DeedRow(
                                entry,
                                new Deed(
                                        Instant.ofEpochSecond(entry),
                                        "a",
                                        "operator",
                                        "127.0.0.1",
                                        "finding.resolve",
                                        all,
                                        "done"))));
    }

    private void apply(long entry, List<FindingRow> findings, List<DeedRow> deeds) {
        store.apply(
                new Changes(
                        entry + 1,
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        findings,
                        deeds));
    }

    /**
     * As a receiver has them who drops what is sent again: stopping may fall before the receipt.
     */
    private List<String> lines(String file, int most) throws Exception {
        Path path = folder.resolve(file);
        List<String> lines = List.of();
        while (lines.size() < most) {
            TimeUnit.MILLISECONDS.sleep(10);
            lines =
                    Files.notExists(path)
                            ? List.of()
                            : Files.readAllLines(path).stream().distinct().toList();
        }
        return lines;
    }
}
