package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Encapsulation;
import org.jspecify.annotations.Nullable;

/**
 * One bidirectional flow: who opened it (the client), whom to, and what each has sent. A view: it
 * stands on one of the flows in a {@link FlowTable}'s memory for as long as the call in which it is
 * handed out, and on another afterwards. Not thread safe.
 *
 * <p>Long because a flow has many numbers, each of which is read and written here alone.
 */
public final class Flow {
    /** A hole wider than this is no loss but another sequence space. */
    private static final int WIDEST_HOLE = 1 << 24;

    enum TcpState {
        OPEN,
        FINISHED,
        RESET
    }

    private static final TcpState[] STATES = TcpState.values();
    private static final Encapsulation[] ENCAPSULATIONS = Encapsulation.values();

    // Words of a flow; what every packet touches comes first.
    private static final int CLIENT_HIGH = 0;
    private static final int CLIENT_LOW = 1;
    private static final int SERVER_HIGH = 2;
    private static final int SERVER_LOW = 3;
    // client port, server port, tunnel
    private static final int PORTS = 4;
    // hash, VLAN, transport, IP version
    private static final int KIND = 5;
    private static final int LAST = 6;
    // TCP flags of client and server, ICMP type and code, what it carries, TCP state, marks
    private static final int STATE = 7;
    // where each side's next segment should begin: client, server
    private static final int NEXT = 8;
    private static final int CLIENT_PACKETS = 9;
    private static final int CLIENT_BYTES = 10;
    private static final int CLIENT_PAYLOAD = 11;
    private static final int SERVER_PACKETS = 12;
    private static final int SERVER_BYTES = 13;
    private static final int SERVER_PAYLOAD = 14;
    private static final int START = 15;
    // the client's first sequence number, ticks taken
    private static final int FIRST = 16;
    private static final int CLIENT_MAC = 17;
    private static final int SERVER_MAC = 18;
    private static final int MISSING = 19;
    private static final int ENCAPSULATION = 20;

    private static final int SERVER_FLAGS_AT = 8;
    private static final int ICMP_AT = 16;
    private static final int CARRIES_AT = 32;
    private static final int TCP_STATE_AT = 40;
    private static final long TCP_STATE = 3L << TCP_STATE_AT;
    private static final long CLIENT_SEQUENCE_KNOWN = 1L << 48;
    private static final long SERVER_SEQUENCE_KNOWN = 1L << 49;
    private static final long BEGAN_BEFORE_CAPTURE = 1L << 50;
    private static final long INSPECTING = 1L << 51;
    private static final long KEEPING = 1L << 52;
    private static final long LISTENING = 1L << 53;
    private static final long PREFERRED = 1L << 54;
    private static final long ANNOUNCED = 1L << 55;

    private static final long UPPER = 0xFFFF_FFFF_0000_0000L;
    private static final long LOWER = 0xFFFF_FFFFL;

    private final FlowMemory memory;
    private int slot;
    private long[] words = {};
    private int at;

    Flow(FlowMemory memory) {
        this.memory = memory;
    }

    /** Stands on another flow. */
    void moveTo(int flow) {
        slot = flow;
        words = memory.page(flow);
        at = FlowMemory.place(flow);
    }

    int slot() {
        return slot;
    }

    /** Starts anew from the first packet; reversed when the sender is the server. */
    void begin(Datagram first, int hash, boolean reversed) {
        long[] w = words;
        int client = at + (reversed ? SERVER_HIGH : CLIENT_HIGH);
        int server = at + (reversed ? CLIENT_HIGH : SERVER_HIGH);
        w[client] = first.sourceHigh;
        w[client + 1] = first.sourceLow;
        w[server] = first.destinationHigh;
        w[server + 1] = first.destinationLow;
        w[at + PORTS] = reversed ? backward(first) : forward(first);
        w[at + KIND] =
                (long) hash << 32
                        | (first.vlan & 0xFFFF) << 16
                        | (first.transport & 0xFF) << 8
                        | first.ipVersion;
        w[at + CLIENT_MAC] = reversed ? first.destinationMac : first.sourceMac;
        w[at + SERVER_MAC] = reversed ? first.sourceMac : first.destinationMac;
        w[at + START] = first.timeNs;
        w[at + LAST] = first.timeNs;
        w[at + STATE] = stateOf(first);
        w[at + NEXT] = 0;
        for (int word = CLIENT_PACKETS; word <= SERVER_PAYLOAD; word++) {
            w[at + word] = 0;
        }
        w[at + FIRST] = 0;
        w[at + MISSING] = 0;
        w[at + ENCAPSULATION] = first.encapsulation;
        memory.lend(slot, null);
        memory.attach(slot, null);
        memory.hold(slot, 0);
    }

    private static long stateOf(Datagram first) {
        return switch (first.transport) {
            case Datagram.TCP -> {
                boolean opens = (first.tcpFlags & Datagram.SYN) != 0;
                yield INSPECTING | (opens ? 0 : BEGAN_BEFORE_CAPTURE);
            }
            case Datagram.UDP -> INSPECTING;
            case Datagram.ICMP, Datagram.ICMPV6 ->
                    (long) (first.icmpType << 8 | first.icmpCode) << ICMP_AT;
            default -> 0;
        };
    }

    private static long forward(Datagram datagram) {
        return ports(datagram.sourcePort, datagram.destinationPort, datagram.tunnel);
    }

    private static long backward(Datagram datagram) {
        return ports(datagram.destinationPort, datagram.sourcePort, datagram.tunnel);
    }

    private static long ports(int client, int server, int tunnel) {
        return (long) client << 48 | (long) server << 32 | tunnel & LOWER;
    }

    /** Whether it is the flow of a datagram, in either direction. */
    boolean isOf(Datagram datagram) {
        int kind = (datagram.vlan & 0xFFFF) << 8 | datagram.transport & 0xFF;
        if ((int) (words[at + KIND] >>> 8 & 0xFF_FFFF) != kind) {
            return false;
        }
        long ports = words[at + PORTS];
        return ports == forward(datagram)
                        && isBetween(
                                datagram.sourceHigh,
                                datagram.sourceLow,
                                datagram.destinationHigh,
                                datagram.destinationLow)
                || ports == backward(datagram)
                        && isBetween(
                                datagram.destinationHigh,
                                datagram.destinationLow,
                                datagram.sourceHigh,
                                datagram.sourceLow);
    }

    private boolean isBetween(long clientHigh, long clientLow, long serverHigh, long serverLow) {
        long[] w = words;
        return w[at + CLIENT_LOW] == clientLow
                && w[at + SERVER_LOW] == serverLow
                && w[at + CLIENT_HIGH] == clientHigh
                && w[at + SERVER_HIGH] == serverHigh;
    }

    boolean isFromClient(Datagram datagram) {
        return datagram.sourceLow == words[at + CLIENT_LOW]
                && datagram.sourcePort == clientPort()
                && datagram.sourceHigh == words[at + CLIENT_HIGH];
    }

    int hash() {
        return (int) (words[at + KIND] >>> 32);
    }

    public int transport() {
        return (int) (words[at + KIND] >>> 8) & 0xFF;
    }

    /** 4 or 6. */
    public int ipVersion() {
        return (int) words[at + KIND] & 0xFF;
    }

    /** Outermost VLAN id; 0 when untagged. */
    public int vlan() {
        return (int) (words[at + KIND] >>> 16) & 0xFFFF;
    }

    /** The chain of what it is inside of: see {@link Encapsulation#labels}. */
    public int encapsulation() {
        return (int) words[at + ENCAPSULATION];
    }

    /** Tells it from flows of the same addresses in other tunnels; 0 outside of any. */
    public int tunnel() {
        return (int) words[at + PORTS];
    }

    /** The tunnel that it is itself; NONE for what carries no packets. */
    public Encapsulation carries() {
        return ENCAPSULATIONS[(int) (words[at + STATE] >>> CARRIES_AT) & 0xFF];
    }

    /** It is a tunnel: what it carries is inspected, and not its own bytes. */
    void carry(Encapsulation kind) {
        if (carries() == Encapsulation.NONE) {
            words[at + STATE] |= (long) kind.ordinal() << CARRIES_AT;
            mark(INSPECTING, false);
        }
    }

    /** Upper half of the address; IPv4 is written as ::ffff:a.b.c.d. */
    public long clientAddressHigh() {
        return words[at + CLIENT_HIGH];
    }

    public long clientAddressLow() {
        return words[at + CLIENT_LOW];
    }

    public long serverAddressHigh() {
        return words[at + SERVER_HIGH];
    }

    public long serverAddressLow() {
        return words[at + SERVER_LOW];
    }

    /** For ICMP the type, and {@link #serverPort} its counterpart, as in Community ID. */
    public int clientPort() {
        return (int) (words[at + PORTS] >>> 48);
    }

    public int serverPort() {
        return (int) (words[at + PORTS] >>> 32) & 0xFFFF;
    }

    /** The device that hands on its packets; 48 bits, 0 when the link tells none. */
    public long clientMac() {
        return words[at + CLIENT_MAC];
    }

    public long serverMac() {
        return words[at + SERVER_MAC];
    }

    public int icmpType() {
        return (int) (words[at + STATE] >>> ICMP_AT + 8) & 0xFF;
    }

    public int icmpCode() {
        return (int) (words[at + STATE] >>> ICMP_AT) & 0xFF;
    }

    /** Capture time of the first packet. */
    public long startNs() {
        return words[at + START];
    }

    /** Capture time of the latest packet so far. */
    public long lastNs() {
        return words[at + LAST];
    }

    public long clientPackets() {
        return words[at + CLIENT_PACKETS];
    }

    public long serverPackets() {
        return words[at + SERVER_PACKETS];
    }

    /** IP layer, headers included, as on the wire. */
    public long clientBytes() {
        return words[at + CLIENT_BYTES];
    }

    public long serverBytes() {
        return words[at + SERVER_BYTES];
    }

    /** Above TCP or UDP, retransmissions included. */
    public long clientPayloadBytes() {
        return words[at + CLIENT_PAYLOAD];
    }

    public long serverPayloadBytes() {
        return words[at + SERVER_PAYLOAD];
    }

    /** All TCP flags seen, ORed. */
    public int clientTcpFlags() {
        return (int) words[at + STATE] & 0xFF;
    }

    public int serverTcpFlags() {
        return (int) (words[at + STATE] >>> SERVER_FLAGS_AT) & 0xFF;
    }

    /**
     * TCP payload that was skipped over: lost before the tap or by it. A lower bound, because a
     * retransmission may be taken for the filling of an earlier hole.
     */
    public long missingBytes() {
        return words[at + MISSING];
    }

    /** TCP without a SYN: who is the client is then a guess by the ports. */
    public boolean beganBeforeCapture() {
        return is(BEGAN_BEFORE_CAPTURE);
    }

    /** Whether both sides sent something. */
    public boolean answered() {
        return clientPackets() > 0 && serverPackets() > 0;
    }

    /** Whether its bytes are still offered to {@link FlowEvents#data}. */
    public boolean inspecting() {
        return is(INSPECTING);
    }

    /** All that there is to know is known: from now on packets are only counted. */
    public void stopInspecting() {
        mark(INSPECTING, false);
        TcpConversation conversation = conversation();
        if (conversation != null) {
            conversation.release();
            memory.lend(slot, null);
        }
    }

    /** Whether its payload is offered to {@link FlowEvents#payload}. */
    public boolean listening() {
        return is(LISTENING);
    }

    /** From the next packet on its payload is offered as it comes. */
    public void listen() {
        mark(LISTENING, true);
    }

    public void stopListening() {
        mark(LISTENING, false);
    }

    /** UDP: keeps the current datagram, for {@link Conversation#earlier} of those that follow. */
    public void keepDatagram() {
        mark(KEEPING, true);
    }

    boolean takeKeeping() {
        boolean asked = is(KEEPING);
        mark(KEEPING, false);
        return asked;
    }

    /** Whether the layer above has told of it. */
    public boolean announced() {
        return is(ANNOUNCED);
    }

    public void announce() {
        mark(ANNOUNCED, true);
    }

    /** Where room is short it goes after others: people work through it. */
    public void prefer() {
        mark(PREFERRED, true);
    }

    boolean preferred() {
        return is(PREFERRED);
    }

    /** Says how many bytes of memory the layer above keeps with the flow, about. */
    public void hold(int bytes) {
        memory.hold(slot, bytes);
    }

    int held() {
        return memory.held(slot);
    }

    private boolean is(long mark) {
        return (words[at + STATE] & mark) != 0;
    }

    private void mark(long mark, boolean on) {
        long state = words[at + STATE];
        words[at + STATE] = on ? state | mark : state & ~mark;
    }

    /** What the layer above keeps with the flow; null when it opens. */
    public @Nullable Object attachment() {
        return memory.attached(slot);
    }

    public void attach(@Nullable Object object) {
        memory.attach(slot, object);
    }

    @Nullable DatagramHistory history() {
        return memory.lent(slot) instanceof DatagramHistory history ? history : null;
    }

    void lend(DatagramHistory lent) {
        lent.slot = slot;
        memory.lend(slot, lent);
    }

    @Nullable DatagramHistory takeHistory() {
        DatagramHistory history = history();
        if (history != null) {
            memory.lend(slot, null);
        }
        return history;
    }

    @Nullable TcpConversation conversation() {
        return memory.lent(slot) instanceof TcpConversation conversation ? conversation : null;
    }

    /**
     * Lends it memory for first bytes. They begin after the SYN, where one was seen; nothing was
     * sent since, or there would be a conversation already.
     */
    void lend(TcpConversation lent) {
        lent.slot = slot;
        lent.begin(this);
        if (is(CLIENT_SEQUENCE_KNOWN)) {
            lent.from(true).begin(next(true));
        }
        if (is(SERVER_SEQUENCE_KNOWN)) {
            lent.from(false).begin(next(false));
        }
        memory.lend(slot, lent);
    }

    void count(Datagram datagram, boolean fromClient) {
        long[] w = words;
        w[at + LAST] = Math.max(w[at + LAST], datagram.timeNs);
        int packets = at + (fromClient ? CLIENT_PACKETS : SERVER_PACKETS);
        if (w[packets] == 0 && datagram.sourceMac != 0) {
            w[at + (fromClient ? CLIENT_MAC : SERVER_MAC)] = datagram.sourceMac;
        }
        w[packets] += datagram.packets;
        w[packets + 1] += datagram.ipBytes;
        w[packets + 2] += datagram.payloadBytes;
    }

    /**
     * How far a packet with payload starts behind the end of what came before it in its direction:
     * positive after a hole, negative when it repeats bytes that were there; 0 where that is not
     * known, and for UDP.
     */
    public int ahead(Datagram packet, boolean fromClient) {
        if (!is(sequenceKnown(fromClient)) || transport() != Datagram.TCP) {
            return 0;
        }
        int hole = start(packet) - next(fromClient);
        return isLoss(hole) ? hole : 0;
    }

    /** Follows TCP's flags and sequence numbers. */
    void follow(Datagram segment, boolean fromClient) {
        int flags = segment.tcpFlags;
        boolean syn = (flags & Datagram.SYN) != 0;
        int payload = segment.payloadBytes;
        words[at + STATE] |= (long) flags << (fromClient ? 0 : SERVER_FLAGS_AT);
        if (fromClient && syn) {
            words[at + FIRST] = (long) segment.sequence << 32 | words[at + FIRST] & LOWER;
        }
        if (payload > 0 || syn) {
            int start = start(segment);
            boolean known = is(sequenceKnown(fromClient));
            next(fromClient, known ? after(next(fromClient), start, payload) : start + payload);
            mark(sequenceKnown(fromClient), true);
        }
        if (state() == TcpState.OPEN) {
            if ((flags & Datagram.RST) != 0) {
                end(TcpState.RESET);
            } else if ((clientTcpFlags() & serverTcpFlags() & Datagram.FIN) != 0) {
                end(TcpState.FINISHED);
            }
        }
    }

    /** Of a segment's first byte; a SYN takes a number of its own. */
    private static int start(Datagram segment) {
        return segment.sequence + ((segment.tcpFlags & Datagram.SYN) != 0 ? 1 : 0);
    }

    private static long sequenceKnown(boolean fromClient) {
        return fromClient ? CLIENT_SEQUENCE_KNOWN : SERVER_SEQUENCE_KNOWN;
    }

    private int next(boolean fromClient) {
        return (int) (fromClient ? words[at + NEXT] >>> 32 : words[at + NEXT]);
    }

    private void next(boolean fromClient, int sequence) {
        long both = words[at + NEXT];
        words[at + NEXT] =
                fromClient ? (long) sequence << 32 | both & LOWER : both & UPPER | sequence & LOWER;
    }

    /** Where the next segment should start; a hole counts as missing until something fills it. */
    private int after(int expected, int start, int payload) {
        int hole = start - expected;
        int end = start + payload;
        if (!isLoss(hole)) {
            return end;
        }
        if (hole > 0) {
            words[at + MISSING] += hole;
            return end;
        }
        int late = Math.min(-hole, payload);
        words[at + MISSING] = Math.max(words[at + MISSING] - late, 0);
        return end - expected > 0 ? end : expected;
    }

    private static boolean isLoss(int hole) {
        return hole <= WIDEST_HOLE && hole >= -WIDEST_HOLE;
    }

    TcpState state() {
        return STATES[(int) ((words[at + STATE] & TCP_STATE) >>> TCP_STATE_AT)];
    }

    private void end(TcpState how) {
        words[at + STATE] |= (long) how.ordinal() << TCP_STATE_AT;
    }

    /**
     * Whether a SYN opens another connection between the same ports: after the end of this one, or
     * with another first sequence number after some silence.
     */
    boolean isReusedBy(Datagram segment, long silenceNs) {
        boolean opens = (segment.tcpFlags & (Datagram.SYN | Datagram.ACK)) == Datagram.SYN;
        if (!opens) {
            return false;
        }
        boolean isRepeated =
                is(CLIENT_SEQUENCE_KNOWN)
                        && (clientTcpFlags() & Datagram.SYN) != 0
                        && segment.sequence == (int) (words[at + FIRST] >>> 32)
                        && isFromClient(segment);
        if (isRepeated) {
            return false;
        }
        return state() != TcpState.OPEN
                || ((clientTcpFlags() | serverTcpFlags()) & Datagram.FIN) != 0
                || segment.timeNs - lastNs() >= silenceNs;
    }

    /** When the next tick is due: at one second of age, then at each whole period. */
    long nextTickNs(long periodNs) {
        int ticks = ticks();
        return startNs() + (ticks == 0 ? FlowTable.FIRST_TICK_NS : ticks * periodNs);
    }

    /** Takes the tick that is due; whether there was a packet since the one before. */
    boolean tick(long nowNs, long periodNs) {
        int ticks = ticks();
        boolean news = ticks == 0 || lastNs() >= startNs() + (ticks - 1) * periodNs;
        int taken = Math.clamp((nowNs - startNs()) / periodNs + 1, 1, Integer.MAX_VALUE);
        words[at + FIRST] = words[at + FIRST] & UPPER | taken;
        return news;
    }

    private int ticks() {
        return (int) words[at + FIRST];
    }
}
