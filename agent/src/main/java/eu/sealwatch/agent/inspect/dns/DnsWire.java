package eu.sealwatch.agent.inspect.dns;

/** Offsets and numbers of DNS messages, RFC 1035 section 4 and IANA's registry. */
final class DnsWire {
    static final int HEADER_BYTES = 12;

    static final int A = 1;
    static final int CNAME = 5;
    static final int AAAA = 28;
    // RFC 9460
    static final int SVCB = 64;
    static final int HTTPS = 65;
    static final int HINT_IPV4 = 4;
    static final int HINT_IPV6 = 6;

    // RFC 1002 section 4.2.1.2
    static final int NETBIOS_NAME = 0x20;
    static final int NETBIOS_STATUS = 0x21;

    static final int LONGEST_NAME = 253;

    /** Compression pointers followed in one name; a legal name has no more labels than this. */
    static final int MOST_JUMPS = 127;

    /** Records read of one message; a message of 64 KiB could hold some thousands. */
    static final int MOST_RECORDS = 512;

    static final int PORT = 53;
    static final int PORT_MDNS = 5353;
    static final int PORT_LLMNR = 5355;

    private DnsWire() {}
}
