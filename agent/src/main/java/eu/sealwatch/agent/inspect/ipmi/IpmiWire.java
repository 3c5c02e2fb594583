package eu.sealwatch.agent.inspect.ipmi;

/** Numbers of RMCP and ASF (DMTF DSP0136) and of IPMI 2.0, with the latter's sections. */
final class IpmiWire {
    // DSP0136 3.2.2: version, reserved, sequence, class
    static final int RMCP_VERSION = 6;
    static final int RMCP_HEADER = 4;
    static final int CLASS = 3;
    static final int ACKNOWLEDGEMENT = 0x80;
    static final int CLASS_ASF = 6;
    static final int CLASS_IPMI = 7;

    // DSP0136 3.2.3: enterprise number, type, tag, reserved, length
    static final long ASF_ENTERPRISE = 4542;
    static final int ASF_TYPE = 8;
    static final int ASF_RESERVED = 10;
    static final int ASF_LENGTH = 11;
    static final int ASF_HEADER = 12;

    // 13.6: authentication type, then for IPMI 1.5 sequence, session, code, length
    static final int AUTHENTICATION_TYPE = RMCP_HEADER;
    static final int TYPE_NONE = 0;
    static final int TYPE_OEM = 5;
    static final int TYPE_RMCP_PLUS = 6;
    static final int SHORT_SESSION = 9;
    static final int AUTHENTICATION_CODE = 16;

    // 13.6, RMCP+: payload type, session, sequence, length of 16 bits, little endian
    static final int PAYLOAD_TYPE = 5;
    static final int PAYLOAD_SESSION = 6;
    static final int PAYLOAD_LENGTH = 14;
    static final int PAYLOAD = 16;
    static final int ENCRYPTED = 0x80;
    static final int AUTHENTICATED = 0x40;

    // 13.27.3
    static final int PAYLOAD_IPMI = 0x00;
    static final int PAYLOAD_SERIAL = 0x01;
    static final int OPEN_SESSION_REQUEST = 0x10;
    static final int OPEN_SESSION_RESPONSE = 0x11;
    static final int RAKP_1 = 0x12;
    static final int RAKP_4 = 0x15;

    // 13.17, 13.18: three proposals of 8 bytes each
    static final int REQUEST_PROPOSALS = 8;
    static final int RESPONSE_STATUS = 1;
    static final int RESPONSE_PROPOSALS = 12;
    static final int PROPOSAL_BYTES = 8;
    static final int PROPOSAL_ALGORITHM = 4;
    static final int PROPOSALS = 3;

    // 13.20: tag, session, random number, privilege, reserved, length of the name, name
    static final int RAKP_1_BYTES = 28;
    static final int RAKP_1_NAME_LENGTH = 27;
    static final int LONGEST_NAME = 16;

    /** 13.8: two addresses, net function, sequence, command and two checksums at least. */
    static final int LEAST_MESSAGE = 7;

    private IpmiWire() {}
}
