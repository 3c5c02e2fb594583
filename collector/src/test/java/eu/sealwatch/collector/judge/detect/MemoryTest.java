package eu.sealwatch.collector.judge.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.v1.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is remembered follows from what was seen, and survives being written down. */
class MemoryTest {
    private static final Policy POLICY =
            Given.policy(
                    """
                    endpoints:
                      - id: vendor
                        names: [vendor.example]
                        services: [tls/443]
                        limits: {per-hour: 2MiB}
                        purpose: test
                      - id: updates
                        names: [updates.example]
                        purpose: test
                    detectors: {learning: 1d, first-contact: {enabled: true}}
                    """);

    /** Some of everything, at several places, in the order of time. */
    private static final List<Observation> SEEN = seen();

    private static final List<String> CODES =
            List.of(
                    "leak.volume",
                    "leak.beacon",
                    "leak.slow-drip",
                    "leak.dns-tunnel",
                    "leak.icmp-tunnel",
                    "endpoint.first-contact");

    private static final List<String> FOUND = lines(new Judge(POLICY), SEEN);

    @Test
    void trafficOfTheseTestsRaisesEveryKindOfFinding() {
        assertThat(CODES.stream().filter(code -> FOUND.stream().noneMatch(l -> l.contains(code))))
                .isEmpty();
    }

    @Property(tries = 20)
    void judgeThatWasWrittenAndReadBackGoesOnAsIfNothingHadBeen(
            @ForAll @IntRange(min = 0, max = 100) int percent) throws IOException {
        int until = SEEN.size() * percent / 100;
        var memory = new Memory();
        List<String> found = lines(new Judge(POLICY, memory), SEEN.subList(0, until));
        byte[] written = bytes(memory);
        Memory read = Snapshot.read(new ByteArrayInputStream(written));
        assertThat(read.size()).isEqualTo(memory.size());
        assertThat(bytes(read)).isEqualTo(written);
        found.addAll(lines(new Judge(POLICY, read), SEEN.subList(until, SEEN.size())));
        assertThat(found.equals(FOUND)).isTrue();
    }

    @Property(tries = 10)
    void batchesOfAnySizeGiveTheSameFindingsByteForByte(@ForAll Random random) {
        var judge = new Judge(POLICY);
        var found = new ArrayList<String>();
        int at = 0;
        while (at < SEEN.size()) {
            int size = Math.min(SEEN.size() - at, 1 + random.nextInt(2000));
            found.addAll(lines(judge, SEEN.subList(at, at + size)));
            at += size;
        }
        assertThat(found.equals(FOUND)).isTrue();
    }

    @Test
    void memoryOutlivesAChangeOfPolicy() {
        var memory = new Memory();
        lines(new Judge(Given.policy(""), memory), SEEN.subList(0, SEEN.size() / 2));
        int pairs = memory.size().pairs();
        new Judge(POLICY, memory).judge(SEEN.getLast(), "agent-1");
        assertThat(memory.size().pairs()).isGreaterThanOrEqualTo(pairs).isPositive();
    }

    @Test
    void memoryCutShortAnywhereIsRefused() throws IOException {
        byte[] written = written();
        for (int length = 0; length < written.length; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(written, length);
            assertThatThrownBy(() -> Snapshot.read(new ByteArrayInputStream(cut)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void memoryWithAnyByteChangedIsRefused() throws IOException {
        byte[] written = written();
        for (int at = 0; at < written.length; at += 1 + at / 100) {
            byte[] changed = written.clone();
            changed[at] ^= 0x10;
            assertThatThrownBy(() -> Snapshot.read(new ByteArrayInputStream(changed)))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void forgettingBeginsWithWhatWasUntouchedForLongest() {
        var few = new Remembered<String>("words", 2, null);
        few.add(new Key(1, 1), "one");
        few.add(new Key(2, 2), "two");
        assertThat(few.get(new Key(1, 1))).isEqualTo("one");
        assertThat(few.add(new Key(3, 3), "three")).isEqualTo("two");
        assertThat(few.get(new Key(2, 2))).isNull();
        assertThat(few.size()).isEqualTo(2);
        assertThat(few.forgotten()).isEqualTo(1);
    }

    @Test
    void totalsOfARunningFlowCountOnce() {
        var watched = new Watched(POLICY);
        // 1.9 of 2 MiB an hour, told of thirty times
        watched.flow(
                Given.tlsFlow(Given.tls()),
                Watched.MONDAY,
                Duration.ofMinutes(30),
                1_990_000,
                90_000);
        assertThat(watched.findings("leak.volume")).isEmpty();
    }

    private static byte[] written() throws IOException {
        var memory = new Memory();
        lines(new Judge(POLICY, memory), SEEN);
        return bytes(memory);
    }

    private static byte[] bytes(Memory memory) throws IOException {
        var out = new ByteArrayOutputStream();
        Snapshot.write(memory, out);
        return out.toByteArray();
    }

    private static List<String> lines(Judge judge, List<Observation> observations) {
        var lines = new ArrayList<String>();
        for (Observation observation : observations) {
            for (Finding finding : judge.judge(observation, "agent-1")) {
                lines.add(
                        FindingJson.write(
                                finding, FlowContext.NONE, CodePoints.NAMES, OptionalLong.empty()));
            }
        }
        return lines;
    }

    private static List<Observation> seen() {
        var watched = new Watched(POLICY);
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            Instant beat = Watched.MONDAY.plusSeconds(600 * i + random.nextInt(60));
            watched.flow(Watched.toVendor("tls", 443), beat, Duration.ofSeconds(3), 900, 400);
            watched.flow(Given.tlsFlow(Given.tls()), beat, Duration.ofMinutes(3), 300_000, 9_000);
        }
        for (int day = 0; day < 5; day++) {
            watched.flow(
                    Watched.toVendor("http", 8080),
                    Watched.after(Duration.ofDays(day)),
                    Duration.ofMinutes(4),
                    900_000,
                    9_000);
        }
        for (int i = 0; i < 90; i++) {
            var name = new StringBuilder();
            for (int c = 0; c < 60; c++) {
                name.append((char) ('a' + random.nextInt(26)));
            }
            watched.lookup(name + ".evil.com", 16, Watched.MONDAY.plusSeconds(20 * i));
            watched.lookup("www." + i % 7 + ".example.org", 1, Watched.MONDAY.plusSeconds(20 * i));
        }
        watched.flow(
                Watched.toVendor("icmp", 0).setTransport(1).setIcmpType(8),
                Watched.after(Duration.ofHours(30)),
                Duration.ofMinutes(9),
                90_000,
                400_000,
                900,
                900);
        var late = Given.tlsFlow(Given.tls());
        watched.flow(late, Watched.after(Duration.ofDays(4)), Duration.ofMinutes(9), 9_000_000, 9);
        var updates = Given.tlsFlow(Given.tls().setServerName("updates.example"));
        watched.flow(updates, Watched.after(Duration.ofDays(4)), Duration.ofSeconds(9), 900, 900);
        var all = new ArrayList<>(watched.shown());
        all.sort(Comparator.comparingLong(Observation::getTime));
        return all;
    }
}
