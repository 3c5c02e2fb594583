package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proof that chosen entries stand at their indices in a tree, all with one list of hashes: the
 * roots of the largest subtrees, as RFC 9162 section 2.1.1 splits them, that hold none of them,
 * from left to right. For one entry these are the hashes of its inclusion proof; for neighbours
 * hardly more.
 */
record RecordsProof(List<Hash> hashes) {

    private static final String HEADER = "sealwatch/records-proof@v1\n";

    RecordsProof {
        hashes = List.copyOf(hashes);
    }

    /** Gives the leaf hashes of the chosen entries, in order. */
    @FunctionalInterface
    interface Leaves {
        Hash next() throws IOException;
    }

    static RecordsProof of(TreeView tree, long size, long[] indices) throws IOException {
        var hashes = new ArrayList<Hash>();
        collect(tree, 0, size, indices, 0, indices.length, hashes);
        return new RecordsProof(hashes);
    }

    static RecordsProof parse(byte[] bytes) throws EvidenceException {
        var text = new String(bytes, StandardCharsets.US_ASCII);
        if (!text.startsWith(HEADER) || !text.endsWith("\n")) {
            throw new EvidenceException("a proof begins with " + HEADER.strip());
        }
        var hashes = new ArrayList<Hash>();
        for (var line : text.substring(HEADER.length()).lines().toList()) {
            hashes.add(Hash.fromBase64(line));
        }
        var proof = new RecordsProof(hashes);
        if (!Arrays.equals(proof.bytes(), bytes)) {
            throw new EvidenceException("a proof has one hash in base64 on each line");
        }
        return proof;
    }

    byte[] bytes() {
        var text = new StringBuilder(HEADER);
        for (var hash : hashes) text.append(hash.base64()).append('\n');
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The root that entries at these indices lead to.
     *
     * @param indices ascending, each once, below the size
     */
    Hash root(long size, long[] indices, Leaves leaves) throws IOException {
        var fold = new Fold(indices, leaves);
        var root = fold.range(0, size, 0, indices.length);
        if (fold.used != hashes.size()) {
            throw new EvidenceException("the proof has more hashes than the entries need");
        }
        return root;
    }

    private static void collect(
            TreeView tree, long from, long to, long[] indices, int low, int high, List<Hash> hashes)
            throws IOException {
        if (low == high) {
            hashes.add(tree.range(from, to));
        } else if (to - from > 1) {
            long middle = from + TreeView.split(to - from);
            int split = lowerBound(indices, low, high, middle);
            collect(tree, from, middle, indices, low, split, hashes);
            collect(tree, middle, to, indices, split, high, hashes);
        }
    }

    private static int lowerBound(long[] indices, int low, int high, long value) {
        int at = Arrays.binarySearch(indices, low, high, value);
        return at < 0 ? -at - 1 : at;
    }

    /** Folds leaves and proof hashes to a root; each is used once, from left to right. */
    private final class Fold {

        private final Hashes sha256 = new Hashes();
        private final long[] indices;
        private final Leaves leaves;
        private int used;

        Fold(long[] indices, Leaves leaves) {
            this.indices = indices;
            this.leaves = leaves;
        }

        Hash range(long from, long to, int low, int high) throws IOException {
            if (low == high) {
                if (used == hashes.size()) {
                    throw new EvidenceException("the proof has fewer hashes than it needs");
                }
                return hashes.get(used++);
            }
            if (to - from == 1) return leaves.next();
            long middle = from + TreeView.split(to - from);
            int split = lowerBound(indices, low, high, middle);
            var left = range(from, middle, low, split);
            return sha256.node(left, range(middle, to, split, high));
        }
    }
}
