package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * One decoded IP packet, as a reusable view: the decoder overwrites it with each packet, and the
 * payload stays valid as long as the packet's bytes. Not thread safe.
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
    public static final int ICMPV6 = 58;
    public static final int SCTP = 132;

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int ACK = 0x10;

    public long timeNs;

    /** 48 bits; 0 when the link has none. */
    public long sourceMac;

    public long destinationMac;

    /** Outermost VLAN id; 0 when untagged. */
    public int vlan;

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

    /** The ports are those of the first fragment; there is no transport header and no payload. */
    public boolean laterFragment;

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
}
