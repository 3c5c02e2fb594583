package eu.sealwatch.agent.inspect.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Numbers of TLS, with where they are defined. */
final class TlsWire {
    private TlsWire() {}

    // RFC 8446 section 5.1: type 1, version 2, length 2
    static final int RECORD_HEADER = 5;
    static final int MAX_RECORD = (1 << 14) + 2048;
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;

    // RFC 8446 section 4, RFC 5246 section 7.4
    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;
    // RFC 6347 section 4.2.1
    static final int HELLO_VERIFY_REQUEST = 3;
    static final int CERTIFICATE = 11;
    static final int SERVER_KEY_EXCHANGE = 12;
    static final int CERTIFICATE_REQUEST = 13;
    static final int SERVER_HELLO_DONE = 14;

    static final int SSL_2 = 0x0002;

    /** GB/T 38636, China's own variant with the same records and messages. */
    static final int TLCP = 0x0101;

    static final int SSL_3 = 0x0300;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;
    // RFC 6347 section 4.1, RFC 9147 section 5.3: the ones' complement of TLS's, so counting down
    static final int DTLS_1_0 = 0xFEFF;
    static final int DTLS_1_2 = 0xFEFD;
    static final int DTLS_1_3 = 0xFEFC;

    /** What OpenSSL sent before RFC 4347 was out, and some VPN clients send to this day. */
    static final int DTLS_BEFORE_RFC = 0x0100;

    // https://www.iana.org/assignments/tls-extensiontype-values
    static final int SERVER_NAME = 0;
    static final int SUPPORTED_GROUPS = 10;
    static final int EC_POINT_FORMATS = 11;
    static final int SIGNATURE_ALGORITHMS = 13;
    static final int USE_SRTP = 14;
    static final int ALPN = 16;
    static final int ENCRYPT_THEN_MAC = 22;
    static final int EXTENDED_MASTER_SECRET = 23;
    static final int SESSION_TICKET = 35;
    static final int PRE_SHARED_KEY = 41;
    static final int EARLY_DATA = 42;
    static final int SUPPORTED_VERSIONS = 43;
    static final int PSK_KEY_EXCHANGE_MODES = 45;
    static final int KEY_SHARE = 51;
    static final int RENEGOTIATION_INFO = 0xFF01;
    static final int ENCRYPTED_CLIENT_HELLO = 0xFE0D;

    /** Of draft-ietf-tls-esni up to its sixth edition: only the name was encrypted. */
    static final int ENCRYPTED_SERVER_NAME = 0xFFCE;

    // https://www.iana.org/assignments/tls-parameters, registry of supported groups:
    // SecP256r1MLKEM768, X25519MLKEM768, SecP384r1MLKEM1024
    static final Set<Integer> HYBRID_GROUPS = Set.of(0x11EB, 0x11EC, 0x11ED);

    /** RFC 8701: 0A0A, 1A1A, ... FAFA mean nothing, and must change nothing. */
    static boolean isGrease(int value) {
        return (value & 0x0F0F) == 0x0A0A && value >> 8 == (value & 0xFF);
    }

    /** Whether records over TCP may bear it. */
    static boolean isRecordVersion(int version) {
        return version >= SSL_3 && version <= TLS_1_3 || version == TLCP;
    }

    /** Whether a hello may bear it in its own field. */
    static boolean isHelloVersion(int version) {
        return version >> 8 == 3 || version == TLCP || isDtls(version);
    }

    static boolean isDtls(int version) {
        return version >> 8 == 0xFE || version == DTLS_BEFORE_RFC;
    }

    /** Whether the handshake hides what follows the hellos. */
    static boolean isThirteen(int version) {
        return version == TLS_1_3 || version == DTLS_1_3 || isDraftOfThirteen(version);
    }

    /** TLS 1.3 came as drafts from 7F0E to 7F1C, and as Facebook's FB17 and FB1A. */
    private static boolean isDraftOfThirteen(int version) {
        return version >> 8 == 0x7F || version >> 8 == 0xFB;
    }

    static List<Integer> withoutGrease(List<Integer> values) {
        var meant = new ArrayList<Integer>(values.size());
        for (int value : values) {
            if (!isGrease(value)) {
                meant.add(value);
            }
        }
        return meant;
    }
}
