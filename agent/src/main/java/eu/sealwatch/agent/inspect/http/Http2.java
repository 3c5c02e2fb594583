package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the first request of HTTP/2 in clear is for. HPACK (RFC 7541) is not decoded: the two
 * content types that are asked for are looked for as they stand on the wire, plain or in Huffman's
 * code of appendix B.
 */
final class Http2 {
    private static final int PREFACE_BYTES = 24;
    // RFC 9113 sections 4.1, 6.2 and 6.5
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int SETTING_BYTES = 6;
    private static final int MOST_FRAMES = 16;

    private static final String GRPC = "application/grpc";
    private static final String DNS = "application/dns-message";
    private static final byte[] GRPC_IN_HUFFMAN = HexFormat.of().parseHex("1d75d0620d263d4c4d6564");

    /** All but the last byte, which is filled up. */
    private static final byte[] DNS_IN_HUFFMAN =
            HexFormat.of().parseHex("1d75d0620d263d4c495216a4a840e6");

    private Http2() {}

    /** Whether it could be the frame with which both sides begin. */
    static boolean mayBeSettings(Octets server) {
        int length = server.length();
        return server.u16(0) == 0
                && (length < 3 || server.u8(2) % SETTING_BYTES == 0)
                && (length < 4 || server.u8(3) == SETTINGS)
                && (length < 9 || server.u8(4) == 0 && server.u32(5) == 0);
    }

    /** Empty while the first request is not there; the empty text when it is for neither. */
    static Optional<String> application(Octets client) {
        OctetReader in = client.reader();
        in.skip(PREFACE_BYTES);
        for (int i = 0; i < MOST_FRAMES && in.remaining() > 0; i++) {
            int length = in.u24();
            int type = in.u8();
            in.skip(5); // flags and stream
            Octets body = in.take(length);
            if (in.ranOut()) {
                return Optional.empty();
            }
            if (type == HEADERS) {
                return Optional.of(application(body.latin1()));
            }
        }
        return Optional.empty();
    }

    private static String application(String block) {
        if (block.contains(GRPC) || block.contains(latin1(GRPC_IN_HUFFMAN))) {
            return "grpc";
        }
        return block.contains(DNS) || block.contains(latin1(DNS_IN_HUFFMAN)) ? "doh" : "";
    }

    private static String latin1(byte[] bytes) {
        return Octets.of(bytes).latin1();
    }
}
