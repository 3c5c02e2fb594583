package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Encapsulation;
import org.jspecify.annotations.Nullable;

/**
 * One bidirectional flow: who opened it (the client), whom to, and what each has sent. Belongs to
 * its {@link FlowTable}, which uses the object again after {@link FlowEvents#closed}. Not thread
 * safe.
 *
 * <p>A flat object, without parts, as there may be a million of them and each packet touches one.
 */
public final class Flow extends Timed {
    /** A hole wider than this is no loss but another sequence space. */
    private static final int WIDEST_HOLE = 1 << 24;

    enum TcpState {
        OPEN,
        FINISHED,
        RESET
    }

    long clientHigh;
    long clientLow;
    long serverHigh;
    long serverLow;
    private long startNs;
    private long lastNs;
    private long clientMac;
    private long serverMac;
    private long clientPackets;
    private long serverPackets;
    private long clientBytes;
    private long serverBytes;
    private long clientPayloadBytes;
    private long serverPayloadBytes;
    private long missingBytes;
    int hash;
    int tunnel;
    private int encapsulation;
    private int clientFirst;
    private int clientNext;
    private int serverNext;
    private int ticks;
    char clientPort;
    char serverPort;
    short vlan;
    private short icmp;
    byte transport;
    private byte ipVersion;
    private byte clientFlags;
    private byte serverFlags;
    private boolean clientSequenceKnown;
    private boolean serverSequenceKnown;
    private boolean beganBeforeCapture;
    private boolean inspecting;
    private boolean keeping;
    private boolean listening;
    private Encapsulation carries = Encapsulation.NONE;
    private TcpState state = TcpState.OPEN;
    private @Nullable TcpConversation conversation;
    private @Nullable DatagramHistory history;
    private @Nullable Object attachment;

    /** Starts anew from the first packet; reversed when the sender is the server. */
    void begin(Datagram first, int keyHash, boolean reversed) {
        hash = keyHash;
        if (reversed) {
            clientHigh = first.destinationHigh;
            clientLow = first.destinationLow;
            serverHigh = first.sourceHigh;
            serverLow = first.sourceLow;
            clientPort = (char) first.destinationPort;
            serverPort = (char) first.sourcePort;
            clientMac = first.destinationMac;
            serverMac = first.sourceMac;
        } else {
            clientHigh = first.sourceHigh;
            clientLow = first.sourceLow;
            serverHigh = first.destinationHigh;
            serverLow = first.destinationLow;
            clientPort = (char) first.sourcePort;
            serverPort = (char) first.destinationPort;
            clientMac = first.sourceMac;
            serverMac = first.destinationMac;
        }
        vlan = (short) first.vlan;
        tunnel = first.tunnel;
        encapsulation = first.encapsulation;
        carries = Encapsulation.NONE;
        transport = (byte) first.transport;
        ipVersion = (byte) first.ipVersion;
        boolean isIcmp = first.transport == Datagram.ICMP || first.transport == Datagram.ICMPV6;
        icmp = isIcmp ? (short) (first.icmpType << 8 | first.icmpCode) : 0;
        startNs = first.timeNs;
        lastNs = first.timeNs;
        clientPackets = 0;
        serverPackets = 0;
        clientBytes = 0;
        serverBytes = 0;
        clientPayloadBytes = 0;
        serverPayloadBytes = 0;
        missingBytes = 0;
        ticks = 0;
        clientFlags = 0;
        serverFlags = 0;
        clientSequenceKnown = false;
        serverSequenceKnown = false;
        beganBeforeCapture =
                first.transport == Datagram.TCP && (first.tcpFlags & Datagram.SYN) == 0;
        inspecting = first.transport == Datagram.TCP || first.transport == Datagram.UDP;
        state = TcpState.OPEN;
        keeping = false;
        listening = false;
        conversation = null;
        history = null;
        attachment = null;
    }

    public int transport() {
        return transport & 0xFF;
    }

    /** 4 or 6. */
    public int ipVersion() {
        return ipVersion;
    }

    /** Outermost VLAN id; 0 when untagged. */
    public int vlan() {
        return vlan;
    }

    /** The chain of what it is inside of: see {@link Encapsulation#labels}. */
    public int encapsulation() {
        return encapsulation;
    }

    /** Tells it from flows of the same addresses in other tunnels; 0 outside of any. */
    public int tunnel() {
        return tunnel;
    }

    /** The tunnel that it is itself; NONE for what carries no packets. */
    public Encapsulation carries() {
        return carries;
    }

    /** It is a tunnel: what it carries is inspected, and not its own bytes. */
    void carry(Encapsulation kind) {
        if (carries == Encapsulation.NONE) {
            carries = kind;
            inspecting = false;
        }
    }

    /** Upper half of the address; IPv4 is written as ::ffff:a.b.c.d. */
    public long clientAddressHigh() {
        return clientHigh;
    }

    public long clientAddressLow() {
        return clientLow;
    }

    public long serverAddressHigh() {
        return serverHigh;
    }

    public long serverAddressLow() {
        return serverLow;
    }

    /** For ICMP the type, and {@link #serverPort} its counterpart, as in Community ID. */
    public int clientPort() {
        return clientPort;
    }

    public int serverPort() {
        return serverPort;
    }

    /** The device that hands on its packets; 48 bits, 0 when the link tells none. */
    public long clientMac() {
        return clientMac;
    }

    public long serverMac() {
        return serverMac;
    }

    public int icmpType() {
        return icmp >>> 8 & 0xFF;
    }

    public int icmpCode() {
        return icmp & 0xFF;
    }

    /** Capture time of the first packet. */
    public long startNs() {
        return startNs;
    }

    /** Capture time of the latest packet so far. */
    public long lastNs() {
        return lastNs;
    }

    public long clientPackets() {
        return clientPackets;
    }

    public long serverPackets() {
        return serverPackets;
    }

    /** IP layer, headers included, as on the wire. */
    public long clientBytes() {
        return clientBytes;
    }

    public long serverBytes() {
        return serverBytes;
    }

    /** Above TCP or UDP, retransmissions included. */
    public long clientPayloadBytes() {
        return clientPayloadBytes;
    }

    public long serverPayloadBytes() {
        return serverPayloadBytes;
    }

    /** All TCP flags seen, ORed. */
    public int clientTcpFlags() {
        return clientFlags & 0xFF;
    }

    public int serverTcpFlags() {
        return serverFlags & 0xFF;
    }

    /**
     * TCP payload that was skipped over: lost before the tap or by it. A lower bound, because a
     * retransmission may be taken for the filling of an earlier hole.
     */
    public long missingBytes() {
        return missingBytes;
    }

    /** TCP without a SYN: who is the client is then a guess by the ports. */
    public boolean beganBeforeCapture() {
        return beganBeforeCapture;
    }

    /** Whether both sides sent something. */
    public boolean answered() {
        return clientPackets > 0 && serverPackets > 0;
    }

    /** Whether its bytes are still offered to {@link FlowEvents#data}. */
    public boolean inspecting() {
        return inspecting;
    }

    /** All that there is to know is known: from now on packets are only counted. */
    public void stopInspecting() {
        inspecting = false;
        if (conversation != null) {
            conversation.release();
            conversation = null;
        }
    }

    /** UDP: keeps the current datagram, for {@link Conversation#earlier} of those that follow. */
    public void keepDatagram() {
        keeping = true;
    }

    boolean takeKeeping() {
        boolean asked = keeping;
        keeping = false;
        return asked;
    }

    @Nullable DatagramHistory history() {
        return history;
    }

    void lend(DatagramHistory lent) {
        history = lent;
    }

    @Nullable DatagramHistory takeHistory() {
        DatagramHistory lent = history;
        history = null;
        return lent;
    }

    /** Whether its payload is offered to {@link FlowEvents#payload}. */
    public boolean listening() {
        return listening;
    }

    /** From the next packet on its payload is offered as it comes. */
    public void listen() {
        listening = true;
    }

    public void stopListening() {
        listening = false;
    }

    /**
     * How far a packet with payload starts behind the end of what came before it in its direction:
     * positive after a hole, negative when it repeats bytes that were there; 0 where that is not
     * known, and for UDP.
     */
    public int ahead(Datagram packet, boolean fromClient) {
        boolean known = fromClient ? clientSequenceKnown : serverSequenceKnown;
        if (!known || transport != Datagram.TCP) {
            return 0;
        }
        int syn = (packet.tcpFlags & Datagram.SYN) != 0 ? 1 : 0;
        int hole = packet.sequence + syn - (fromClient ? clientNext : serverNext);
        // another sequence space, as in next()
        return hole > WIDEST_HOLE || hole < -WIDEST_HOLE ? 0 : hole;
    }

    /** What the layer above keeps with the flow; null when it opens. */
    public @Nullable Object attachment() {
        return attachment;
    }

    public void attach(@Nullable Object object) {
        attachment = object;
    }

    @Nullable TcpConversation conversation() {
        return conversation;
    }

    /**
     * Lends it memory for first bytes. They begin after the SYN, where one was seen; nothing was
     * sent since, or there would be a conversation already.
     */
    void lend(TcpConversation lent) {
        lent.begin(this);
        if (clientSequenceKnown) {
            lent.from(true).begin(clientNext);
        }
        if (serverSequenceKnown) {
            lent.from(false).begin(serverNext);
        }
        conversation = lent;
    }

    boolean isFromClient(Datagram datagram) {
        return datagram.sourceLow == clientLow
                && datagram.sourcePort == clientPort
                && datagram.sourceHigh == clientHigh;
    }

    void count(Datagram datagram, boolean fromClient) {
        lastNs = Math.max(lastNs, datagram.timeNs);
        if (fromClient) {
            if (clientPackets == 0 && datagram.sourceMac != 0) {
                clientMac = datagram.sourceMac;
            }
            clientPackets += datagram.packets;
            clientBytes += datagram.ipBytes;
            clientPayloadBytes += datagram.payloadBytes;
        } else {
            if (serverPackets == 0 && datagram.sourceMac != 0) {
                serverMac = datagram.sourceMac;
            }
            serverPackets += datagram.packets;
            serverBytes += datagram.ipBytes;
            serverPayloadBytes += datagram.payloadBytes;
        }
    }

    /** Follows TCP's flags and sequence numbers. */
    void follow(Datagram segment, boolean fromClient) {
        int flags = segment.tcpFlags;
        boolean syn = (flags & Datagram.SYN) != 0;
        int start = syn ? segment.sequence + 1 : segment.sequence;
        int payload = segment.payloadBytes;
        if (fromClient) {
            clientFlags |= (byte) flags;
            if (syn) {
                clientFirst = segment.sequence;
            }
            if (payload > 0 || syn) {
                clientNext =
                        clientSequenceKnown ? next(clientNext, start, payload) : start + payload;
                clientSequenceKnown = true;
            }
        } else {
            serverFlags |= (byte) flags;
            if (payload > 0 || syn) {
                serverNext =
                        serverSequenceKnown ? next(serverNext, start, payload) : start + payload;
                serverSequenceKnown = true;
            }
        }
        if ((flags & Datagram.RST) != 0) {
            state = state == TcpState.OPEN ? TcpState.RESET : state;
        } else if ((clientFlags & serverFlags & Datagram.FIN) != 0) {
            state = state == TcpState.OPEN ? TcpState.FINISHED : state;
        }
    }

    /** Where the next segment should start; a hole counts as missing until something fills it. */
    private int next(int expected, int start, int payload) {
        int hole = start - expected;
        int end = start + payload;
        if (hole > WIDEST_HOLE || hole < -WIDEST_HOLE) {
            return end;
        }
        if (hole > 0) {
            missingBytes += hole;
            return end;
        }
        int late = Math.min(-hole, payload);
        missingBytes = Math.max(missingBytes - late, 0);
        return end - expected > 0 ? end : expected;
    }

    TcpState state() {
        return state;
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
                clientSequenceKnown
                        && (clientFlags & Datagram.SYN) != 0
                        && segment.sequence == clientFirst
                        && isFromClient(segment);
        if (isRepeated) {
            return false;
        }
        return state != TcpState.OPEN
                || ((clientFlags | serverFlags) & Datagram.FIN) != 0
                || segment.timeNs - lastNs >= silenceNs;
    }

    /** When the next tick is due: at one second of age, then at each whole period. */
    long nextTickNs(long periodNs) {
        return startNs + (ticks == 0 ? FlowTable.FIRST_TICK_NS : ticks * periodNs);
    }

    /** Takes the tick that is due; whether there was a packet since the one before. */
    boolean tick(long nowNs, long periodNs) {
        boolean first = ticks == 0;
        boolean news = first || lastNs >= startNs + (ticks - 1) * periodNs;
        ticks = Math.clamp((nowNs - startNs) / periodNs + 1, 1, Integer.MAX_VALUE);
        return news;
    }
}
