package eu.sealwatch.collector.evidence;

import java.util.List;

/**
 * Proof that an entry stands at an index of a tree of a size.
 *
 * @param path sibling hashes, the leaf's own sibling first
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    static final int LONGEST = 63;

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** RFC 9162 section 2.1.3.2. The size and the root must come from a verified checkpoint. */
    public boolean proves(Hash leaf, Hash root) {
        if (index < 0 || index >= size || path.size() > LONGEST) return false;
        var hashes = new Hashes();
        long node = index;
        long last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last) {
                hash = hashes.node(sibling, hash);
                // At the right edge, levels where the node has no sibling take no hash.
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = hashes.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        // Without last == 0 any index of the same remainder would pass too.
        return last == 0 && hash.equals(root);
    }
}
