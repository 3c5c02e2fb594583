package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Encapsulation;
import java.util.ArrayDeque;

/**
 * Joins datagrams into bidirectional flows, and puts the first bytes of TCP in order for
 * inspection. Driven by packet time alone: the same packets give the same events. One thread;
 * nothing is allocated for a packet of a known flow, and no more than {@link FlowSettings#maxFlows}
 * flows are kept, in no more than {@link FlowSettings#memoryBytes}.
 */
public final class FlowTable {
    static final long FIRST_TICK_NS = 1_000_000_000L;

    /** Silence after which a SYN with another number is a new connection and no stray. */
    private static final long REUSE_AFTER_NS = 1_000_000_000L;

    private static final int WELL_KNOWN_PORTS = 1024;

    /** Where Linux takes the ports of clients from; RFC 6335 and Windows begin higher. */
    private static final int EPHEMERAL_PORTS = 32768;

    private static final int SYN_ACK = Datagram.SYN | Datagram.ACK;

    /** About what a conversation takes beside its buffers, and no history takes more. */
    private static final int INSPECTION_BYTES = 400;

    /** For so many bytes of buffers there is one inspection at most. */
    private static final int BYTES_EACH = 1024;

    /** Kept for the next flows; more are left to the collector. */
    private static final int MOST_POOLED = 4096;

    /** So many flows go at most for one packet, so that none takes long. */
    private static final int MOST_AT_ONCE = 16;

    private final FlowEvents events;
    private final int maxFlows;
    private final long memoryBytes;
    private final long tableBytes;
    private final long mostInspections;
    private final int prefixBytes;
    private final long tcpIdleNs;
    private final long closedLingerNs;
    private final long unansweredNs;
    private final long udpIdleNs;
    private final long otherIdleNs;
    private final long tickNs;

    private final FlowMemory memory = new FlowMemory();
    private final FlowIndex index = new FlowIndex();
    private final TimerWheel wheel = new TimerWheel();
    private final Eviction eviction = new Eviction();
    private final Inspections inspections = new Inspections();
    private final BufferPool buffers;
    private int made;
    private final ArrayDeque<TcpConversation> freeConversations = new ArrayDeque<>();
    private final ArrayDeque<DatagramHistory> freeHistories = new ArrayDeque<>();

    /** Stands on the current packet's flow. */
    private final Flow current = new Flow(memory);

    /** Stands on a flow whose time has come, while there is a current one. */
    private final Flow due = new Flow(memory);

    private final DatagramConversation datagram = new DatagramConversation();

    private long opened;
    private long closed;
    private long evicted;
    private long evictedForMemory;
    private long uninspected;
    private long gaps;

    public FlowTable(FlowSettings settings, FlowEvents events) {
        this.events = events;
        this.maxFlows = settings.maxFlows();
        this.memoryBytes = settings.memoryBytes();
        this.mostInspections = Math.max(settings.bufferBytes() / BYTES_EACH, 1);
        // the rest stays for inspections, however many flows there are
        this.tableBytes = memoryBytes - settings.bufferBytes() - mostInspections * INSPECTION_BYTES;
        this.prefixBytes = settings.prefixBytes();
        this.tcpIdleNs = settings.tcpIdle().toNanos();
        this.closedLingerNs = settings.closedLinger().toNanos();
        this.unansweredNs = settings.unanswered().toNanos();
        this.udpIdleNs = settings.udpIdle().toNanos();
        this.otherIdleNs = settings.otherIdle().toNanos();
        this.tickNs = settings.tick().toNanos();
        this.buffers = new BufferPool(settings.bufferBytes(), prefixBytes);
    }

    public FlowCounters counters() {
        return new FlowCounters(
                opened, index.size(), closed, evicted, evictedForMemory, uninspected, gaps);
    }

    /** Bytes of memory that flows and all that is known of them take, about. */
    public long bytes() {
        return memory.bytes() + buffers.allocated() + (long) made * INSPECTION_BYTES;
    }

    /** Takes the next datagram; time goes on with it. */
    public void packet(Datagram packet) {
        advance(packet.timeNs);
        int hash = FlowIndex.hash(packet);
        boolean isKnown = index.find(packet, hash, current);
        boolean tcp = packet.transport == Datagram.TCP && !packet.fragment;
        if (isKnown && tcp && current.isReusedBy(packet, REUSE_AFTER_NS)) {
            close(current, endOf(current));
            isKnown = false;
        }
        if (!isKnown) {
            open(packet, hash);
        }
        boolean fromClient = current.isFromClient(packet);
        current.count(packet, fromClient);
        if (!isKnown) {
            events.opened(current);
        }
        if (current.listening() && packet.payloadBytes > 0 && !packet.fragment) {
            events.payload(current, packet, fromClient);
        }
        if (tcp) {
            segment(current, packet, fromClient);
        } else if (packet.carries != Encapsulation.NONE) {
            current.carry(packet.carries);
            takeBackHistory(current);
        } else if (current.inspecting() && packet.payloadCaptured > 0) {
            inspect(current, packet, fromClient);
        }
        if (bytes() > memoryBytes) {
            makeRoom();
        }
    }

    /** Lets time pass to this moment: what is due ticks, what is silent too long is closed. */
    public void advance(long timeNs) {
        if (!wheel.turnsAt(timeNs)) {
            return;
        }
        wheel.turn(timeNs);
        for (int slot = wheel.due(); slot >= 0; slot = wheel.due()) {
            due.moveTo(slot);
            long silentNs = timeNs - due.lastNs();
            if (silentNs >= idleNs(due) || silentNs < -TimerWheel.LEAP_NS) {
                close(due, endOf(due));
                continue;
            }
            if (timeNs >= due.nextTickNs(tickNs) && due.tick(timeNs, tickNs)) {
                events.tick(due);
            }
            file(due);
        }
    }

    /** Closes what is open: the capture is over. */
    public void finish() {
        wheel.turnFully();
        for (int slot = wheel.due(); slot >= 0; slot = wheel.due()) {
            due.moveTo(slot);
            EndReason reason = endOf(due);
            close(due, reason == EndReason.IDLE ? EndReason.CAPTURE_ENDED : reason);
        }
    }

    private void open(Datagram first, int hash) {
        boolean tooLarge = memory.isFull() && memory.bytes() + FlowMemory.pageBytes() > tableBytes;
        if ((tooLarge || index.size() >= maxFlows) && eviction.choose(index, due, 0)) {
            evictedForMemory += index.size() < maxFlows ? 1 : 0;
            evict(due);
        }
        int slot = memory.take();
        current.moveTo(slot);
        current.begin(first, hash, isFromServer(first));
        index.add(hash, slot);
        file(current);
        opened++;
    }

    private void makeRoom() {
        buffers.dropFree();
        for (int gone = 0; gone < MOST_AT_ONCE && bytes() > memoryBytes; gone++) {
            // half of the average: there are flows that hold as much
            long worthwhile = Math.max(memory.heldBytes() / Math.max(index.size(), 1) / 2, 1);
            if (!eviction.choose(index, due, worthwhile)) {
                return;
            }
            evictedForMemory++;
            evict(due);
        }
    }

    private void evict(Flow flow) {
        evicted++;
        close(flow, EndReason.EVICTED);
    }

    /** Who sends a SYN-ACK is the server; without a SYN, who sends from the likelier port. */
    private static boolean isFromServer(Datagram first) {
        if (first.transport != Datagram.TCP) {
            return false;
        }
        if ((first.tcpFlags & Datagram.SYN) != 0) {
            return (first.tcpFlags & SYN_ACK) == SYN_ACK;
        }
        int source = first.sourcePort;
        int destination = first.destinationPort;
        return source < destination
                && (source < WELL_KNOWN_PORTS
                        || (source < EPHEMERAL_PORTS && destination >= EPHEMERAL_PORTS));
    }

    private void segment(Flow flow, Datagram packet, boolean fromClient) {
        Flow.TcpState before = flow.state();
        if (flow.inspecting()) {
            if (flow.conversation() == null && packet.payloadBytes > 0) {
                lendConversation(flow);
            }
            TcpConversation conversation = flow.conversation();
            if (conversation != null) {
                inspections.touch(conversation);
                makeBufferRoom(conversation, packet.payloadBytes);
                inspect(flow, conversation, packet, fromClient);
            }
        }
        flow.follow(packet, fromClient);
        if (flow.state() != before) {
            wheel.remove(flow.slot());
            file(flow);
        }
    }

    private void inspect(Flow flow, Datagram packet, boolean fromClient) {
        datagram.fill(flow, packet, fromClient);
        events.data(flow, datagram, fromClient);
        if (flow.takeKeeping() && flow.inspecting()) {
            keep(flow, fromClient);
        }
        if (!flow.inspecting()) {
            takeBackHistory(flow);
        }
    }

    private void keep(Flow flow, boolean fromClient) {
        DatagramHistory history = flow.history();
        if (history == null) {
            history = freeHistories.pollLast();
            if (history == null) {
                history = new DatagramHistory(buffers, prefixBytes);
                made++;
            }
            flow.lend(history);
            inspections.add(history);
        }
        inspections.touch(history);
        makeBufferRoom(history, datagram.octets().length());
        history.add(datagram.octets(), fromClient);
    }

    private void takeBackHistory(Flow flow) {
        DatagramHistory history = flow.takeHistory();
        if (history != null) {
            history.release();
            inspections.remove(history);
            pool(freeHistories, history);
        }
    }

    private void lendConversation(Flow flow) {
        TcpConversation conversation = freeConversations.pollLast();
        if (conversation == null) {
            conversation = new TcpConversation(buffers, prefixBytes);
            made++;
        }
        flow.lend(conversation);
        inspections.add(conversation);
    }

    private <T extends Inspection> void pool(ArrayDeque<T> free, T inspection) {
        if (free.size() < MOST_POOLED) {
            free.addLast(inspection);
        } else {
            made--;
        }
    }

    /** Sees that one inspection finds room, if others that have had no news for longer must end. */
    private void makeBufferRoom(Inspection wanting, int bytes) {
        while (inspections.size() > mostInspections || bytes > 0 && !buffers.hasRoom(prefixBytes)) {
            Inspection eldest = inspections.eldest();
            if (eldest == null || eldest == wanting) {
                return;
            }
            uninspected++;
            due.moveTo(eldest.slot);
            switch (eldest) {
                case TcpConversation conversation -> conclude(due, conversation);
                case DatagramHistory _ -> takeBackHistory(due);
            }
        }
    }

    private void conclude(Flow flow, TcpConversation conversation) {
        conversation.end();
        events.data(flow, conversation, true);
        takeBack(flow, conversation);
    }

    private void inspect(
            Flow flow, TcpConversation conversation, Datagram packet, boolean fromClient) {
        int flags = packet.tcpFlags;
        int start = (flags & Datagram.SYN) != 0 ? packet.sequence + 1 : packet.sequence;
        FirstBytes sent = conversation.from(fromClient);
        FirstBytes received = conversation.from(!fromClient);
        boolean news = false;
        // RFC 9293 section 3.5.3: what a reset brings is for people to read, not for the stream.
        boolean isData = packet.payloadBytes > 0 && (flags & Datagram.RST) == 0;
        if (isData && !isProbe(packet, sent)) {
            news =
                    sent.segment(
                            start,
                            packet.bytes,
                            packet.payloadStart,
                            packet.payloadCaptured,
                            packet.payloadBytes);
        }
        if ((flags & Datagram.FIN) != 0) {
            news |= sent.fin(start + packet.payloadBytes);
        }
        if ((flags & Datagram.ACK) != 0) {
            news |= received.acknowledged(packet.acknowledgement);
        }
        if ((flags & Datagram.RST) != 0 || sent.noRoom()) {
            conversation.end();
            news = true;
        }
        if (news) {
            events.data(flow, conversation, fromClient);
            if (!flow.inspecting() || conversation.ended()) {
                takeBack(flow, conversation);
            }
        }
    }

    /**
     * Whether it is a keep-alive with a byte that was there before (RFC 9293 section 3.8.4), where
     * that cannot be told by its number: nothing was seen of the stream yet. Data of one byte is
     * pushed.
     */
    private static boolean isProbe(Datagram packet, FirstBytes sent) {
        int told = Datagram.PSH | Datagram.SYN | Datagram.FIN;
        return packet.payloadBytes == 1 && !sent.begun() && (packet.tcpFlags & told) == 0;
    }

    private void takeBack(Flow flow, TcpConversation conversation) {
        FirstBytes client = conversation.from(true);
        FirstBytes server = conversation.from(false);
        gaps += (client.gap() ? 1 : 0) + (server.gap() ? 1 : 0);
        uninspected += client.noRoom() || server.noRoom() ? 1 : 0;
        flow.stopInspecting();
        inspections.remove(conversation);
        pool(freeConversations, conversation);
    }

    private void close(Flow flow, EndReason reason) {
        TcpConversation conversation = flow.conversation();
        if (conversation != null) {
            conclude(flow, conversation);
        }
        takeBackHistory(flow);
        events.closed(flow, reason);
        index.remove(flow.hash(), flow.slot());
        wheel.remove(flow.slot());
        flow.attach(null);
        flow.hold(0);
        memory.giveBack(flow.slot());
        closed++;
    }

    private void file(Flow flow) {
        long idle = flow.lastNs() + idleNs(flow);
        wheel.file(flow.slot(), Math.min(idle, flow.nextTickNs(tickNs)));
    }

    private long idleNs(Flow flow) {
        return switch (flow.transport()) {
            case Datagram.TCP -> {
                if (flow.state() != Flow.TcpState.OPEN) {
                    yield closedLingerNs;
                }
                yield flow.answered() ? tcpIdleNs : unansweredNs;
            }
            case Datagram.UDP -> udpIdleNs;
            default -> otherIdleNs;
        };
    }

    private static EndReason endOf(Flow flow) {
        return switch (flow.state()) {
            case OPEN -> EndReason.IDLE;
            case FINISHED -> EndReason.FINISHED;
            case RESET -> EndReason.RESET;
        };
    }
}
