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
    static final int CERTIFICATE = 11;
    static final int SERVER_KEY_EXCHANGE = 12;
    static final int CERTIFICATE_REQUEST = 13;
    static final int SERVER_HELLO_DONE = 14;

    static final int SSL_2 = 0x0002;
    static final int SSL_3 = 0x0300;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    // https://www.iana.org/assignments/tls-extensiontype-values
    static final int SERVER_NAME = 0;
    static final int SUPPORTED_GROUPS = 10;
    static final int EC_POINT_FORMATS = 11;
    static final int SIGNATURE_ALGORITHMS = 13;
    static final int ALPN = 16;
    static final int ENCRYPT_THEN_MAC = 22;
    static final int EXTENDED_MASTER_SECRET = 23;
    static final int PRE_SHARED_KEY = 41;
    static final int EARLY_DATA = 42;
    static final int SUPPORTED_VERSIONS = 43;
    static final int KEY_SHARE = 51;
    static final int ENCRYPTED_CLIENT_HELLO = 0xFE0D;

    // https://www.iana.org/assignments/tls-parameters, registry of supported groups:
    // SecP256r1MLKEM768, X25519MLKEM768, SecP384r1MLKEM1024
    static final Set<Integer> HYBRID_GROUPS = Set.of(0x11EB, 0x11EC, 0x11ED);

    /** RFC 8701: 0A0A, 1A1A, ... FAFA mean nothing, and must change nothing. */
    static boolean isGrease(int value) {
        return (value & 0x0F0F) == 0x0A0A && value >> 8 == (value & 0xFF);
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
