package eu.sealwatch.agent.flow;

import static eu.sealwatch.agent.capture.Frame.ACK;
import static eu.sealwatch.agent.capture.Frame.FIN;
import static eu.sealwatch.agent.capture.Frame.RST;
import static eu.sealwatch.agent.capture.Frame.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TcpStreamTest {
    private static final int PSH = 0x08;
    private static final int URG = 0x20;
    private static final int FIRST = 1000;

    private final Journal journal = new Journal();

    @Test
    void retransmissionIsReadOnce() {
        open();
        client(ACK, FIRST, "hello ");
        client(ACK, FIRST, "hello ");
        client(ACK, FIRST, "hello world");
        assertThat(journal.client).isEqualTo("hello world");
    }

    @Test
    void sequenceNumbersWrapAround() {
        int first = -4;
        journal.at(0, frame(SYN, first - 1, ""));
        client(ACK, first + 9, "world");
        client(ACK, first, "go round ");
        assertThat(journal.client).isEqualTo("go round world");
        assertThat(closed().missingBytes()).isZero();
    }

    @Test
    void keepAliveWithAByteOfOldIsNoData() {
        open();
        client(ACK, FIRST - 1, "\0");
        client(ACK, FIRST, "hello");
        client(ACK, FIRST + 4, "\0");
        client(ACK, FIRST + 5, " world");
        assertThat(journal.client).isEqualTo("hello world");
    }

    @Test
    void keepAliveThatBeginsACaptureIsNoData() {
        client(ACK, FIRST - 1, "\0");
        client(ACK | PSH, FIRST, "hello");
        assertThat(journal.client).isEqualTo("hello");
    }

    @Test
    void byteThatIsPushedBeginsAStream() {
        client(ACK | PSH, FIRST, "h");
        client(ACK | PSH, FIRST + 1, "ello");
        assertThat(journal.client).isEqualTo("hello");
    }

    @Test
    void probeOfAClosedWindowIsDataOnce() {
        open();
        client(ACK, FIRST, "hello");
        client(ACK, FIRST + 5, " ");
        client(ACK, FIRST + 5, " world");
        assertThat(journal.client).isEqualTo("hello world");
    }

    @Test
    void dataOnTheSynIsTheFirstOfTheStream() {
        client(SYN, FIRST - 1, "early ");
        server(SYN | ACK, 4999, FIRST + 6, "");
        client(ACK, FIRST + 6, "data");
        assertThat(journal.client).isEqualTo("early data");
        assertThat(closed().missingBytes()).isZero();
    }

    @Test
    void dataOnTheSynThatWasNotTakenIsSentAgain() {
        client(SYN, FIRST - 1, "early ");
        server(SYN | ACK, 4999, FIRST, "");
        client(ACK, FIRST, "early data");
        assertThat(journal.client).isEqualTo("early data");
    }

    @Test
    void textOfAResetIsNoData() {
        open();
        client(ACK, FIRST, "hello");
        client(RST | ACK, FIRST + 5, "connection refused");
        assertThat(journal.client).isEqualTo("hello");
        assertThat(journal.clientEnded).isTrue();
        assertThat(closed().reason()).isEqualTo(EndReason.RESET);
    }

    @Test
    void urgentDataStaysWhereItWasSent() {
        open();
        client(ACK, FIRST, "hel");
        client(ACK | PSH | URG, FIRST + 3, "l");
        client(ACK, FIRST + 4, "o");
        assertThat(journal.client).isEqualTo("hello");
    }

    @Test
    void oneDirectionAloneIsRead() {
        client(ACK, FIRST, "only ");
        client(ACK, FIRST + 5, "mine");
        assertThat(journal.client).isEqualTo("only mine");
        assertThat(closed().serverPackets()).isZero();
    }

    @Test
    void captureThatBeginsInTheMiddleReadsOnFromThere() {
        client(ACK, FIRST, "middle ");
        client(ACK, FIRST - 10, "0123456789");
        client(ACK, FIRST + 7, "of it");
        assertThat(journal.client).isEqualTo("middle of it");
        assertThat(closed().beganBeforeCapture()).isTrue();
    }

    @Test
    void finThatComesEarlyWaitsForWhatIsBeforeIt() {
        open();
        client(FIN | ACK, FIRST + 5, "world");
        assertThat(journal.clientEnded).isFalse();
        client(ACK, FIRST, "hello");
        assertThat(journal.client).isEqualTo("helloworld");
        assertThat(journal.clientEnded).isTrue();
    }

    @Test
    void nothingFollowsAFin() {
        open();
        client(ACK, FIRST, "he");
        client(FIN | ACK, FIRST + 5, "");
        client(ACK, FIRST + 2, "llo and more");
        assertThat(journal.client).isEqualTo("hello");
        assertThat(journal.clientEnded).isTrue();
    }

    @Test
    void finOfOldIsIgnored() {
        open();
        client(ACK, FIRST, "hello");
        client(FIN | ACK, FIRST + 2, "");
        client(ACK, FIRST + 5, " world");
        assertThat(journal.client).isEqualTo("hello world");
        assertThat(journal.clientEnded).isFalse();
    }

    @Test
    void whatIsBehindALostPacketIsNotGuessed() {
        open();
        client(ACK, FIRST, "hello");
        for (int i = 0; i < 30; i++) {
            client(ACK, FIRST + 100 + i, "x");
        }
        assertThat(journal.client).isEqualTo("hello");
        assertThat(journal.clientEnded).isTrue();
        assertThat(closed().missingBytes()).isEqualTo(95);
        assertThat(journal.table.counters().gaps()).isEqualTo(1);
    }

    @Property(tries = 500)
    void anyOrderRepetitionAndOverlapGivesTheBeginningOfTheStream(@ForAll int seed) {
        var random = new Random(seed);
        String stream = text(random, 1 + random.nextInt(4000));
        int first = random.nextBoolean() ? random.nextInt() : -random.nextInt(stream.length()) - 1;
        var segments = new ArrayList<byte[]>();
        for (int from = 0; from < stream.length(); ) {
            int step = 1 + random.nextInt(1 + stream.length() / 4);
            int to = Math.min(stream.length(), from + step);
            int overlap = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
            int early = Math.max(0, from - overlap);
            segments.add(frame(ACK | PSH, first + early, stream.substring(early, to)));
            from = to;
        }
        int inOrder = segments.size();
        for (int i = random.nextInt(6); i > 0; i--) {
            segments.add(segments.get(random.nextInt(inOrder)));
        }
        Collections.shuffle(segments, random);
        var shuffled = new Journal();
        shuffled.at(0, frame(SYN, first - 1, ""));
        for (byte[] segment : segments) {
            shuffled.at(0, segment);
            assertThat(stream).startsWith(shuffled.client);
        }
        boolean wasPatient = shuffled.table.counters().gaps() == 0 && !shuffled.clientEnded;
        assertThat(shuffled.client)
                .hasSize(wasPatient ? stream.length() : shuffled.client.length());
    }

    @Property(tries = 500)
    void segmentsAFewPlacesOutOfOrderGiveTheWholeStream(@ForAll int seed) {
        var random = new Random(seed);
        String stream = text(random, 8000);
        var segments = new ArrayList<byte[]>();
        for (int from = 0; from < stream.length(); from += 100) {
            segments.add(frame(ACK | PSH, FIRST + from, stream.substring(from, from + 100)));
        }
        for (int i = 0; i + 4 < segments.size(); i += 4) {
            List<byte[]> few = segments.subList(i, i + 4);
            Collections.shuffle(few, random);
        }
        var shuffled = new Journal();
        shuffled.at(0, frame(SYN, FIRST - 1, ""));
        segments.forEach(segment -> shuffled.at(0, segment));
        assertThat(shuffled.client).isEqualTo(stream);
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private void open() {
        journal.at(0, frame(SYN, FIRST - 1, ""));
    }

    private void client(int flags, int sequence, String data) {
        journal.at(0, frame(flags, sequence, data));
    }

    private void server(int flags, int sequence, int acknowledged, String data) {
        journal.at(
                0, Frame.tcp(2, 443, 1, 40000, flags, sequence, acknowledged, Frame.ascii(data)));
    }

    private static byte[] frame(int flags, int sequence, String data) {
        return Frame.tcp(1, 40000, 2, 443, flags, sequence, 5000, Frame.ascii(data));
    }

    private Journal.Closed closed() {
        journal.table.finish();
        return journal.closed.getFirst();
    }
}
