package eu.sealwatch.agent.inspect.coap;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;

/** One message over UDP: RFC 7252, section 3. */
final class CoapMessage {
    static final int VERSION = 1;

    private static final int CODE = 1;
    private static final int IDENTIFIER = 2;
    private static final int TOKEN = 4;
    private static final int LONGEST_TOKEN = 8;
    private static final int PAYLOAD = 0xFF;
    private static final int LAST_METHOD = 7;
    private static final int ACKNOWLEDGEMENT = 2;

    private static final int URI_HOST = 3;
    private static final int URI_PATH = 11;
    private static final int URI_QUERY = 15;
    private static final int PROXY_URI = 35;
    private static final int MOST_OPTIONS = 32;

    // draft-ietf-core-coap-03 to -12 counted the options, where the RFC counts the token's octets
    private static final int DRAFT_URI_PATH = 9;
    private static final int DRAFT_LAST_OPTION = 15;
    private static final int DRAFT_LONG = 15;

    private final Octets octets;
    private final boolean right;
    private boolean addressed;

    CoapMessage(Octets octets) {
        this.octets = octets;
        right = isHeader() && walk();
    }

    int code() {
        return octets.u8(CODE);
    }

    /** A header and options as they must be, to the message's end. */
    boolean isRight() {
        return right;
    }

    boolean isRequest() {
        return right && code() >= 1 && code() <= LAST_METHOD;
    }

    /** Whether the options say where it goes, in text. */
    boolean isAddressed() {
        return addressed;
    }

    /** Whether it acknowledges the other, or answers it by its token. */
    boolean answers(CoapMessage other) {
        boolean acknowledges =
                type() == ACKNOWLEDGEMENT && octets.u16(IDENTIFIER) == other.octets.u16(IDENTIFIER);
        boolean sameToken = tokenBytes() > 0 && tokenBytes() == other.tokenBytes();
        for (int i = TOKEN; sameToken && i < TOKEN + tokenBytes(); i++) {
            sameToken = octets.u8(i) == other.octets.u8(i);
        }
        return acknowledges || sameToken;
    }

    private int type() {
        return octets.u8(0) >> 4 & 3;
    }

    private int tokenBytes() {
        return octets.u8(0) & 0x0F;
    }

    private boolean isHeader() {
        int kind = code() >> 5;
        boolean method = kind == 0 && code() <= LAST_METHOD;
        boolean answer = (kind == 2 || kind == 4 || kind == 5) && (code() & 0x1F) <= 0x1F;
        return octets.has(0, TOKEN)
                && octets.u8(0) >> 6 == VERSION
                && tokenBytes() <= LONGEST_TOKEN
                && (method || answer)
                // an empty message is its header alone
                && (code() != 0 || (octets.length() == TOKEN && tokenBytes() == 0));
    }

    /** Section 3.1: each option is told by its distance to the one before. */
    private boolean walk() {
        int at = TOKEN + tokenBytes();
        int number = 0;
        for (int i = 0; i < MOST_OPTIONS; i++) {
            if (at == octets.length()) {
                return true;
            }
            int first = octets.u8(at);
            if (first == PAYLOAD) {
                return at + 1 < octets.length();
            }
            int delta = first >> 4;
            int length = first & 0x0F;
            if (at > octets.length() || delta == 15 || length == 15) {
                return false;
            }
            at++;
            number += extended(delta, at);
            at += extraOctets(delta);
            int value = extended(length, at);
            at += extraOctets(length);
            if (!octets.has(at, value) || !isOption(number, value, at)) {
                return false;
            }
            at += value;
        }
        return false;
    }

    private int extended(int nibble, int at) {
        return switch (nibble) {
            case 13 -> octets.u8(at) + 13;
            case 14 -> octets.u16(at) + 269;
            default -> nibble;
        };
    }

    private static int extraOctets(int nibble) {
        return nibble == 13 ? 1 : nibble == 14 ? 2 : 0;
    }

    // RFC 7252 section 5.10, RFC 7641, RFC 7959, RFC 7967, RFC 8613, RFC 8768, RFC 9175, RFC 9177
    private boolean isOption(int number, int length, int at) {
        return switch (number) {
            case 1, 4 -> length <= 8;
            case 5 -> length == 0;
            case 6, 23, 27, 19, 31 -> length <= 3;
            case 7, 12, 17 -> length <= 2;
            case 9 -> length <= 255;
            case 14, 28, 60 -> length <= 4;
            case 16, 258 -> length <= 1;
            case 252 -> length <= 40;
            case 292 -> length <= 8;
            case 8, 20, 39 -> Ascii.isPrintable(octets, at, at + length);
            case URI_HOST, URI_PATH, URI_QUERY, PROXY_URI -> {
                boolean text = length <= 1034 && Ascii.isPrintable(octets, at, at + length);
                addressed |= text && length > 0;
                yield text;
            }
            default -> false;
        };
    }

    /** A request as the drafts had it: so many options, and a path among them. */
    boolean isDraftRequest() {
        int count = octets.u8(0) & 0x0F;
        if (right || octets.u8(0) >> 6 != VERSION || code() < 1 || code() > 4 || count == 0) {
            return false;
        }
        int at = TOKEN;
        int number = 0;
        boolean path = false;
        for (int i = 0; i < count && count < DRAFT_LONG; i++) {
            int first = octets.u8(at);
            int length = first & 0x0F;
            number += first >> 4;
            at++;
            if (length == DRAFT_LONG) {
                length += octets.u8(at);
                at++;
            }
            if (number == 0 || number > DRAFT_LAST_OPTION || !octets.has(at, length)) {
                return false;
            }
            if (number == DRAFT_URI_PATH) {
                if (!Ascii.isPrintable(octets, at, at + length)) {
                    return false;
                }
                path = length > 0;
            }
            at += length;
        }
        return path && (code() != 1 || at == octets.length());
    }
}
