package eu.sealwatch.collector.evidence;

import java.io.IOException;

/**
 * The growing tree of RFC 9162 section 2.1. It keeps only the roots of the perfect subtrees along
 * the right edge, one for each one-bit of the size, and hands every hash that a tile must hold to a
 * sink. Not thread safe.
 */
final class MerkleTree {

    private static final int MOST_HEIGHTS = 63;
    private static final int TILE_HEIGHT = 8;

    private final Hashes hashes = new Hashes();
    private final HashSink sink;
    private final Hash[] peaks = new Hash[MOST_HEIGHTS];
    private long size;

    MerkleTree(HashSink sink) {
        this.sink = sink;
    }

    /** A tree that goes on from a size, whose incomplete tiles the source has. */
    MerkleTree(HashSink sink, HashSource source, long size) throws IOException {
        this.sink = sink;
        this.size = size;
        var view = new TreeView(source, size);
        for (int height = 0; height < MOST_HEIGHTS; height++) {
            if ((size >>> height & 1) == 1)
                peaks[height] = view.perfect(height, (size >>> height) - 1);
        }
    }

    long size() {
        return size;
    }

    void append(Hash leaf) throws IOException {
        sink.add(0, leaf);
        var hash = leaf;
        int height = 0;
        while ((size >>> height & 1) == 1) {
            hash = hashes.node(peaks[height], hash);
            height++;
            if (height % TILE_HEIGHT == 0) sink.add(height / TILE_HEIGHT, hash);
        }
        peaks[height] = hash;
        size++;
    }

    Hash root() {
        if (size == 0) return hashes.empty();
        int height = Long.numberOfTrailingZeros(size);
        var root = peaks[height];
        while (++height < MOST_HEIGHTS) {
            if ((size >>> height & 1) == 1) root = hashes.node(peaks[height], root);
        }
        return root;
    }
}
