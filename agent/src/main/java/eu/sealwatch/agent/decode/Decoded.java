package eu.sealwatch.agent.decode;

/** What a packet turned out to be. */
public enum Decoded {
    /** IP; the datagram is filled. */
    DATAGRAM,
    /** An ARP message for IPv4; the datagram holds the sender's address and MAC alone. */
    ARP,
    /**
     * A frame of PROFINET's discovery: the datagram holds its payload and the sender's MAC alone.
     */
    STATION,
    /** Another protocol than IP: LLDP, spanning tree, IPX and so on. */
    NOT_IP,
    /** A fragment that came before its first, so that it belongs to no known ports. */
    STRAY_FRAGMENT,
    /** Cut or contradictory; {@link DecodeCounters} tells how. */
    MALFORMED
}
