package eu.sealwatch.collector.evidence;

import java.util.List;

/**
 * Proof that the tree of the new size begins with all entries of the tree of the old size.
 *
 * @param path as in RFC 9162 section 2.1.4.1
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * RFC 9162 section 2.1.4.2. From size 0 nothing is proved: true only means that the new root is
     * a first one to trust.
     */
    public boolean proves(Hash oldRoot, Hash newRoot) {
        if (oldSize < 0 || oldSize > newSize || path.size() > InclusionProof.LONGEST) return false;
        if (oldSize == 0) return path.isEmpty() && oldRoot.equals(new Hashes().empty());
        if (oldSize == newSize) return path.isEmpty() && oldRoot.equals(newRoot);
        return !path.isEmpty() && leadsToBoth(oldRoot, newRoot);
    }

    private boolean leadsToBoth(Hash oldRoot, Hash newRoot) {
        var hashes = new Hashes();
        boolean oldIsSubtree = Long.bitCount(oldSize) == 1;
        var first = oldIsSubtree ? oldRoot : path.getFirst();
        int skipped = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> skipped;
        long last = (newSize - 1) >>> skipped;
        var oldHash = first;
        var newHash = first;
        for (var sibling : oldIsSubtree ? path : path.subList(1, path.size())) {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last) {
                oldHash = hashes.node(sibling, oldHash);
                newHash = hashes.node(sibling, newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newHash = hashes.node(newHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
}
