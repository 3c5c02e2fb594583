package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Consistency proofs of RFC 9162 from several sizes of a log to one: a header, then for each size a
 * line {@code from N} and the hashes of its proof.
 */
record Consistencies(long size, SortedMap<Long, List<Hash>> paths) {

    private static final String HEADER = "sealwatch/consistency@v1";
    private static final String FROM = "from ";

    static Consistencies of(HashSource source, long size, Collection<Long> from)
            throws IOException {
        var paths = new TreeMap<Long, List<Hash>>();
        for (long old : new TreeSet<>(from)) {
            paths.put(old, new TreeView(source, size).consistency(old).path());
        }
        return new Consistencies(size, paths);
    }

    static Consistencies parse(long size, byte[] bytes) throws EvidenceException {
        var paths = new TreeMap<Long, List<Hash>>();
        var lines = new String(bytes, StandardCharsets.US_ASCII).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new EvidenceException("consistency proofs begin with " + HEADER);
        }
        List<Hash> path = List.of();
        for (var line : lines.subList(1, lines.size())) {
            if (line.startsWith(FROM)) {
                path = new ArrayList<>();
                if (paths.put(Decimal.parse(line.substring(FROM.length())), path) != null) {
                    throw new EvidenceException("two proofs from one size");
                }
            } else if (paths.isEmpty()) {
                throw new EvidenceException("a proof begins with: from N");
            } else {
                path.add(Hash.fromBase64(line));
            }
        }
        return new Consistencies(size, paths);
    }

    byte[] bytes() {
        var text = new StringBuilder(HEADER).append('\n');
        paths.forEach((old, path) -> {
            text.append(FROM).append(old).append('\n');
            for (var hash : path) text.append(hash.base64()).append('\n');
        });
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** That the log of the new root begins with all of an earlier checkpoint. */
    void require(Checkpoint earlier, Hash root) throws EvidenceException {
        var path = paths.get(earlier.size());
        if (path == null) {
            throw new EvidenceException("no proof from size " + earlier.size());
        }
        if (!new ConsistencyProof(earlier.size(), size, path).proves(earlier.root(), root)) {
            throw new EvidenceException(
                    ("the log of size %d does not continue the one of size %d and root %s: two"
                                    + " histories, both signed")
                            .formatted(size, earlier.size(), earlier.root()));
        }
    }
}
