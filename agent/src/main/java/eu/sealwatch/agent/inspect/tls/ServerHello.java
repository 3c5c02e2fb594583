package eu.sealwatch.agent.inspect.tls;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the server chose: RFC 8446 section 4.1.3.
 *
 * @param legacyVersion the message's own version field, which JA3S takes
 * @param version negotiated; for TLS 1.3 from supported_versions
 * @param sessionId the client's own again when its session is taken up, up to TLS 1.2
 * @param group of key_share, 0 without
 * @param srtpProfile of use_srtp, 0 without
 * @param retry whether this is a HelloRetryRequest: its group is then a wish, not a result
 */
record ServerHello(
        int legacyVersion,
        int version,
        ByteString sessionId,
        int suite,
        int compression,
        List<Integer> extensions,
        int group,
        String alpn,
        int srtpProfile,
        boolean retry) {

    /** RFC 8446 section 4.1.3: SHA-256 of "HelloRetryRequest". */
    private static final byte[] RETRY =
            HexFormat.of()
                    .parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    static Optional<ServerHello> parse(Octets body) {
        OctetReader in = body.reader();
        int legacyVersion = in.u16();
        Octets random = in.take(32);
        // drafts of TLS 1.3 before the 22nd have neither session id nor compression
        boolean draft = legacyVersion >> 8 == 0x7F;
        ByteString sessionId =
                draft ? ByteString.EMPTY : ByteString.copyFrom(in.take(in.u8()).toBytes());
        int suite = in.u16();
        int compression = draft ? 0 : in.u8();
        boolean known = draft || TlsWire.isHelloVersion(legacyVersion);
        if (in.ranOut() || !known) {
            return Optional.empty();
        }
        var types = new ArrayList<Integer>();
        int version = legacyVersion;
        int group = 0;
        String alpn = "";
        int srtpProfile = 0;
        Octets list = in.remaining() > 0 ? in.take(in.u16()) : Octets.EMPTY;
        if (in.ranOut()) {
            return Optional.empty();
        }
        OctetReader extensions = list.reader();
        while (extensions.remaining() >= 4) {
            int type = extensions.u16();
            Octets value = extensions.take(extensions.u16());
            if (extensions.ranOut()) {
                break;
            }
            types.add(type);
            switch (type) {
                case TlsWire.SUPPORTED_VERSIONS -> version = value.u16(0);
                case TlsWire.KEY_SHARE -> group = value.u16(0);
                case TlsWire.USE_SRTP -> srtpProfile = value.u16(2);
                case TlsWire.ALPN -> alpn = value.slice(3, value.u8(2)).printable();
                default -> {
                    // its presence is in the list of types
                }
            }
        }
        return Optional.of(
                new ServerHello(
                        legacyVersion,
                        version,
                        sessionId,
                        suite,
                        compression,
                        types,
                        group,
                        alpn,
                        srtpProfile,
                        Arrays.equals(random.toBytes(), RETRY)));
    }

    boolean has(int extension) {
        return extensions.contains(extension);
    }
}
