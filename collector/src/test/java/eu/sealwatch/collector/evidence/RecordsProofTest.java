package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecordsProofTest {

    private static final int SIZE = 700;
    private static final Vectors.Tree TREE = tree();

    @Test
    void oneEntryNeedsTheHashesOfItsInclusionProof() throws IOException {
        for (long index = 0; index < SIZE; index++) {
            var proof = RecordsProof.of(TREE.at(SIZE), SIZE, new long[] {index});
            assertThat(new HashSet<>(proof.hashes()))
                    .isEqualTo(new HashSet<>(TREE.at(SIZE).inclusion(index).path()));
        }
    }

    @Test
    void theWholeLogNeedsNoHash() throws IOException {
        var all = new long[SIZE];
        for (int i = 0; i < SIZE; i++) all[i] = i;
        assertThat(RecordsProof.of(TREE.at(SIZE), SIZE, all).hashes()).isEmpty();
    }

    @Property
    void anyEntriesLeadToTheRootAndToNoOtherInAnyOtherWay(
            @ForAll @IntRange(min = 1, max = SIZE) int size,
            @ForAll @Size(min = 1, max = 40) Set<@IntRange(max = SIZE - 1) Integer> chosen,
            @ForAll int choice)
            throws IOException {
        var indices =
                new TreeSet<>(chosen)
                        .stream().mapToLong(i -> i % size).distinct().sorted().toArray();
        var proof = RecordsProof.of(TREE.at(size), size, indices);
        var root = TREE.root(size);
        assertThat(RecordsProof.parse(proof.bytes())).isEqualTo(proof);
        assertThat(root(proof, size, indices)).isEqualTo(root);
        int one = Math.floorMod(choice, indices.length);
        var moved = indices.clone();
        moved[one] = moved[one] == size - 1 ? moved[one] : moved[one] + 1;
        boolean ascending = one + 1 == indices.length || moved[one] < moved[one + 1];
        if (moved[one] != indices[one] && ascending) {
            assertRefused(proof, size, moved, indices, root);
        }
        var fewer = new ArrayList<>(proof.hashes());
        if (!fewer.isEmpty()) {
            fewer.remove(Math.floorMod(choice, fewer.size()));
            assertRefused(new RecordsProof(fewer), size, indices, indices, root);
        }
        var more = new ArrayList<>(proof.hashes());
        more.add(root);
        assertRefused(new RecordsProof(more), size, indices, indices, root);
    }

    private static void assertRefused(
            RecordsProof proof, long size, long[] claimed, long[] held, Hash root) {
        try {
            var hashes = new Hashes();
            int[] next = {0};
            var found =
                    proof.root(size, claimed, () -> hashes.leaf(Vectors.entry(held[next[0]++])));
            assertThat(found).isNotEqualTo(root);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(EvidenceException.class);
        }
    }

    @Test
    void textThatIsNotTheProofsOwnIsRefused() throws IOException {
        var text = new String(RecordsProof.of(TREE.at(9), 9, new long[] {4}).bytes(), UTF_8);
        for (var other : new String[] {"", text + "\n", text.strip(), text.replace("\n", "\r\n")}) {
            assertThatThrownBy(() -> RecordsProof.parse(other.getBytes(UTF_8)))
                    .isInstanceOf(EvidenceException.class);
        }
    }

    private static Hash root(RecordsProof proof, long size, long[] indices) throws IOException {
        var hashes = new Hashes();
        int[] next = {0};
        return proof.root(size, indices, () -> hashes.leaf(Vectors.entry(indices[next[0]++])));
    }

    private static Vectors.Tree tree() {
        try {
            return new Vectors.Tree(SIZE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
