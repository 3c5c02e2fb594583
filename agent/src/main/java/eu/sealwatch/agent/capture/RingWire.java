package eu.sealwatch.agent.capture;

/**
 * Numbers and offsets of Linux's packet sockets: linux/if_packet.h, linux/if_ether.h, linux/if.h,
 * linux/sockios.h, asm-generic/socket.h and Documentation/networking/packet_mmap.rst. They are the
 * same on x86-64 and 64-bit ARM.
 */
final class RingWire {
    static final int AF_INET = 2;
    static final int AF_PACKET = 17;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int ETH_P_ALL = 0x0003;

    static final int SOL_SOCKET = 1;
    static final int SO_ERROR = 4;
    static final int SO_ATTACH_FILTER = 26;
    static final int SOL_PACKET = 263;
    static final int PACKET_ADD_MEMBERSHIP = 1;
    static final int PACKET_RX_RING = 5;
    static final int PACKET_STATISTICS = 6;
    static final int PACKET_VERSION = 10;
    static final int TPACKET_V3 = 2;
    static final int PACKET_MR_PROMISC = 1;

    static final int SIOCGIFFLAGS = 0x8913;
    static final int SIOCGIFHWADDR = 0x8927;
    static final int IFF_UP = 0x1;
    static final int NAME_BYTES = 16;
    static final int IFREQ_BYTES = 40;

    static final int PROT_READ_WRITE = 3;
    static final int MAP_SHARED = 1;
    static final short POLLIN = 0x1;
    static final short POLLERR = 0x8;

    // errno
    static final int EPERM = 1;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int EINTR = 4;

    /** struct sockaddr_ll. */
    static final int ADDRESS_BYTES = 20;

    static final int ADDRESS_PROTOCOL = 2;
    static final int ADDRESS_INTERFACE = 4;
    static final int ADDRESS_PACKET_TYPE = 10;
    static final int PACKET_OUTGOING = 4;

    /** struct tpacket_req3: seven words. */
    static final int REQUEST_BYTES = 28;

    /** struct packet_mreq. */
    static final int MEMBERSHIP_BYTES = 16;

    static final int MEMBERSHIP_TYPE = 4;

    /** struct tpacket_stats_v3: packets, drops, freezes. */
    static final int STATISTICS_BYTES = 12;

    static final int STATISTICS_DROPS = 4;

    /** struct tpacket_block_desc with tpacket_hdr_v1. */
    static final int BLOCK_STATUS = 8;

    static final int BLOCK_PACKETS = 12;
    static final int BLOCK_FIRST = 16;
    static final int STATUS_KERNEL = 0;
    static final int STATUS_USER = 1;

    /** struct tpacket3_hdr; the sockaddr_ll follows at the next multiple of 16. */
    static final int NEXT = 0;

    static final int SECONDS = 4;
    static final int NANOSECONDS = 8;
    static final int CAPTURED = 12;
    static final int ON_WIRE = 16;
    static final int STATUS = 20;
    static final int MAC = 24;
    static final int VLAN_TCI = 32;
    static final int SENDER = 48;
    static final int STATUS_VLAN_VALID = 0x10;

    private RingWire() {}
}
