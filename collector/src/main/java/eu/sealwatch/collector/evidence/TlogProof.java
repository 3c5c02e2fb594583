package eu.sealwatch.collector.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The offline proof file of C2SP tlog-proof, without the unauthenticated {@code extra} line, which
 * is refused.
 *
 * @param note the signed checkpoint, verbatim
 */
record TlogProof(long index, List<Hash> path, String note) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";

    TlogProof {
        path = List.copyOf(path);
    }

    static TlogProof parse(String text) throws EvidenceException {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new EvidenceException("a proof has a blank line before its checkpoint");
        }
        var lines = text.substring(0, blank).split("\n", -1);
        if (!lines[0].equals(HEADER)) throw new EvidenceException("a proof begins with " + HEADER);
        if (lines.length < 2 || !lines[1].startsWith(INDEX)) {
            throw new EvidenceException("the second line of a proof reads: index, number");
        }
        if (lines.length - 2 > InclusionProof.LONGEST) {
            throw new EvidenceException("a proof has at most 63 hashes");
        }
        var path = new ArrayList<Hash>();
        for (int i = 2; i < lines.length; i++) path.add(Hash.fromBase64(lines[i]));
        long index = Decimal.parse(lines[1].substring(INDEX.length()));
        return new TlogProof(index, path, text.substring(blank + 2));
    }

    String text() {
        var text = new StringBuilder(HEADER).append('\n').append(INDEX).append(index).append('\n');
        for (var hash : path) text.append(hash.base64()).append('\n');
        return text.append('\n').append(note).toString();
    }

    /**
     * Checks everything: the log's signature, the origin, and that the entry stands at the index.
     */
    Checkpoint verify(byte[] entry, NoteVerifier log) throws EvidenceException {
        var signed = SignedCheckpoint.verify(note.getBytes(StandardCharsets.UTF_8), log);
        var checkpoint = signed.checkpoint();
        var proof = new InclusionProof(index, checkpoint.size(), path);
        if (!proof.proves(new Hashes().leaf(entry), checkpoint.root())) {
            throw new EvidenceException(
                    "the proof does not lead from the entry at index %d to the root of size %d"
                            .formatted(index, checkpoint.size()));
        }
        return checkpoint;
    }
}
