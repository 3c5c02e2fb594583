package eu.sealwatch.collector.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A signed checkpoint with an RFC 3161 token over its exact bytes. The token says that the log had
 * this root, and had signed it, before a time: whoever steals the log's key later cannot make an
 * older checkpoint. As text: a header, the token in base64, a blank line, the note.
 *
 * @param token DER
 * @param note the signed note, verbatim
 */
record TimeStamp(byte[] token, byte[] note) {

    static final int MOST_TOKEN_BYTES = 1 << 15;
    private static final String HEADER = "sealwatch/time-stamp@v1\n";

    static TimeStamp parse(byte[] payload) throws EvidenceException {
        var text = new String(payload, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(HEADER) || blank < HEADER.length()) {
            throw new EvidenceException("a time stamp begins with " + HEADER.strip());
        }
        var token = CanonicalBase64.decode(text.substring(HEADER.length(), blank));
        var note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        return new TimeStamp(token, note);
    }

    byte[] bytes() {
        var base64 = Base64.getEncoder().encodeToString(token);
        var text = HEADER + base64 + "\n\n" + new String(note, StandardCharsets.UTF_8);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What it stamps; the signature is not checked here. */
    Checkpoint checkpoint() throws EvidenceException {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}
