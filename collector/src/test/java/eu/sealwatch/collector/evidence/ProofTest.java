package eu.sealwatch.collector.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ProofTest {

    private static final int ALL_PAIRS = 130;
    private static Vectors.Tree tree;
    private final Hashes hashes = new Hashes();

    @BeforeAll
    static void grow() throws IOException {
        tree = new Vectors.Tree(70_000);
    }

    static Stream<JsonNode> inclusion() {
        return Vectors.each("inclusion");
    }

    @ParameterizedTest
    @MethodSource
    void inclusion(JsonNode vector) throws IOException {
        var proof = inclusionProof(vector);
        assertThat(tree.at(proof.size()).inclusion(proof.index())).isEqualTo(proof);
        assertThat(
                        proof.proves(
                                Vectors.hash(vector.path("leaf")),
                                Vectors.hash(vector.path("root"))))
                .isTrue();
    }

    static Stream<JsonNode> consistency() {
        return Vectors.each("consistency");
    }

    @ParameterizedTest
    @MethodSource
    void consistency(JsonNode vector) throws IOException {
        var proof = consistencyProof(vector);
        assertThat(tree.at(proof.newSize()).consistency(proof.oldSize())).isEqualTo(proof);
        assertThat(
                        proof.proves(
                                Vectors.hash(vector.path("root1")),
                                Vectors.hash(vector.path("root2"))))
                .isTrue();
    }

    @Test
    void forgedInclusionProofsProveNothing() {
        for (var vector : Vectors.of("inclusion_negative").values()) {
            var name = vector.path("name").asString();
            if (name.equals("31-byte proof hash")) {
                assertThatThrownBy(() -> inclusionProof(vector))
                        .isInstanceOf(IllegalArgumentException.class);
                continue;
            }
            var leaf = Vectors.hash(vector.path("leaf"));
            var root = Vectors.hash(vector.path("root"));
            assertThat(inclusionProof(vector).proves(leaf, root)).as(name).isFalse();
        }
    }

    @Test
    void forgedConsistencyProofsProveNothing() {
        for (var vector : Vectors.of("consistency_negative").values()) {
            var old = Vectors.hash(vector.path("root1"));
            var now = Vectors.hash(vector.path("root2"));
            assertThat(consistencyProof(vector).proves(old, now))
                    .as(vector.path("name").asString())
                    .isFalse();
        }
    }

    @Test
    void everyEntryOfEverySmallTreeIsProvenAtItsIndexAndNoOther() throws IOException {
        for (int size = 1; size <= ALL_PAIRS; size++) {
            for (int index = 0; index < size; index++) {
                var proof = tree.at(size).inclusion(index);
                var leaf = hashes.leaf(Vectors.entry(index));
                assertThat(proof.proves(leaf, tree.root(size))).isTrue();
                int other = (index + 1) % size;
                if (other == index) continue;
                var moved = new InclusionProof(other, size, proof.path());
                assertThat(moved.proves(leaf, tree.root(size))).isFalse();
            }
        }
    }

    @Test
    void everySmallTreeIsConsistentWithAllBeforeIt() throws IOException {
        for (int now = 1; now <= ALL_PAIRS; now++) {
            for (int old = 0; old <= now; old++) {
                var proof = tree.at(now).consistency(old);
                assertThat(proof.proves(tree.root(old), tree.root(now))).isTrue();
                if (old == 0 || old == now) continue;
                assertThat(proof.proves(tree.root(old - 1), tree.root(now))).isFalse();
                var cut = proof.path().subList(0, proof.path().size() - 1);
                assertThat(
                                new ConsistencyProof(old, now, cut)
                                        .proves(tree.root(old), tree.root(now)))
                        .isFalse();
            }
        }
    }

    @Test
    void proofsOfMoreThan63HashesAreRefused() {
        var path = new ArrayList<>(Collections.nCopies(64, hashes.empty()));
        assertThat(
                        new InclusionProof(0, Long.MAX_VALUE, path)
                                .proves(hashes.empty(), hashes.empty()))
                .isFalse();
        assertThat(
                        new ConsistencyProof(1, Long.MAX_VALUE, path)
                                .proves(hashes.empty(), hashes.empty()))
                .isFalse();
    }

    @Test
    void proofsHoldUpToTheLargestSize() throws IOException {
        var vectors = Vectors.of("synthetic_tree");
        var source = new Synthetic();
        for (var v : vectors.path("roots").values()) {
            var root = new TreeView(source, Vectors.number(v.path("size"))).root();
            assertThat(root).isEqualTo(Vectors.hash(v.path("root")));
        }
        for (var v : vectors.path("inclusion").values()) {
            long index = Vectors.number(v.path("index"));
            var proof = new TreeView(source, Vectors.number(v.path("size"))).inclusion(index);
            assertThat(proof.path()).isEqualTo(Vectors.path(v.path("proof")));
            assertThat(proof.proves(Vectors.hash(v.path("leaf")), Vectors.hash(v.path("root"))))
                    .isTrue();
        }
        for (var v : vectors.path("consistency").values()) {
            long old = Vectors.number(v.path("size1"));
            var proof = new TreeView(source, Vectors.number(v.path("size2"))).consistency(old);
            assertThat(proof.path()).isEqualTo(Vectors.path(v.path("proof")));
            assertThat(proof.proves(Vectors.hash(v.path("root1")), Vectors.hash(v.path("root2"))))
                    .isTrue();
        }
    }

    private static InclusionProof inclusionProof(JsonNode vector) {
        return new InclusionProof(
                vector.path("index").asLong(),
                vector.path("size").asLong(),
                Vectors.path(vector.path("proof")));
    }

    private static ConsistencyProof consistencyProof(JsonNode vector) {
        return new ConsistencyProof(
                vector.path("size1").asLong(),
                vector.path("size2").asLong(),
                Vectors.path(vector.path("proof")));
    }

    /** Entry i is one byte, i mod 2, so that all subtrees of one height are equal. */
    private static final class Synthetic implements HashSource {

        private final Hashes hashes = new Hashes();

        @Override
        public Hash hash(int level, long position) {
            if (level == 0) return hashes.leaf(new byte[] {(byte) (position & 1)});
            var hash = hashes.node(hash(0, 0), hash(0, 1));
            for (int height = 1; height < 8 * level; height++) hash = hashes.node(hash, hash);
            return hash;
        }
    }
}
