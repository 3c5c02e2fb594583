package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tree of one size, seen through its tiles: computes its root and its proofs. Any subtree that a
 * proof needs is a fold of perfect subtrees, and a perfect subtree of height h is found in level h
 * / 8. Not thread safe.
 */
final class TreeView {

    private static final int TILE_HEIGHT = 8;

    private final Hashes hashes = new Hashes();
    private final HashSource source;
    private final long size;

    TreeView(HashSource source, long size) {
        this.source = source;
        this.size = size;
    }

    Hash root() throws IOException {
        return size == 0 ? hashes.empty() : range(0, size);
    }

    /** RFC 9162 section 2.1.3.1. */
    InclusionProof inclusion(long index) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no entry " + index + " in a tree of " + size);
        }
        var path = new ArrayList<Hash>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, leafFirst(path));
    }

    /** RFC 9162 section 2.1.4.1; from the empty tree there is nothing to prove. */
    ConsistencyProof consistency(long oldSize) throws IOException {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("no tree of " + oldSize + " before one of " + size);
        }
        if (oldSize == 0) return new ConsistencyProof(0, size, List.of());
        var path = new ArrayList<Hash>();
        long from = 0;
        long to = size;
        while (oldSize != to) {
            long middle = from + split(to - from);
            if (oldSize <= middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        // When the old tree is itself a subtree, the verifier has its root already.
        if (from > 0) path.add(range(from, to));
        return new ConsistencyProof(oldSize, size, leafFirst(path));
    }

    /** The largest power of two smaller than the width. */
    static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static List<Hash> leafFirst(List<Hash> path) {
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /** The root of the entries from one index to before another, as RFC 9162 splits them. */
    Hash range(long from, long to) throws IOException {
        long left = Long.highestOneBit(to - from);
        var hash = perfect(Long.numberOfTrailingZeros(left), from / left);
        return left == to - from ? hash : hashes.node(hash, range(from + left, to));
    }

    /** The root of the entries from {@code position * 2^height} on, 2^height of them. */
    Hash perfect(int height, long position) throws IOException {
        if (height % TILE_HEIGHT == 0) return source.hash(height / TILE_HEIGHT, position);
        var left = perfect(height - 1, 2 * position);
        return hashes.node(left, perfect(height - 1, 2 * position + 1));
    }
}
