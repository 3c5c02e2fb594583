package eu.sealwatch.agent.inspect.tls;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A server that takes up SSL 2: the hello of the Secure Sockets Layer protocol of 1995, section
 * 5.6, with its certificate; and the cipher that the client then chooses, section 5.5.
 */
final class Ssl2Answer {
    private static final int HEADER = 2;
    private static final int SERVER_HELLO = 4;
    private static final int CLIENT_MASTER_KEY = 2;
    private static final int LENGTHS = 11;

    private Ssl2Answer() {}

    /** Whether what is there so far could become one. */
    static boolean mayBegin(Octets server) {
        return (server.length() < 1 || (server.u8(0) & 0x80) != 0)
                && (server.length() < 3 || server.u8(2) == SERVER_HELLO)
                && (server.length() < 7 || server.u16(5) == TlsWire.SSL_2)
                && (server.length() < HEADER + LENGTHS || lengthsComeOut(server));
    }

    /** Empty while the client has not chosen one of the ciphers. */
    static Optional<TlsHandshake> handshake(Octets client, Octets server) {
        boolean whole = server.has(HEADER, LENGTHS) && server.has(HEADER, server.u16(0) & 0x7FFF);
        int cipher = cipher(Ssl2Hello.after(client));
        if (!whole || !mayBegin(server) || cipher == 0) {
            return Optional.empty();
        }
        Octets certificate = server.slice(HEADER + LENGTHS, server.u16(7));
        boolean taken = server.u8(3) != 0;
        var hello =
                new ServerHello(
                        TlsWire.SSL_2,
                        TlsWire.SSL_2,
                        ByteString.EMPTY,
                        cipher,
                        0,
                        List.of(),
                        0,
                        "",
                        0,
                        false);
        return Optional.of(
                new TlsHandshake(
                        Carrier.TCP,
                        ClientHello.parseSsl2(Ssl2Hello.body(client)),
                        Optional.of(
                                new TlsHandshake.ServerHelloFacts(
                                        hello, ServerKeyExchange.NONE, taken, false, false)),
                        asList(certificate),
                        Octets.EMPTY,
                        false,
                        false,
                        false,
                        0,
                        0,
                        true));
    }

    private static boolean lengthsComeOut(Octets server) {
        int length = server.u16(0) & 0x7FFF;
        return server.u16(9) % 3 == 0
                && length == LENGTHS + server.u16(7) + server.u16(9) + server.u16(11);
    }

    /** Three bytes that are none of TLS's code points; 0 while the client has not chosen. */
    private static int cipher(Octets client) {
        OctetReader in = client.reader();
        in.skip((client.u8(0) & 0x80) != 0 ? 2 : 3);
        boolean chosen = in.u8() == CLIENT_MASTER_KEY;
        int cipher = in.u24();
        return chosen && !in.ranOut() ? cipher : 0;
    }

    /** The form of TLS: length of the list 3, length of the certificate 3. */
    private static Octets asList(Octets certificate) {
        if (certificate.isEmpty()) {
            return Octets.EMPTY;
        }
        int length = certificate.length();
        return Octets.of(
                ByteBuffer.allocate(6 + length)
                        .putShort((short) (length + 3 >> 8))
                        .put((byte) (length + 3))
                        .putShort((short) (length >> 8))
                        .put((byte) length)
                        .put(certificate.toBytes())
                        .array());
    }
}
