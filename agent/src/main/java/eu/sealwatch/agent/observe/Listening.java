package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.content.ContentScan;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.observe.Expectations.Expected;
import eu.sealwatch.agent.rhythm.RhythmMeter;
import eu.sealwatch.agent.shape.ShapeMeter;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decides which flows are listened to once their inspection is over, and hands on what they carry:
 * sizes of remote-access flows, bytes of flows in clear and of flows that nobody knows, lines of
 * FTP's control connections. All others, encrypted ones above all, cost one test a packet.
 */
final class Listening {
    /** What is read at a time, and no payload is longer. */
    private static final int MOST_BYTES = 1 << 16;

    /** RFC 1350 section 5: operation and block number, and the operation that carries data. */
    private static final int TFTP_HEAD = 4;

    private static final int TFTP_DATA = 3;

    /** Bytes in which a file that begins shows itself, where all else looks like chance. */
    private static final int FILE_HEAD = 512;

    private final byte[] scratch = new byte[MOST_BYTES];
    private final Loans loans;
    private final Expectations expectations = new Expectations();

    Listening(Loans loans) {
        this.loans = loans;
    }

    /**
     * Whether another flow announced this one, which opens: then it is known, and not inspected.
     */
    boolean opened(Flow flow, Watches watches) {
        Expected expected = expectations.take(flow);
        if (expected == null) {
            return false;
        }
        Watch watch = watches.of(flow);
        watch.knownAs(Plain.handshake(expected.protocol()));
        flow.stopInspecting();
        Ear ear = ear(watch);
        ear.parent = expected.parent();
        ear.tftp = expected.protocol().equals("tftp");
        loans.scan(flow, ear, expected.protocol());
        listen(flow, ear);
        return true;
    }

    /** What was not listened to. */
    Unheard unheard() {
        return new Unheard(loans.notSearched(), loans.notDescribed());
    }

    /** Where a flow's watch is found or made. */
    interface Watches {
        Watch of(Flow flow);
    }

    /** Inspection goes on, or ends because no more bytes come to it. */
    void undecided(Flow flow, Watch watch, Conversation conversation) {
        if (flow.transport() == Datagram.TCP) {
            if (conversation.clientEnded() && conversation.serverEnded()) {
                begin(flow, watch, conversation);
            }
        } else if (watch.facts() == null) {
            // each datagram is seen once
            describe(flow, watch, conversation);
        }
    }

    /**
     * Asked with each look at a flow. Once its protocol is known, more of its handshake may be to
     * come; but what it carries may begin already.
     *
     * @return whether a sign was found that should be told at once
     */
    boolean recognised(Flow flow, Watch watch, Conversation conversation) {
        Facts facts = watch.facts();
        if (facts == null || !watch.offersProtocol()) {
            return false;
        }
        Ear before = watch.ear();
        if (before != null) {
            loans.drop(before); // what was taken for unknown is known after all
        }
        String protocol = facts.protocol();
        if (ClearProtocols.form(protocol) == null) {
            return false;
        }
        Ear ear = ear(watch);
        loans.scan(flow, ear, protocol);
        if (protocol.equals("ftp-control")) {
            ear.commands = new Lines();
            ear.replies = new Lines();
        }
        if (protocol.equals("tftp")) {
            ear.tftp = true;
            expectations.answersTo(flow);
        }
        boolean news = hear(flow, ear, conversation);
        listen(flow, ear);
        return news;
    }

    /** The flow's inspection is over; its facts are known, or there are none. */
    void begin(Flow flow, Watch watch, Conversation conversation) {
        Facts facts = watch.facts();
        if (facts == null) {
            describe(flow, watch, conversation);
            Ear ear = watch.ear();
            if (ear != null) {
                listen(flow, ear);
            }
        } else if (Category.ofName(facts.protocol()) == Category.REMOTE_MAINTENANCE) {
            Ear ear = ear(watch);
            ear.rhythm = meter(facts);
            listen(flow, ear);
        }
    }

    /** The flow is told of: what rides on it is known by now, if it ever is. */
    void named(Flow flow, @Nullable Watch watch, FlowRecord record, Watches watches) {
        Ear ear = watch == null ? null : watch.ear();
        boolean measured = ear != null && ear.rhythm != null;
        if (!measured && !flow.inspecting() && Category.of(record) == Category.REMOTE_MAINTENANCE) {
            Ear measuring = ear(watches.of(flow));
            measuring.rhythm = RhythmMeter.of(record.getApplication());
            listen(flow, measuring);
        }
    }

    /**
     * A packet of a flow that is listened to.
     *
     * @return whether a sign was found that should be told at once
     */
    boolean payload(Flow flow, Watch watch, Datagram packet, boolean fromClient) {
        Ear ear = watch.ear();
        if (ear == null) {
            flow.stopListening();
            return false;
        }
        int bytes = packet.payloadBytes;
        int ahead = flow.ahead(packet, fromClient);
        // what is repeated was heard already
        int repeated = Math.clamp(-(long) ahead, 0, bytes);
        if (ear.rhythm != null && repeated < bytes) {
            ear.rhythm.count(packet.timeNs, fromClient, bytes - repeated);
        }
        boolean news = false;
        if (ear.reads()) {
            if (ahead > 0) {
                cut(ear, fromClient);
            }
            int count = Math.min(packet.payloadCaptured - repeated, MOST_BYTES);
            if (count > 0) {
                packet.bytes.get(packet.payloadStart + repeated, scratch, 0, count);
                news = hear(flow, ear, fromClient, count);
            }
            if (count < bytes - repeated) {
                cut(ear, fromClient);
            }
        }
        if (!ear.listens()) {
            flow.stopListening();
        }
        return news;
    }

    /** Nothing more will come: what was lent goes back, what was found stays. */
    void closed(Watch watch) {
        Ear ear = watch.ear();
        if (ear != null) {
            loans.settle(ear);
        }
    }

    private void describe(Flow flow, Watch watch, Conversation conversation) {
        Ear known = watch.ear();
        if (known == null && (watch.undescribed() || !loans.describes())) {
            // in a flood of unknown flows those that come too many cost nothing
            if (watch.remainsUndescribed()) {
                loans.refuse();
            }
            return;
        }
        Ear ear = ear(watch);
        if (!ear.unknown) {
            ear.unknown = true;
            loans.description(flow, ear);
        }
        hear(flow, ear, conversation);
    }

    /** What inspectors have seen: the first bytes of TCP, or the current datagram. */
    private boolean hear(Flow flow, Ear ear, Conversation conversation) {
        boolean news = hear(flow, ear, conversation.client(), true);
        return hear(flow, ear, conversation.server(), false) || news;
    }

    private boolean hear(Flow flow, Ear ear, Octets octets, boolean fromClient) {
        int count = Math.min(octets.length(), MOST_BYTES);
        if (count == 0 || !ear.reads()) {
            return false;
        }
        octets.copyTo(scratch, 0, count);
        return hear(flow, ear, fromClient, count);
    }

    private boolean hear(Flow flow, Ear ear, boolean fromClient, int count) {
        if (ear.meter != null) {
            measure(ear, ear.meter, fromClient, count);
        }
        boolean news = ear.scan != null && search(flow, ear, ear.scan, fromClient, count);
        if (ear.commands != null && ear.replies != null) {
            Lines lines = fromClient ? ear.commands : ear.replies;
            lines.feed(scratch, 0, count, line -> expectations.line(flow, fromClient, line));
        }
        return news;
    }

    private void measure(Ear ear, ShapeMeter meter, boolean fromClient, int count) {
        meter.message(fromClient, scratch, 0, count);
        if (ear.scan != null && meter.looksRandom()) {
            // no identifier is found in it; a file that begins is, once
            ear.scan.stopAfter(FILE_HEAD);
        }
        if (meter.done()) {
            loans.takeBack(ear, meter);
        }
    }

    private boolean search(Flow flow, Ear ear, ContentScan scan, boolean fromClient, int count) {
        int head = ear.tftp ? TFTP_HEAD : 0;
        if (ear.tftp && !isTftpData(count)) {
            return false;
        }
        if (ear.tftp && scratch[2] == 0 && scratch[3] == 1) {
            scan.expectFile(fromClient);
        }
        boolean news = scan.feed(fromClient, scratch, head, count - head);
        if (flow.transport() == Datagram.UDP && !ear.tftp) {
            news |= scan.end(fromClient);
        }
        if (scan.done()) {
            loans.takeBack(ear, scan);
        }
        return news;
    }

    private boolean isTftpData(int count) {
        return count > TFTP_HEAD && scratch[0] == 0 && scratch[1] == TFTP_DATA;
    }

    private static void cut(Ear ear, boolean fromClient) {
        if (ear.scan != null) {
            ear.scan.gap(fromClient);
        }
        Lines lines = fromClient ? ear.commands : ear.replies;
        if (lines != null) {
            lines.cut();
        }
    }

    private static RhythmMeter meter(Facts facts) {
        if (!facts.protocol().equals("ssh")) {
            return RhythmMeter.of(facts.protocol());
        }
        var described = FlowRecord.newBuilder();
        facts.describe(described);
        return RhythmMeter.ofSsh(described.getSsh());
    }

    private static void listen(Flow flow, Ear ear) {
        if (ear.listens()) {
            flow.listen();
        }
    }

    private static Ear ear(Watch watch) {
        Ear ear = watch.ear();
        if (ear == null) {
            ear = new Ear();
            watch.listenWith(ear);
        }
        return ear;
    }
}
