package eu.sealwatch.agent.inspect.tls;

import java.util.List;

/** JA3 and JA3S: MD5 over decimal lists in sent order, GREASE left out. Weak; for old lists. */
final class Ja3 {
    private static final Digests MD5 = new Digests("MD5");

    private Ja3() {}

    static String client(ClientHello hello) {
        var text = new StringBuilder(256).append(hello.version()).append(',');
        list(text, hello.suites()).append(',');
        list(text, hello.extensions().types()).append(',');
        list(text, hello.extensions().groups()).append(',');
        return MD5.of(list(text, hello.extensions().pointFormats()).toString());
    }

    static String server(ServerHello hello) {
        var text = new StringBuilder(64).append(hello.legacyVersion()).append(',');
        text.append(hello.suite()).append(',');
        return MD5.of(list(text, hello.extensions()).toString());
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
}
