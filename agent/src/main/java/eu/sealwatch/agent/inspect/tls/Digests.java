package eu.sealwatch.agent.inspect.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One algorithm's hash of short texts, in hexadecimal. Remembers what was hashed lately: the same
 * few clients come with every flow, and without the processor's own instructions a hash costs more
 * than all the rest of a hello. Only a memo of a pure function, so sharing it changes no answer.
 */
final class Digests {
    private static final int MOST_REMEMBERED = 1024;

    private final String algorithm;
    private final Map<String, String> lately =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(256, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                            return size() > MOST_REMEMBERED;
                        }
                    });

    Digests(String algorithm) {
        this.algorithm = algorithm;
    }

    String of(String text) {
        return lately.computeIfAbsent(text, this::hash);
    }

    private String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
