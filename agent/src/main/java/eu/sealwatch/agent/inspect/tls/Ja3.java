package eu.sealwatch.agent.inspect.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** JA3 and JA3S: MD5 over decimal lists in sent order, GREASE left out. Weak; for old lists. */
final class Ja3 {
    private Ja3() {}

    static String client(ClientHello hello) {
        var text = new StringBuilder(256).append(hello.version()).append(',');
        list(text, hello.suites()).append(',');
        list(text, hello.extensions()).append(',');
        list(text, hello.groups()).append(',');
        return md5(list(text, hello.pointFormats()).toString());
    }

    static String server(ServerHello hello) {
        var text = new StringBuilder(64).append(hello.legacyVersion()).append(',');
        text.append(hello.suite()).append(',');
        return md5(list(text, hello.extensions()).toString());
    }

    private static StringBuilder list(StringBuilder text, List<Integer> numbers) {
        boolean first = true;
        for (int number : numbers) {
            if (TlsWire.isGrease(number)) {
                continue;
            }
            if (!first) {
                text.append('-');
            }
            text.append(number);
            first = false;
        }
        return text;
    }

    private static String md5(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
