package eu.sealwatch.agent.inspect.smb;

/** Offsets and numbers of SMB messages, from where the message begins. */
final class SmbWire {
    /** RFC 1002 section 4.3.1: type and length in front of each message. */
    static final int FRAME = 4;

    static final int MESSAGE = 0x00;
    static final int SESSION_REQUEST = 0x81;
    static final int POSITIVE_RESPONSE = 0x82;
    static final int NEGATIVE_RESPONSE = 0x83;
    static final int RETARGET = 0x84;
    static final int KEEPALIVE = 0x85;

    // first byte, before "SMB": MS-CIFS 2.2.3.1, MS-SMB2 2.2.1, 2.2.41, 2.2.42
    static final int VERSION_1 = 0xFF;
    static final int VERSION_2 = 0xFE;
    static final int ENCRYPTED = 0xFD;
    static final int COMPRESSED = 0xFC;

    // MS-SMB2 2.2.1.2
    static final int COMMAND = 12;
    static final int FLAGS = 16;
    static final int BODY = 64;
    static final int FLAG_RESPONSE = 0x01;
    static final int FLAG_SIGNED = 0x08;

    static final int NEGOTIATE = 0;
    static final int SESSION_SETUP = 1;
    static final int CREATE = 5;
    static final int READ = 8;
    static final int WRITE = 9;
    static final int QUERY_DIRECTORY = 14;

    // MS-SMB2 2.2.3, from the body
    static final int REQUEST_SIZE = 36;
    static final int REQUEST_DIALECT_COUNT = 2;
    static final int REQUEST_SECURITY = 4;
    static final int REQUEST_CAPABILITIES = 8;
    static final int REQUEST_CONTEXTS = 28;
    static final int REQUEST_CONTEXT_COUNT = 32;
    static final int REQUEST_DIALECTS = 36;

    // MS-SMB2 2.2.4, from the body
    static final int RESPONSE_SIZE = 65;
    static final int RESPONSE_SECURITY = 2;
    static final int RESPONSE_DIALECT = 4;
    static final int RESPONSE_CONTEXT_COUNT = 6;
    static final int RESPONSE_CAPABILITIES = 24;
    static final int RESPONSE_TOKEN = 56;
    static final int RESPONSE_CONTEXTS = 60;

    static final int SIGNING_ENABLED = 1;
    static final int SIGNING_REQUIRED = 2;
    static final int CAN_ENCRYPT = 0x40;

    static final int DIALECT_2_WILDCARD = 0x02FF;
    static final int DIALECT_3_0 = 0x0300;
    static final int DIALECT_3_1_1 = 0x0311;

    // MS-SMB2 2.2.3.1
    static final int CONTEXT_ENCRYPTION = 2;
    static final int CONTEXT_SIGNING = 8;
    static final int MOST_CONTEXTS = 16;
    static final int MOST_DIALECTS = 64;

    // MS-CIFS 2.2.3.1 and 2.2.4.52
    static final int COMMAND_1 = 4;
    static final int FLAGS_1 = 9;
    static final int FLAGS2_1 = 10;
    static final int WORDS_1 = 32;
    static final int NEGOTIATE_1 = 0x72;
    static final int SESSION_SETUP_1 = 0x73;
    static final int REPLY_1 = 0x80;
    static final int SIGNATURE_REQUIRED_1 = 0x10;
    static final int WORDS_OF_NT_LM = 17;
    static final int SECURITY_MODE_1 = WORDS_1 + 3;
    static final int SECURITY_SIGNATURES_1 = 0x04;
    static final int SECURITY_SIGNATURES_REQUIRED_1 = 0x08;

    private SmbWire() {}
}
