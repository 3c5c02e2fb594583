package eu.sealwatch.collector;

import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import java.nio.charset.StandardCharsets;

/**
 * A policy as it stands in the evidence log: the file's name on the first line, then its text. So
 * that anyone can later read what was in force, and judge again by it.
 */
public record PolicyText(String file, String yaml) {

    public static PolicyText parse(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        int lineEnd = text.indexOf('\n');
        if (lineEnd < 0) {
            throw new IllegalStateException("a policy entry of the log has no file name");
        }
        return new PolicyText(text.substring(0, lineEnd), text.substring(lineEnd + 1));
    }

    byte[] toBytes() {
        return (file.replace('\n', ' ') + "\n" + yaml).getBytes(StandardCharsets.UTF_8);
    }

    public Policy read() {
        return PolicyReader.read(yaml, file);
    }
}
