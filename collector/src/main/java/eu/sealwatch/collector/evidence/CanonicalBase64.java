package eu.sealwatch.collector.evidence;

import java.util.Base64;

/**
 * Standard base64 with padding, in its one canonical spelling. Java's decoder alone also takes
 * missing padding and stray bits in the last character: two texts for one signature.
 */
final class CanonicalBase64 {

    private CanonicalBase64() {}

    static byte[] decode(String text) throws EvidenceException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new EvidenceException("not base64: " + e.getMessage());
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new EvidenceException("base64 is not in its canonical form, padding included");
        }
        return bytes;
    }
}
