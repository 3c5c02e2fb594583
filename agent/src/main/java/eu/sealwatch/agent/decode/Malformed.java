package eu.sealwatch.agent.decode;

/** Why a packet could not be decoded, from the outside in. */
public enum Malformed {
    /** A link type that is not known here. */
    LINK_UNKNOWN,
    /** It ends inside the link header, or inside what stands between that and IP. */
    LINK_CUT,
    /** More wrappings around each other than are followed. */
    TOO_DEEP,
    /** It ends inside the IP header. */
    IP_CUT,
    /** The IP version is neither 4 nor 6. */
    IP_VERSION,
    /** An IP header length or total length that contradicts itself. */
    IP_LENGTH,
    /** IPv6 extension headers that are too many or contradict their lengths. */
    IP_EXTENSION,
    /** A fragment that would reach beyond the largest datagram. */
    FRAGMENT,
    /** It ends inside the TCP, UDP or ICMP header. */
    TRANSPORT_CUT,
    /** A TCP or UDP length that contradicts the IP length. */
    TRANSPORT_LENGTH
}
