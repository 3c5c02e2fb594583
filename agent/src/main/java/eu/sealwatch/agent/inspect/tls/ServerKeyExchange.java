package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.math.BigInteger;

/**
 * The server's ephemeral key up to TLS 1.2, as far as policy asks: which curve, or how long a
 * prime, and what signed it. RFC 8422 section 5.4, RFC 5246 section 7.4.3.
 *
 * @param group named curve, 0 when it is none
 * @param dhBits bits of the prime of a finite-field exchange, else 0
 * @param signatureScheme 0 before TLS 1.2, which names none
 */
record ServerKeyExchange(int group, int dhBits, int signatureScheme) {
    static final ServerKeyExchange NONE = new ServerKeyExchange(0, 0, 0);

    private static final int NAMED_CURVE = 3;

    /**
     * Which of the two forms it is follows from the lengths, which fit one alone; the suite need
     * not be asked.
     */
    static ServerKeyExchange parse(Octets body, int version) {
        OctetReader ec = body.reader();
        int curveType = ec.u8();
        int group = ec.u16();
        ec.skip(ec.u8());
        int scheme = signature(ec, version);
        if (curveType == NAMED_CURVE && scheme >= 0) {
            return new ServerKeyExchange(group, 0, scheme);
        }
        OctetReader dh = body.reader();
        Octets prime = dh.take(dh.u16());
        dh.skip(dh.u16());
        dh.skip(dh.u16());
        int dhScheme = signature(dh, version);
        if (dhScheme >= 0 && !prime.isEmpty()) {
            return new ServerKeyExchange(
                    0, new BigInteger(1, prime.toBytes()).bitLength(), dhScheme);
        }
        return NONE;
    }

    /** The scheme if a signature, or none at all (anonymous), ends the message; else -1. */
    private static int signature(OctetReader in, int version) {
        if (!in.ranOut() && in.remaining() == 0) {
            return 0;
        }
        boolean named = version == TlsWire.TLS_1_2 || version == TlsWire.DTLS_1_2;
        int scheme = named ? in.u16() : 0;
        in.skip(in.u16());
        return in.ranOut() || in.remaining() > 0 ? -1 : scheme;
    }
}
