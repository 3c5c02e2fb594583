package eu.sealwatch.agent.inspect.tls;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * JA4 of a TLS client, as FoxIO's technical details describe it (BSD 3-Clause). Only the client's;
 * the others of the family are under another licence.
 */
final class Ja4 {
    private static final String NOTHING = "000000000000";
    private static final Digests SHA_256 = new Digests("SHA-256");

    private Ja4() {}

    /**
     * @param carrier {@code t} for TCP, {@code q} for QUIC, {@code d} for DTLS
     */
    static String of(ClientHello hello, char carrier) {
        ClientExtensions sent = hello.extensions();
        List<Integer> suites = TlsWire.withoutGrease(hello.suites());
        List<Integer> extensions = TlsWire.withoutGrease(sent.types());
        var text = new StringBuilder(36).append(carrier).append(version(hello.highestVersion()));
        text.append(sent.has(TlsWire.SERVER_NAME) ? 'd' : 'i');
        count(text, suites.size());
        count(text, extensions.size());
        text.append(alpn(sent.alpnBytes())).append('_');
        text.append(hash(list(sorted(suites)))).append('_');
        text.append(hash(extensionsAndSchemes(extensions, sent.signatureSchemes())));
        return text.toString();
    }

    private static String extensionsAndSchemes(List<Integer> extensions, List<Integer> schemes) {
        List<Integer> hashed = sorted(extensions);
        hashed.removeIf(type -> type == TlsWire.SERVER_NAME || type == TlsWire.ALPN);
        String inOrder = list(TlsWire.withoutGrease(schemes));
        return inOrder.isEmpty() ? list(hashed) : list(hashed) + "_" + inOrder;
    }

    private static String version(int version) {
        return switch (version) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            case 0x0002 -> "s2";
            case 0xFEFF -> "d1";
            case 0xFEFD -> "d2";
            case 0xFEFC -> "d3";
            default -> "00";
        };
    }

    /** Two digits, at most 99. */
    private static void count(StringBuilder text, int size) {
        int shown = Math.min(size, 99);
        text.append((char) ('0' + shown / 10)).append((char) ('0' + shown % 10));
    }

    private static String alpn(byte[] first) {
        if (first.length == 0) {
            return "00";
        }
        char begin = (char) (first[0] & 0xFF);
        char end = (char) (first[first.length - 1] & 0xFF);
        if (isAlphanumeric(begin) && isAlphanumeric(end)) {
            return "" + begin + end;
        }
        String hex = HexFormat.of().formatHex(first);
        return "" + hex.charAt(0) + hex.charAt(hex.length() - 1);
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static List<Integer> sorted(List<Integer> numbers) {
        var sorted = new ArrayList<>(numbers);
        sorted.sort(null);
        return sorted;
    }

    /** Four lower-case hexadecimal digits each, joined by commas. */
    private static String list(List<Integer> numbers) {
        HexFormat hex = HexFormat.of();
        var text = new StringBuilder(numbers.size() * 5);
        for (int number : numbers) {
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(hex.toHighHexDigit(number >> 8))
                    .append(hex.toLowHexDigit(number >> 8))
                    .append(hex.toHighHexDigit(number))
                    .append(hex.toLowHexDigit(number));
        }
        return text.toString();
    }

    private static String hash(String text) {
        return text.isEmpty() ? NOTHING : SHA_256.of(text).substring(0, NOTHING.length());
    }
}
