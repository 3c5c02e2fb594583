package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.flow.FlowSettings;
import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.agent.tools.RemoteTools;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.ContentSigns.Side;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Phase;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Shape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is heard of flows after their inspection; the scanner is 10.0.0.1, all else is outside. */
class ListeningTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final int SCANNER = 1;
    private static final int OUTSIDE = 99;
    private static final byte[] PNG = Given.hex("89504e470d0a1a0a0000000d");

    private final List<FlowRecord> records = new ArrayList<>();
    private final Observer observer =
            new Observer(
                    new ObserverSettings(
                            List.of(Cidr.parse("10.0.0.1/32")),
                            false,
                            FlowSettings.defaults(),
                            RemoteTools.shipped(),
                            IdentifierKey.NONE),
                    this::take);
    private long now = 1_764_000_000_000_000_000L;

    /** A TCP connection between two, of which each side keeps its own sequence numbers. */
    private final class Connection {
        private final int client;
        private final int clientPort;
        private final int server;
        private final int serverPort;
        private int sent;
        private int received;

        Connection(int client, int clientPort, int server, int serverPort) {
            this.client = client;
            this.clientPort = clientPort;
            this.server = server;
            this.serverPort = serverPort;
            packet(true, Frame.SYN, sent++, received, new byte[0]);
            packet(false, Frame.SYN | Frame.ACK, received++, sent, new byte[0]);
        }

        Connection says(byte[] data) {
            packet(true, Frame.ACK, sent, received, data);
            sent += data.length;
            return this;
        }

        Connection hears(byte[] data) {
            packet(false, Frame.ACK, received, sent, data);
            received += data.length;
            return this;
        }

        Connection loses(int bytes) {
            sent += bytes;
            return this;
        }

        Connection repeats(byte[] data) {
            packet(true, Frame.ACK, sent - data.length, received, data);
            return this;
        }

        private void packet(boolean fromClient, int flags, int seq, int ack, byte[] data) {
            byte[] frame =
                    fromClient
                            ? Frame.tcp(
                                    client, clientPort, server, serverPort, flags, seq, ack, data)
                            : Frame.tcp(
                                    server, serverPort, client, clientPort, flags, seq, ack, data);
            accept(frame);
        }
    }

    @Test
    void dataThatFtpAnnouncesIsKnownAndTiedToItsControl() {
        Connection control = ftp();
        control.says(Given.text("PASV\r\n"));
        control.hears(Given.text("227 Entering Passive Mode (10,0,0,99,78,32).\r\n"));
        var data = new Connection(SCANNER, 40001, OUTSIDE, 78 << 8 | 32);
        FlowRecord opened = last(FlowRecord::getProtocol, "ftp-data");
        assertThat(opened.getPhase()).isEqualTo(Phase.OPENED);
        data.says(PNG);
        observer.finish();
        FlowRecord closed = last(FlowRecord::getProtocol, "ftp-data");
        assertThat(closed.getParent())
                .isEqualTo(last(FlowRecord::getProtocol, "ftp-control").getId());
        assertThat(closed.getContent().getFiles(0).getKind()).isEqualTo("png");
        assertThat(closed.getContent().getFiles(0).getSender()).isEqualTo(Side.SOURCE);
    }

    @Test
    void anAnnouncementMayComeInPieces() {
        Connection control = ftp();
        control.hears(Given.text("229 Entering Extended Pass"));
        control.hears(Given.text("ive Mode (|||20000|)\r\n"));
        new Connection(SCANNER, 40001, OUTSIDE, 20000).hears(Given.text("a"));
        observer.finish();
        assertThat(last(FlowRecord::getProtocol, "ftp-data").getParent()).isNotEmpty();
    }

    @Test
    void aServerMayComeToThePortOfTheClient() {
        Connection control = ftp();
        control.says(Given.text("PORT 10,0,0,1,200,10\r\n"));
        new Connection(OUTSIDE, 20, SCANNER, 200 << 8 | 10).says(Given.text("a"));
        observer.finish();
        assertThat(last(FlowRecord::getProtocol, "ftp-data").getSource().getPort()).isEqualTo(20);
    }

    @Test
    void behindAddressTranslationTheServersOwnAddressCounts() {
        Connection control = ftp();
        control.hears(Given.text("227 Entering Passive Mode (192,168,1,1,78,32).\r\n"));
        new Connection(SCANNER, 40001, OUTSIDE, 78 << 8 | 32).hears(Given.text("a"));
        observer.finish();
        assertThat(last(FlowRecord::getProtocol, "ftp-data").getParent()).isNotEmpty();
    }

    @Test
    void anAnnouncementCountsOnceAndNotForOthers() {
        Connection control = ftp();
        control.hears(Given.text("227 Entering Passive Mode (10,0,0,99,78,32).\r\n"));
        new Connection(7, 40001, OUTSIDE, 78 << 8 | 32).says(Given.text("a"));
        new Connection(SCANNER, 40001, OUTSIDE, 78 << 8 | 32).says(Given.text("a"));
        new Connection(SCANNER, 40002, OUTSIDE, 78 << 8 | 32).says(Given.text("a"));
        observer.finish();
        assertThat(closed()).filteredOn(flow -> flow.getProtocol().equals("ftp-data")).hasSize(1);
    }

    @Test
    void anAnnouncementIsForgottenAfterTwoMinutes() {
        Connection control = ftp();
        control.hears(Given.text("227 Entering Passive Mode (10,0,0,99,78,32).\r\n"));
        now += 121_000 * MILLISECOND;
        new Connection(SCANNER, 40001, OUTSIDE, 78 << 8 | 32).says(Given.text("a"));
        observer.finish();
        assertThat(closed()).noneMatch(flow -> flow.getProtocol().equals("ftp-data"));
    }

    @Test
    void aTftpServersAnswersFromItsOwnPortBelongToTheRequest() {
        accept(Frame.udp(SCANNER, 40000, OUTSIDE, 69, Given.text("\0\2scan.dcm\0octet\0")));
        accept(Frame.udp(OUTSIDE, 50000, SCANNER, 40000, Given.hex("00040000")));
        byte[] block =
                Given.join(Given.hex("00030001"), new byte[128], Given.text("DICM"), new byte[380]);
        accept(Frame.udp(SCANNER, 40000, OUTSIDE, 50000, block));
        observer.finish();
        FlowRecord data =
                closed().stream()
                        .filter(f -> f.getSource().getPort() == 50000)
                        .findFirst()
                        .orElseThrow();
        assertThat(data.getProtocol()).isEqualTo("tftp");
        assertThat(data.getParent()).isNotEmpty();
        assertThat(data.getContent().getFiles(0).getKind()).isEqualTo("dicom");
        assertThat(data.getContent().getFiles(0).getSender()).isEqualTo(Side.DESTINATION);
    }

    @Test
    void anIdentifierThatLeavesInClearIsToldAtOnce() {
        Connection web = new Connection(SCANNER, 40000, OUTSIDE, 80);
        web.says(
                Given.text(
                        "POST /scan HTTP/1.1\r\nHost: a.example\r\nContent-Length: 900\r\n\r\n"));
        web.hears(Given.text("HTTP/1.1 100 Continue\r\n\r\n"));
        web.says(Given.text("{\"container\":\"CSQU30"));
        web.says(Given.text("54383\"}"));
        FlowRecord told = records.getLast();
        assertThat(told.getPhase()).isEqualTo(Phase.UPDATED);
        assertThat(told.getContent().getIdentifiers(0).getSamples(0).getMasked())
                .isEqualTo("CSQU•••••83");
        assertThat(told.getContent().getIdentifiers(0).getSamples(0).getKeyedHash()).isEmpty();
    }

    @Test
    void repetitionsCountOnceAndHolesJoinNothing() {
        Connection web = new Connection(SCANNER, 40000, OUTSIDE, 80);
        web.says(
                Given.text(
                        "POST /scan HTTP/1.1\r\nHost: a.example\r\nContent-Length: 900\r\n\r\n"));
        web.hears(Given.text("HTTP/1.1 100 Continue\r\n\r\n"));
        web.says(Given.text(" CSQU3054383 "));
        web.repeats(Given.text(" CSQU3054383 "));
        web.says(Given.text("MSKU12")).loses(100).says(Given.text("34565 "));
        observer.finish();
        assertThat(closed().getFirst().getContent().getIdentifiers(0).getCount()).isEqualTo(1);
    }

    @Test
    void whatComesInIsNotSearched() {
        Connection web = new Connection(SCANNER, 40000, OUTSIDE, 80);
        web.says(Given.text("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"));
        web.hears(Given.text("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n CSQU3054383 "));
        observer.finish();
        assertThat(closed().getFirst().getProtocol()).isEqualTo("http");
        assertThat(closed().getFirst().hasContent()).isFalse();
    }

    @Test
    void unknownTextIsDescribed() {
        var own = new Connection(SCANNER, 40000, OUTSIDE, 9999);
        own.says(Given.text("HALLO scanner 7 calling home with words\n"));
        own.hears(Given.text("and an answer that is also made of words\n"));
        own.says(Given.text("unit CSQU3054383 is done\n"));
        observer.finish();
        FlowRecord flow = closed().getFirst();
        assertThat(flow.getProtocol()).isEmpty();
        assertThat(flow.getShape().getLook()).isEqualTo(Shape.Look.TEXT);
        assertThat(flow.getShape().getSourceFirst().toStringUtf8()).isEqualTo("HALL");
        assertThat(flow.getContent().getIdentifiers(0).getKind()).isEqualTo("container");
    }

    @Test
    void unknownBytesThatLookEncryptedAreNotSearchedLong() {
        var random = new Random(7);
        var own = new Connection(SCANNER, 40000, OUTSIDE, 9999);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[1000];
            random.nextBytes(bytes);
            bytes[0] = (byte) 0x91;
            own.says(bytes);
        }
        own.says(Given.text(" CSQU3054383 "));
        observer.finish();
        FlowRecord flow = closed().getFirst();
        assertThat(flow.getShape().getLook()).isEqualTo(Shape.Look.HIGH_ENTROPY);
        assertThat(flow.getShape().getSampled()).isEqualTo(4096);
        assertThat(flow.hasContent()).isFalse();
    }

    @Test
    void unknownDatagramsAreDescribedTogether() {
        for (int length : new int[] {4, 9, 30}) {
            byte[] datagram = new byte[3 + length];
            datagram[0] = (byte) 0xE7;
            datagram[2] = (byte) length;
            accept(Frame.udp(SCANNER, 40000, OUTSIDE, 7777, datagram));
        }
        observer.finish();
        FlowRecord flow = closed().getFirst();
        assertThat(flow.getProtocol()).isEmpty();
        assertThat(flow.getShape().getSourceFraming()).isEqualTo("length-prefixed u16be at 1");
    }

    @Test
    void telnetThatIsTypedHasARhythm() {
        var telnet = new Connection(OUTSIDE, 40000, SCANNER, 23);
        telnet.hears(Given.hex("fffd18fffd20fffd23fffd27"));
        telnet.says(Given.hex("fffb18fffb20fffb23fffb27"));
        telnet.hears(Given.join(Given.hex("fffb03fffd1ffffd21"), Given.text("login: ")));
        for (int i = 0; i < 40; i++) {
            now += 300 * MILLISECOND;
            telnet.says(Given.text("a"));
            telnet.hears(Given.text("a"));
        }
        observer.finish();
        FlowRecord flow = closed().getFirst();
        assertThat(flow.getProtocol()).isEqualTo("telnet");
        assertThat(flow.getRhythm().getActivity()).isEqualTo(Rhythm.Activity.INTERACTIVE);
        assertThat(flow.getRhythm().getSourceSmall()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void packetsOfAFlowThatIsListenedToAllocateNothing() {
        var telnet = new Connection(OUTSIDE, 40000, SCANNER, 23);
        telnet.hears(Given.hex("fffd18fffd20fffd23fffd27"));
        telnet.says(Given.hex("fffb18fffb20fffb23fffb27"));
        telnet.hears(Given.join(Given.hex("fffb03fffd1ffffd21"), Given.text("login: ")));
        byte[] line = Given.text("some words, CSQU3054384, NO 12\n");
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            now += MILLISECOND / 1000;
            packets.add(
                    Frame.packet(
                            now,
                            Frame.tcp(
                                    SCANNER,
                                    23,
                                    OUTSIDE,
                                    40000,
                                    Frame.ACK,
                                    telnet.received,
                                    1,
                                    line)));
            telnet.received += line.length;
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        packets.subList(0, 100).forEach(observer::accept);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 100; i < packets.size(); i++) {
            observer.accept(packets.get(i));
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 10);
        observer.finish();
        assertThat(closed().getFirst().getRhythm().getDestinationSmall()).isGreaterThan(3990);
    }

    @Test
    void aFloodOfUnknownFlowsIsDescribedUpToTheBound() {
        for (int i = 0; i < 5000; i++) {
            accept(Frame.udp(SCANNER, 10000 + i, OUTSIDE, 7777, Given.hex("e7e7e7e7e7e7")));
        }
        observer.finish();
        assertThat(closed()).filteredOn(FlowRecord::hasShape).hasSize(4096);
    }

    private Connection ftp() {
        var control = new Connection(SCANNER, 40000, OUTSIDE, 21);
        control.hears(Given.text("220 ready\r\n"));
        control.says(Given.text("USER u\r\n"));
        control.hears(Given.text("331 password\r\n"));
        control.says(Given.text("PASS p\r\n"));
        control.hears(Given.text("230 welcome\r\n"));
        return control;
    }

    private void accept(byte[] frame) {
        now += MILLISECOND;
        observer.accept(Frame.packet(now, frame));
    }

    private void take(Observation observation) {
        if (observation.hasFlow()) {
            records.add(observation.getFlow());
        }
    }

    private List<FlowRecord> closed() {
        return records.stream().filter(flow -> flow.getPhase() == Phase.CLOSED).toList();
    }

    private FlowRecord last(java.util.function.Function<FlowRecord, String> of, String value) {
        return records.reversed().stream()
                .filter(flow -> of.apply(flow).equals(value))
                .findFirst()
                .orElseThrow();
    }
}
