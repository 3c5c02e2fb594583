package eu.sealwatch.agent.inspect.rdp;

/** Numbers of MS-RDPBCGR and of the layers below it. */
final class RdpWire {
    private RdpWire() {}

    // RFC 1006 section 6 (TPKT): version 3, reserved, length 2
    static final int TPKT_VERSION = 3;
    static final int TPKT_HEADER = 4;

    // X.224 section 13: length indicator, code, two references, class
    static final int CONNECTION_REQUEST = 0xE0;
    static final int CONNECTION_CONFIRM = 0xD0;
    static final int X224_HEADER = 7;

    // MS-RDPBCGR 2.2.1.1.1, 2.2.1.2.1, 2.2.1.2.2: type, flags, length 8, value; little endian
    static final int NEGOTIATION_REQUEST = 1;
    static final int NEGOTIATION_RESPONSE = 2;
    static final int NEGOTIATION_FAILURE = 3;
    static final int NEGOTIATION_BYTES = 8;
    static final int RESTRICTED_ADMIN = 0x01;
    static final int REDIRECTED_AUTHENTICATION = 0x02;

    /** 2.2.1.2.1: no TLS, the security of the protocol's first days. */
    static final int PROTOCOL_RDP = 0;

    // 2.2.1.4.3: type 0x0C02, length, method 4, level 4; little endian
    static final int SERVER_SECURITY_DATA = 0x0C02;
    static final int SERVER_SECURITY_LEAST = 12;
}
