package eu.sealwatch.collector.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log sends to a witness: C2SP tlog-witness, the body of add-checkpoint.
 *
 * @param old the size that the log believes the witness to have cosigned last
 * @param proof that the tree of that size is the beginning of the checkpoint's
 * @param note the signed checkpoint, verbatim
 */
record AddCheckpoint(long old, List<Hash> proof, byte[] note) {

    private static final String OLD = "old ";

    AddCheckpoint {
        proof = List.copyOf(proof);
    }

    static AddCheckpoint parse(byte[] body) throws EvidenceException {
        int blank = blankLine(body);
        var head = new String(body, 0, blank, StandardCharsets.US_ASCII);
        var lines = head.split("\n", -1);
        if (!lines[0].startsWith(OLD)) throw new EvidenceException("the first line reads: old N");
        if (lines.length - 1 > InclusionProof.LONGEST) {
            throw new EvidenceException("a proof has at most 63 hashes");
        }
        var proof = new ArrayList<Hash>();
        for (int i = 1; i < lines.length; i++) proof.add(Hash.fromBase64(lines[i]));
        var note = Arrays.copyOfRange(body, blank + 2, body.length);
        return new AddCheckpoint(Decimal.parse(lines[0].substring(OLD.length())), proof, note);
    }

    byte[] bytes() {
        var head = new StringBuilder(OLD).append(old).append('\n');
        for (var hash : proof) head.append(hash.base64()).append('\n');
        var start = head.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(start, start.length + note.length);
        System.arraycopy(note, 0, all, start.length, note.length);
        return all;
    }

    private static int blankLine(byte[] body) throws EvidenceException {
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\n' && body[i + 1] == '\n') return i;
        }
        throw new EvidenceException("a request has a blank line before its checkpoint");
    }
}
