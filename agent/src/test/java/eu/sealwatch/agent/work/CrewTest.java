package eu.sealwatch.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource.Next;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.config.settings.SiteNetworks;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final Path DEMO = Path.of("../demo/scanner-site.pcapng.gz");
    private static final long SECOND = 1_000_000_000L;
    private static final ObserverSettings SETTINGS = ObserverSettings.forSite(SiteNetworks.DEFAULT);

    private final List<Observation> seen = new ArrayList<>();

    private record Outcome(List<Observation> observations, Progress progress) {}

    @Test
    void anyNumberOfWorkersObservesTheSame() throws IOException {
        Outcome alone = replay(List.of(DEMO), sink -> Observers.offline(SETTINGS, 1, sink::add));
        for (int threads : new int[] {2, 3, 8}) {
            for (boolean live : new boolean[] {false, true}) {
                Outcome shared =
                        replay(
                                List.of(DEMO),
                                sink ->
                                        live
                                                ? Observers.live(SETTINGS, threads, sink::add)
                                                : Observers.offline(SETTINGS, threads, sink::add));
                assertThat(shared.observations())
                        .containsExactlyInAnyOrderElementsOf(alone.observations());
                assertThat(shared.progress()).isEqualTo(alone.progress());
            }
        }
    }

    @Test
    void corpusGivesTheSameWithTwoWorkers() throws IOException {
        Path corpus = Path.of(System.getProperty("sealwatch.corpus", "../../shared/corpus"));
        assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus);
        List<Path> captures;
        try (var all = Files.walk(corpus)) {
            captures =
                    all.filter(each -> each.toString().matches(".*\\.(pcap|pcapng|cap)(\\.gz)?"))
                            .filter(each -> each.toFile().length() < 300_000)
                            .sorted()
                            .limit(150)
                            .toList();
        }
        for (Path capture : captures) {
            Outcome alone;
            try {
                alone = replay(List.of(capture), sink -> Observers.offline(SETTINGS, 1, sink::add));
            } catch (IOException notReadable) {
                continue;
            }
            Outcome shared =
                    replay(List.of(capture), sink -> Observers.offline(SETTINGS, 2, sink::add));
            assertThat(shared.observations())
                    .as(capture.toString())
                    .containsExactlyInAnyOrderElementsOf(alone.observations());
        }
    }

    @Test
    void orderIsTheSameEachTimeAndByTime() throws IOException {
        Outcome once = replay(List.of(DEMO), sink -> Observers.offline(SETTINGS, 3, sink::add));
        Outcome again = replay(List.of(DEMO), sink -> Observers.offline(SETTINGS, 3, sink::add));
        assertThat(again.observations()).isEqualTo(once.observations());
        assertThat(once.observations().stream().map(Observation::getTime)).isSorted();
    }

    @Test
    void nameLearntByOneWorkerIsKnownToAll() {
        try (Observers crew = Observers.offline(SETTINGS, 8, seen::add)) {
            crew.accept(Frame.packet(SECOND, Frame.udp(1, 4000, 2, 53, Lookups.question())));
            crew.accept(Frame.packet(SECOND + 1, Frame.udp(2, 53, 1, 4000, Lookups.answer(77))));
            for (int client = 3; client < 40; client++) {
                crew.accept(
                        Frame.packet(
                                2 * SECOND, Frame.tcp(client, 5000, 77, 80, 2, 1, 0, new byte[0])));
            }
            crew.finish();
        }
        assertThat(
                        seen.stream()
                                .filter(each ->
                                        each.hasFlow() && each.getFlow().getTransport() == 6))
                .hasSize(37)
                .allSatisfy(each ->
                        assertThat(each.getFlow().getNamesList()).containsExactly("a.example"));
        assertThat(seen.stream().filter(Observation::hasLookup)).hasSize(1);
    }

    @Test
    void deviceThatManyWorkersSeeIsNewsOnce() {
        try (Observers crew = Observers.offline(SETTINGS, 4, seen::add)) {
            for (int server = 100; server < 140; server++) {
                crew.accept(
                        Frame.packet(
                                SECOND + server,
                                Frame.tcp(1, 5000, server, 80, 2, 1, 0, new byte[0])));
            }
            byte[] moved = Frame.tcp(1, 5000, 150, 80, 2, 1, 0, new byte[0]);
            moved[11] ^= 0x55;
            crew.accept(Frame.packet(2 * SECOND, moved));
            crew.finish();
        }
        List<Sighting> sightings =
                seen.stream()
                        .filter(Observation::hasSighting)
                        .map(Observation::getSighting)
                        .toList();
        assertThat(sightings).hasSize(2);
        assertThat(sightings.getFirst().getPreviousMac().isEmpty()).isTrue();
        assertThat(sightings.getLast().getPreviousMac()).isEqualTo(sightings.getFirst().getMac());
    }

    @Test
    void quietLinkGivesOutWhatWasSeenAndTime() {
        try (Observers crew = Observers.live(SETTINGS, 2, seen::add)) {
            crew.advance(SECOND);
            crew.accept(Frame.packet(SECOND, Frame.udp(1, 4000, 2, 4001, new byte[20])));
            crew.advance(3 * SECOND);
            assertThat(seen.stream().filter(Observation::hasFlow)).isNotEmpty();
            assertThat(crew.progress().latest()).isEqualTo(3 * SECOND);
            assertThat(crew.progress().flows().open()).isOne();
            crew.settle();
        }
    }

    @Test
    void manyFlowsThatEndTogetherAreAllGivenOut() {
        int flows = 40_000;
        try (Observers crew = Observers.offline(SETTINGS, 2, seen::add)) {
            for (int i = 0; i < flows; i++) {
                crew.accept(
                        Frame.packet(
                                SECOND,
                                Frame.udp(1 + (i >> 15), i & 0x7FFF, 3, 4000, new byte[] {1})));
            }
            crew.accept(Frame.packet(1000 * SECOND, Frame.udp(1, 1, 3, 4000, new byte[] {1})));
            crew.finish();
            assertThat(crew.progress().flows().closed()).isEqualTo(flows + 1);
        }
        assertThat(
                        seen.stream()
                                .filter(each ->
                                        each.hasFlow() && each.getFlow().getEndReasonValue() != 0))
                .hasSize(flows + 1);
    }

    @Test
    void faultOfAWorkerReachesTheCaller() {
        try (Observers crew =
                Observers.offline(
                        SETTINGS,
                        2,
                        _ -> {
                            throw new IllegalArgumentException("sink");
                        })) {
            crew.accept(Frame.packet(SECOND, Frame.udp(1, 4000, 2, 4001, new byte[20])));
            assertThatThrownBy(crew::finish).hasMessage("sink");
        }
        try (Observers crew = Observers.offline(SETTINGS, 2, seen::add)) {
            Packet broken = Frame.packet(SECOND, Frame.udp(1, 4000, 2, 4001, new byte[20]));
            broken.start = -1;
            assertThatThrownBy(() -> crew.accept(broken)).isInstanceOf(RuntimeException.class);
        }
    }

    private static Outcome replay(
            List<Path> files, Function<List<Observation>, Observers> observing) throws IOException {
        var observations = new ArrayList<Observation>();
        try (Observers observers = observing.apply(observations)) {
            var packet = new Packet();
            for (Path file : files) {
                try (var source = CaptureFile.open(file)) {
                    while (source.next(packet) == Next.PACKET) {
                        observers.accept(packet);
                    }
                }
            }
            observers.finish();
            return new Outcome(observations, observers.progress());
        }
    }
}
