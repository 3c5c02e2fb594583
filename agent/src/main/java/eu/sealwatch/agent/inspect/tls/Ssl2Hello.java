package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Octets;

/**
 * Where a client hello in the form of SSL 2 stands in the stream: RFC 5246 appendix E.2. Two bytes
 * of length with the top bit set, type 1, version, three lengths that must come out.
 */
final class Ssl2Hello {
    private static final int LENGTH_BYTES = 2;
    private static final int HEADER_BYTES = 11;
    private static final int LEAST_CHALLENGE = 16;
    private static final int MOST_CHALLENGE = 32;

    private Ssl2Hello() {}

    /** Whether what is there so far could become one. */
    static boolean mayBegin(Octets client) {
        int length = client.length();
        int version = client.u16(3);
        return (length < 1 || (client.u8(0) & 0x80) != 0)
                && (length < 3 || client.u8(2) == TlsWire.CLIENT_HELLO)
                && (length < 4 || client.u8(3) == 0 || client.u8(3) == 3)
                && (length < 5
                        || version == TlsWire.SSL_2
                        || version >= TlsWire.SSL_3 && version <= TlsWire.TLS_1_2)
                && (length < HEADER_BYTES || lengthsComeOut(client));
    }

    static boolean isWhole(Octets client) {
        return client.has(0, HEADER_BYTES)
                && mayBegin(client)
                && client.has(LENGTH_BYTES, bodyBytes(client));
    }

    static Octets body(Octets client) {
        return client.slice(LENGTH_BYTES, bodyBytes(client));
    }

    static Octets after(Octets client) {
        return client.slice(LENGTH_BYTES + bodyBytes(client));
    }

    private static boolean lengthsComeOut(Octets client) {
        int suites = client.u16(5);
        int sessionId = client.u16(7);
        int challenge = client.u16(9);
        return suites > 0
                && suites % 3 == 0
                && challenge >= LEAST_CHALLENGE
                && challenge <= MOST_CHALLENGE
                && bodyBytes(client)
                        == HEADER_BYTES - LENGTH_BYTES + suites + sessionId + challenge;
    }

    private static int bodyBytes(Octets client) {
        return client.u16(0) & 0x7FFF;
    }
}
