package eu.sealwatch.agent.inspect.vnc;

/** Numbers of the Remote Framebuffer protocol, RFC 6143 and the community's rfbproto. */
final class VncWire {
    // RFC 6143 section 7.1.1: "RFB 003.008\n"
    static final String START = "RFB ";
    static final int VERSION_BYTES = 12;

    /** UltraVNC's repeater, in the place of a server until one is found. */
    static final int REPEATER = 0;

    /** From 3.7 on the server lists types and the client picks; before, the server decides. */
    static final int CLIENT_PICKS = 3007;

    static final int TIGHT = 16;
    static final int TLS = 18;
    static final int VENCRYPT = 19;

    /** Each tunnel and authentication type of Tight: code, vendor, name. */
    static final int TIGHT_CAPABILITY_BYTES = 16;

    // rfbproto, "VeNCrypt": the sub-types that go on in TLS
    static final int VENCRYPT_TLS_FIRST = 257;
    static final int VENCRYPT_TLS_LAST = 267;
    static final int VENCRYPT_IDENT = 265;

    private VncWire() {}
}
