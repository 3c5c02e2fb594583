package eu.sealwatch.agent.flow;

import static eu.sealwatch.agent.capture.Frame.ACK;
import static eu.sealwatch.agent.capture.Frame.FIN;
import static eu.sealwatch.agent.capture.Frame.RST;
import static eu.sealwatch.agent.capture.Frame.SYN;
import static eu.sealwatch.agent.flow.Journal.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FlowTableTest {
    private static final int CLIENT = 100;
    private static final int SERVER = 500;
    private static final int BUDGET = 8 << 20;

    /** The least buffer for one, and room for all that another may want. */
    private static final int TWO_INSPECTIONS = BufferPool.SMALLEST + 2048;

    private final Journal journal = new Journal();

    @Test
    void bothDirectionsAreOneFlow() {
        handshake(0);
        journal.table.finish();
        assertThat(journal.opened).isEqualTo(1);
        assertThat(journal.closed)
                .containsExactly(
                        new Journal.Closed(EndReason.CAPTURE_ENDED, 40000, 443, 2, 1, false, 0));
    }

    @Test
    void firstBytesOfBothDirectionsAreOffered() {
        handshake(0);
        fromClient(0, CLIENT + 1, "GET /");
        fromServer(0, SERVER + 1, "200 OK");
        assertThat(journal.client).isEqualTo("GET /");
        assertThat(journal.server).isEqualTo("200 OK");
    }

    @Test
    void segmentsOutOfOrderAreReadInOrder() {
        handshake(0);
        fromClient(0, CLIENT + 7, "world");
        assertThat(journal.client).isEmpty();
        fromClient(0, CLIENT + 1, "hello ");
        assertThat(journal.client).isEqualTo("hello world");
        journal.table.finish();
        assertThat(journal.closed.getFirst().missingBytes()).isZero();
    }

    @Test
    void whereSegmentsOverlapTheFirstWins() {
        handshake(0);
        fromClient(0, CLIENT + 4, "DEF");
        fromClient(0, CLIENT + 1, "abcdefghi");
        assertThat(journal.client).isEqualTo("abcDEFghi");
        fromClient(0, CLIENT + 1, "XXXXXXXXXj");
        assertThat(journal.client).isEqualTo("abcDEFghij");
    }

    @Test
    void holeThatTheOtherSideAcknowledgesEndsTheDirection() {
        handshake(0);
        fromClient(0, CLIENT + 11, "later");
        for (int i = 0; i < 3; i++) {
            fromServer(0, SERVER + 1 + i, CLIENT + 16, "x");
        }
        assertThat(journal.clientEnded).isTrue();
        assertThat(journal.serverEnded).isFalse();
        journal.table.finish();
        assertThat(journal.closed.getFirst().missingBytes()).isEqualTo(10);
        assertThat(journal.table.counters().gaps()).isEqualTo(1);
    }

    @Test
    void synAckAloneMakesItsSenderTheServer() {
        journal.at(0, Frame.tcp(2, 443, 1, 40000, SYN | ACK, SERVER, CLIENT + 1, new byte[0]));
        journal.table.finish();
        assertThat(journal.closed.getFirst().serverPort()).isEqualTo(443);
        assertThat(journal.closed.getFirst().beganBeforeCapture()).isFalse();
    }

    @Test
    void inTheMiddleTheWellKnownPortIsTheServer() {
        fromServer(0, 9000, "middle");
        assertThat(journal.server).isEqualTo("middle");
        journal.table.finish();
        assertThat(journal.closed.getFirst().serverPort()).isEqualTo(443);
        assertThat(journal.closed.getFirst().beganBeforeCapture()).isTrue();
    }

    @Test
    void synAfterTheEndIsAnotherFlow() {
        handshake(0);
        journal.at(0, Frame.tcp(2, 443, 1, 40000, RST, SERVER + 1, 0, new byte[0]));
        journal.at(SECOND / 2, syn(7777));
        assertThat(journal.closed)
                .extracting(Journal.Closed::reason)
                .containsExactly(EndReason.RESET);
        assertThat(journal.opened).isEqualTo(2);
    }

    @Test
    void repeatedSynIsTheSameFlow() {
        journal.at(0, syn(CLIENT));
        journal.at(3 * SECOND, syn(CLIENT));
        assertThat(journal.opened).isEqualTo(1);
    }

    @Test
    void finishedFlowClosesAfterTheLinger() {
        handshake(0);
        journal.at(0, Frame.tcp(1, 40000, 2, 443, FIN | ACK, CLIENT + 1, SERVER + 1, new byte[0]));
        journal.at(0, Frame.tcp(2, 443, 1, 40000, FIN | ACK, SERVER + 1, CLIENT + 2, new byte[0]));
        journal.table.advance(4 * SECOND);
        assertThat(journal.closed).isEmpty();
        journal.table.advance(6 * SECOND);
        assertThat(journal.closed)
                .extracting(Journal.Closed::reason)
                .containsExactly(EndReason.FINISHED);
    }

    @Test
    void eachKindOfFlowHasItsOwnSilence() {
        handshake(0);
        journal.at(0, Frame.tcp(3, 5, 4, 6, SYN, 1, 0, new byte[0]));
        journal.at(0, Frame.udp(5, 5, 6, 6, new byte[1]));
        journal.table.advance(29 * SECOND);
        assertThat(journal.closed).isEmpty();
        journal.table.advance(32 * SECOND);
        assertThat(journal.closed).hasSize(1);
        journal.table.advance(62 * SECOND);
        assertThat(journal.closed).hasSize(2);
        journal.table.advance(299 * SECOND);
        assertThat(journal.closed).hasSize(2);
        journal.table.advance(302 * SECOND);
        assertThat(journal.closed).hasSize(3);
    }

    @Test
    void ticksComeAtOneSecondAndThenEachMinuteWithNews() {
        for (int second = 0; second <= 130; second += 10) {
            journal.at(second * SECOND, Frame.udp(1, 5000, 2, 6000, new byte[1]));
        }
        assertThat(journal.ticks).isEqualTo(3);
    }

    @Test
    void clockSetBackClosesWhatLiesInTheFuture() {
        long future = 1L << 60;
        journal.at(future, Frame.udp(1, 1, 2, 2, new byte[1]));
        for (int second = 0; second < 600; second++) {
            journal.table.advance(second * SECOND);
        }
        assertThat(journal.closed).hasSize(1);
    }

    @Test
    void floodOfSynsDisplacesItselfAndNoSession() {
        var full = new Journal(FlowSettings.defaults().withMaxFlows(100));
        full.at(0, syn(CLIENT));
        for (int i = 0; i < 10; i++) {
            full.at(1, Frame.tcp(2, 443, 1, 40000, ACK, SERVER + i, CLIENT + 1, new byte[1]));
        }
        for (int i = 0; i < 5000; i++) {
            full.at(2, Frame.tcp(9, i, 8, 80, SYN, i, 0, new byte[0]));
        }
        assertThat(full.table.counters().open()).isEqualTo(100);
        assertThat(full.table.counters().evicted()).isEqualTo(4901);
        assertThat(full.closed).noneMatch(each -> each.serverPort() == 443);
    }

    @Test
    void flowsThatHoldMuchGoWhenTheirMemoryIsUsedUp() {
        var full = new Journal(FlowSettings.defaults().withMemory(BUDGET));
        full.held = 10_000;
        for (int i = 0; i < 5000; i++) {
            full.at(i, Frame.tcp(i, 5000, 8, 80, ACK, 1, 0, Frame.ascii("x")));
            assertThat(full.table.bytes()).isLessThanOrEqualTo(BUDGET);
        }
        FlowCounters counters = full.table.counters();
        assertThat(counters.opened()).isEqualTo(5000);
        assertThat(counters.evicted()).isEqualTo(counters.evictedForMemory()).isPositive();
        assertThat(counters.open()).isEqualTo(5000 - counters.evicted()).isGreaterThan(500);
        assertThat(full.closed).hasSize((int) counters.evicted());
        full.table.finish();
        assertThat(full.table.counters().closed()).isEqualTo(5000);
    }

    @Test
    void flowsThatHoldNothingGoWhenTheTableUsesUpTheMemory() {
        var full = new Journal(FlowSettings.defaults().withMemory(BUDGET));
        for (int i = 0; i < 100_000; i++) {
            full.at(i, Frame.tcp(i, 5000, 8, 80, SYN, 1, 0, new byte[0]));
        }
        FlowCounters counters = full.table.counters();
        assertThat(full.table.bytes()).isLessThanOrEqualTo(BUDGET);
        assertThat(counters.open()).isBetween(20_000L, 40_000L);
        assertThat(counters.evictedForMemory()).isEqualTo(100_000 - counters.open());
    }

    @Test
    void maintenanceThatRunsGoesAfterAllThatOnlyBegins() {
        var full = new Journal(FlowSettings.defaults().withMemory(BUDGET));
        full.held = 10_000;
        full.preferred = 22;
        full.at(0, Frame.tcp(1, 40000, 2, 22, ACK, CLIENT, 1, Frame.ascii("SSH")));
        full.at(20 * SECOND, Frame.tcp(2, 22, 1, 40000, ACK, 1, CLIENT + 3, new byte[1]));
        for (int i = 0; i < 5000; i++) {
            // maintenance by its port, too, and of later packets
            full.at(21 * SECOND, Frame.tcp(9, i, 8, 22, ACK, 1, 0, Frame.ascii("SSH")));
            full.at(21 * SECOND, Frame.tcp(8, 22, 9, i, ACK, 1, 4, Frame.ascii("SSH")));
        }
        assertThat(full.table.counters().evicted()).isPositive();
        assertThat(full.closed).noneMatch(each -> each.clientPort() == 40000);
    }

    @Test
    void inspectionLongestWithoutNewsEndsWhereBuffersAreWanted() {
        var small = new Journal(buffers(TWO_INSPECTIONS));
        for (int i = 0; i < 5; i++) {
            small.at(0, Frame.tcp(1, 1000 + i, 2, 80, ACK, 1, 0, Frame.ascii("xy")));
        }
        assertThat(small.table.counters().uninspected()).isEqualTo(3);
        small.client = "";
        small.at(0, Frame.tcp(1, 1000, 2, 80, ACK, 3, 0, Frame.ascii("z")));
        assertThat(small.client).isEmpty();
        small.at(0, Frame.tcp(1, 1004, 2, 80, ACK, 3, 0, Frame.ascii("z")));
        assertThat(small.client).isEqualTo("xyz");
    }

    @Test
    void datagramsThatWaitGiveWayToo() {
        var small = new Journal(buffers(TWO_INSPECTIONS));
        small.keep = true;
        for (int i = 0; i < 5; i++) {
            small.at(0, Frame.udp(1, 1000 + i, 2, 53, Frame.ascii("first")));
        }
        assertThat(small.table.counters().uninspected()).isEqualTo(3);
        small.at(0, Frame.udp(1, 1004, 2, 53, Frame.ascii("second")));
        assertThat(small.earlier).containsExactly("client first");
        small.at(0, Frame.udp(1, 1000, 2, 53, Frame.ascii("second")));
        assertThat(small.earlier).isEmpty();
    }

    @Test
    void inspectionsWithoutBytesHaveABoundToo() {
        var small = new Journal(buffers(TWO_INSPECTIONS));
        for (int i = 0; i < 100_000; i++) {
            // keep-alives of one byte, which is none of the stream
            small.at(0, Frame.tcp(i, 1000, 2, 80, ACK, 1, 0, new byte[1]));
        }
        assertThat(small.table.counters().uninspected()).isEqualTo(100_000 - 2);
    }

    private static FlowSettings buffers(int bytes) {
        return new FlowSettings(
                1 << 20,
                2048,
                bytes,
                64 << 20,
                Duration.ofSeconds(300),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60));
    }

    @Test
    void datagramsThatAreKeptAreOfferedWithThoseThatFollow() {
        journal.keep = true;
        journal.at(0, Frame.udp(1, 5000, 2, 53, Frame.ascii("one")));
        journal.at(0, Frame.udp(2, 53, 1, 5000, Frame.ascii("two")));
        journal.at(0, Frame.udp(1, 5000, 2, 53, Frame.ascii("three")));
        assertThat(journal.client).isEqualTo("three");
        assertThat(journal.earlier).containsExactly("client one", "server two");
    }

    @Test
    void noMoreDatagramsAreKeptThanTheBound() {
        journal.keep = true;
        for (int i = 0; i < 20; i++) {
            journal.at(0, Frame.udp(1, 5000, 2, 53, Frame.ascii("x" + i)));
        }
        assertThat(journal.earlier).hasSize(DatagramHistory.MOST).first().isEqualTo("client x0");
    }

    @Test
    void datagramsAreOfferedOneByOne() {
        journal.at(0, Frame.udp(1, 5000, 2, 53, Frame.ascii("query")));
        assertThat(List.of(journal.client, journal.server)).containsExactly("query", "");
        journal.at(0, Frame.udp(2, 53, 1, 5000, Frame.ascii("answer")));
        assertThat(List.of(journal.client, journal.server)).containsExactly("", "answer");
        assertThat(journal.opened).isEqualTo(1);
    }

    @Property(tries = 300)
    void anyOrderOfSegmentsGivesTheStream(@ForAll @IntRange(max = 1 << 20) int seed) {
        var random = new Random(seed);
        var shuffled = new Journal();
        String text = "The quick brown fox jumps over the lazy dog";
        shuffled.at(0, syn(CLIENT));
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i += 6) {
            starts.add(i);
        }
        Collections.shuffle(starts, random);
        for (int start : starts) {
            int end = Math.min(text.length(), start + 6 + random.nextInt(9));
            shuffled.at(0, segment(CLIENT + 1 + start, text.substring(start, end)));
        }
        assertThat(shuffled.client).isEqualTo(text);
    }

    private void handshake(long time) {
        journal.at(time, syn(CLIENT));
        journal.at(time, Frame.tcp(2, 443, 1, 40000, SYN | ACK, SERVER, CLIENT + 1, new byte[0]));
        journal.at(time, Frame.tcp(1, 40000, 2, 443, ACK, CLIENT + 1, SERVER + 1, new byte[0]));
    }

    private static byte[] syn(int sequence) {
        return Frame.tcp(1, 40000, 2, 443, SYN, sequence, 0, new byte[0]);
    }

    private static byte[] segment(int sequence, String data) {
        return Frame.tcp(1, 40000, 2, 443, ACK, sequence, SERVER + 1, Frame.ascii(data));
    }

    private void fromClient(long time, int sequence, String data) {
        journal.at(time, segment(sequence, data));
    }

    private void fromServer(long time, int sequence, String data) {
        fromServer(time, sequence, CLIENT + 1, data);
    }

    private void fromServer(long time, int sequence, int acknowledged, String data) {
        journal.at(
                time, Frame.tcp(2, 443, 1, 40000, ACK, sequence, acknowledged, Frame.ascii(data)));
    }
}
