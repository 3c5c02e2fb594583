package eu.sealwatch.agent.inspect.quic;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Numbers of QUIC, with where they are defined. */
final class QuicWire {
    private QuicWire() {}

    // RFC 8999 section 5.1
    static final int LONG = 0x80;
    // RFC 9000 section 17.2
    static final int LONG_AND_FIXED = 0xC0;
    static final int LONGEST_ID = 20;
    static final int TAG_BYTES = 16;

    static final int VERSION_NEGOTIATION = 0;
    static final int VERSION_1 = 1;
    // RFC 9369 section 3.1
    static final int VERSION_2 = 0x6B3343CF;
    private static final int LAST_DRAFT = 34;

    // what Facebook's servers and clients spoke before version 1
    private static final int MVFST = 0xFACEB0;

    // RFC 9000 section 19
    static final int PADDING = 0x00;
    static final int PING = 0x01;
    static final int ACK = 0x02;
    static final int ACK_ECN = 0x03;
    private static final int CRYPTO = 0x06;
    private static final int CRYPTO_OF_GOOGLE = 0x08;
    static final int CONNECTION_CLOSE = 0x1C;

    // RFC 9001 section 5.2, RFC 9369 section 3.3.1, and section 5.2 of draft-ietf-quic-tls
    private static final byte[] SALT_1 = salt("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
    private static final byte[] SALT_2 = salt("0dede3def700a6db819381be6e269dcbf9bd2ed9");
    private static final byte[] SALT_DRAFT_29 = salt("afbfec289993d24c9e9786f19c6111e04390a899");
    private static final byte[] SALT_DRAFT_23 = salt("c3eef712c72ebb5a11a7d2432bb46365bef9f502");
    private static final byte[] SALT_DRAFT_21 = salt("7fbcdb0e7c66bbe92a96cd21519ebd7a02644190");
    private static final byte[] SALT_DRAFT_17 = salt("ef4fb0abb47470c41befcf8031334fae485e09a0");

    // published by Google in the source of Chromium: Q050, T050 and T051
    private static final byte[] SALT_Q050 = salt("504574efd066fe2f9d945cfcdbd3a7f0d3b56b45");
    private static final byte[] SALT_T050 = salt("7ff579e5acd072915580304c43a2367c60488310");
    private static final byte[] SALT_T051 = salt("7a4edef4e7ccee5fa4506c19124fc8ccda6e033d");
    static final int Q050 = 0x51303530;
    private static final int T050 = 0x54303530;
    private static final int T051 = 0x54303531;

    /** Whether packets of this version look as RFC 9000 has them. */
    static boolean isKnown(int version) {
        return version == VERSION_1
                || version == VERSION_2
                || isDraft(version)
                || version >>> 8 == MVFST
                || version == Q050
                || version == T050
                || version == T051;
    }

    /** RFC 9000 section 15: reserved, so that servers get used to refusing. */
    static boolean isReserved(int version) {
        return (version & 0x0F0F0F0F) == 0x0A0A0A0A;
    }

    /** What the keys of Initial packets begin from; null where it is not known. */
    static byte @Nullable [] salt(int version) {
        int draft = isDraft(version) ? version & 0xFF : 0;
        return switch (version) {
            case VERSION_1 -> SALT_1;
            case VERSION_2 -> SALT_2;
            case Q050 -> SALT_Q050;
            case T050 -> SALT_T050;
            case T051 -> SALT_T051;
            default -> {
                if (version >>> 8 == MVFST) {
                    yield SALT_DRAFT_23;
                }
                if (draft >= 33) {
                    yield SALT_1;
                }
                if (draft >= 29) {
                    yield SALT_DRAFT_29;
                }
                if (draft >= 23) {
                    yield SALT_DRAFT_23;
                }
                if (draft >= 21) {
                    yield SALT_DRAFT_21;
                }
                yield draft >= 17 ? SALT_DRAFT_17 : null;
            }
        };
    }

    static int cryptoType(int version) {
        return version == T050 || version == T051 ? CRYPTO_OF_GOOGLE : CRYPTO;
    }

    static boolean isDraft(int version) {
        return version >>> 8 == 0xFF0000 && (version & 0xFF) <= LAST_DRAFT;
    }

    private static byte[] salt(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
