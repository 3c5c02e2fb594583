package eu.sealwatch.agent.decode;

/** Why a packet could not be decoded. */
public enum Malformed {
    /** A link type that is not known here. */
    LINK_UNKNOWN,
    /** It ends inside the link header. */
    LINK_CUT,
    /** It ends inside the IP header. */
    IP_CUT,
    /** The IP version is neither 4 nor 6, or not the one that the link announced. */
    IP_VERSION,
    /** An IP header length or total length that contradicts itself. */
    IP_LENGTH,
    /** IPv6 extension headers that are too many or contradict their lengths. */
    IP_EXTENSION,
    /** It ends inside the TCP, UDP or ICMP header. */
    TRANSPORT_CUT,
    /** A TCP or UDP length that contradicts the IP length. */
    TRANSPORT_LENGTH
}
