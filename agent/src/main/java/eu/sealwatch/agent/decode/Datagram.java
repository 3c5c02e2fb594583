package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketBytes;

/**
 * One decoded IP packet, as a reusable view: the decoder overwrites it with each packet, and the
 * payload stays valid as long as the packet's bytes. Not thread safe.
 *
 * <p>A packet inside another is a datagram of its own, after that of the tunnel around it: see
 * {@link #carries}.
 *
 * <p>Addresses are two longs each; IPv4 is written as ::ffff:a.b.c.d, so that one comparison serves
 * both versions.
 */
public final class Datagram {
    /** What an IPv4 address has in the upper half of its low long. */
    public static final long IPV4_PREFIX = 0xFFFF_0000_0000L;

    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int GRE = 47;
    public static final int ICMPV6 = 58;
    public static final int SCTP = 132;

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;

    public long timeNs;

    /** 48 bits; 0 when the link has none. */
    public long sourceMac;

    public long destinationMac;

    /** Outermost VLAN id, of the outermost frame that has one; 0 when untagged. */
    public int vlan;

    /** The chain of what this packet is inside of: see {@link Encapsulation#labels}. */
    public int encapsulation;

    /**
     * Tells tunnels apart in which the same addresses may stand for different hosts; 0 outside of
     * any. The same for both directions of a tunnel, as far as its header lets that be known.
     */
    public int tunnel;

    /** 4 or 6. */
    public int ipVersion;

    public long sourceHigh;
    public long sourceLow;
    public long destinationHigh;
    public long destinationLow;

    /** IP header and all that it carries, as it was on the wire. */
    public int ipBytes;

    /** IANA protocol number. */
    public int transport;

    /** For ICMP the type, and for {@link #destinationPort} its counterpart, as in Community ID. */
    public int sourcePort;

    public int destinationPort;

    /**
     * One of a datagram's fragments, which counts for the flow of the first: it has no transport
     * header and no payload. The datagram itself comes with the fragment that makes it whole.
     */
    public boolean fragment;

    /** Packets that this one stands for: more where fragments came before their first. */
    public int packets;

    public int icmpType;
    public int icmpCode;

    public int tcpFlags;
    public int sequence;
    public int acknowledgement;

    /** Above TCP or UDP; on the wire, and as far as it was captured. */
    public int payloadBytes;

    public int payloadCaptured;
    public int payloadStart;

    /** Holds the payload. */
    public PacketBytes bytes = PacketBytes.EMPTY;

    /** The tunnel that the payload belongs to: {@link Decoder#open} has what it carries. */
    public Encapsulation carries = Encapsulation.NONE;

    /** Whether {@link #vlan} is that of a tag, which may be 0. */
    boolean tagged;

    // What is carried: its EtherType, or 0 where the tunnel talks to itself, and its place.
    int carriedType;
    int carriedStart;
    int carriedCaptured;
    int carriedBytes;
    int carriedKey;

    /**
     * Forgets the packet before: a packet begins outside of everything.
     *
     * @param tag the VLAN tag that the card took out, or {@link Packet#NO_TAG}
     */
    void begin(long time, PacketBytes packet, int tag) {
        timeNs = time;
        bytes = packet;
        sourceMac = 0;
        destinationMac = 0;
        vlan = Math.max(tag, 0);
        tagged = tag != Packet.NO_TAG;
        encapsulation = 0;
        tunnel = 0;
        carries = Encapsulation.NONE;
    }

    /** Says what the payload carries, behind a header of so many bytes. */
    void carry(Encapsulation inside, int header, int etherType, int key) {
        carry(
                inside,
                etherType,
                payloadStart + header,
                payloadCaptured - header,
                payloadBytes - header,
                key);
    }

    /**
     * Says what a place in the packet carries.
     *
     * @param key what tells this tunnel from others; 0 where nothing does
     */
    void carry(Encapsulation inside, int etherType, int start, int captured, int onWire, int key) {
        carries = inside;
        carriedType = etherType;
        carriedStart = start;
        carriedCaptured = captured;
        carriedBytes = onWire;
        carriedKey = key;
    }

    /** A number for the two ends, the same in both directions. */
    int ends() {
        return end(sourceHigh, sourceLow) + end(destinationHigh, destinationLow);
    }

    private static int end(long high, long low) {
        long mixed = (high * 31 + low) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    /** Notes one more thing that tells this packet's network from others. */
    void within(int key) {
        int mixed = (tunnel * 31 + key) * 0x9E3779B1;
        mixed ^= mixed >>> 15;
        tunnel = mixed == 0 ? 1 : mixed;
    }
}
