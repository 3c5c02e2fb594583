package eu.sealwatch.collector.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MerkleTreeTest {

    private static final int SIZE = 70_000;
    private static Vectors.Tree tree;
    private final Hashes hashes = new Hashes();

    @BeforeAll
    static void grow() throws IOException {
        tree = new Vectors.Tree(SIZE);
    }

    @Test
    void leavesAndNodesHashWithTheirPrefix() {
        var vectors = Vectors.of("hashing");
        assertThat(hashes.empty()).isEqualTo(Vectors.hash(vectors.path("empty_root")));
        Vectors.each(vectors, "leaf_cases")
                .forEach(v ->
                        assertThat(hashes.leaf(Vectors.hex(v.path("entry_hex"))))
                                .isEqualTo(Vectors.hash(v.path("leaf"))));
        Vectors.each(vectors, "node_cases")
                .forEach(v ->
                        assertThat(
                                        hashes.node(
                                                Vectors.hash(v.path("left")),
                                                Vectors.hash(v.path("right"))))
                                .isEqualTo(Vectors.hash(v.path("node"))));
    }

    @Test
    void certificateTransparencyReferenceTreeHasItsKnownRoots() throws IOException {
        var vectors = Vectors.of("ct_reference_tree");
        var growing = new MerkleTree((level, hash) -> {});
        var roots = vectors.path("roots_by_size");
        assertThat(growing.root()).isEqualTo(Vectors.hash(roots.get(0)));
        for (var entry : vectors.path("entries_hex").values()) {
            growing.append(hashes.leaf(Vectors.hex(entry)));
            assertThat(growing.root()).isEqualTo(Vectors.hash(roots.get((int) growing.size())));
        }
    }

    static Stream<JsonNode> roots() {
        return Vectors.each("roots").filter(v -> v.path("size").asInt() <= SIZE);
    }

    @ParameterizedTest
    @MethodSource
    void roots(JsonNode vector) throws IOException {
        int size = vector.path("size").asInt();
        assertThat(tree.root(size)).isEqualTo(Vectors.hash(vector.path("root")));
        assertThat(tree.at(size).root()).isEqualTo(tree.root(size));
        assertThat(tree.root(size).base64()).isEqualTo(vector.path("root_b64").asString());
    }

    @Test
    void levelsHoldFullTilesAndOnePartialTile() throws IOException {
        for (var vector : Vectors.of("tile_layout").values()) {
            var grown = new Vectors.Tree(vector.path("size").asInt());
            var levels = vector.path("levels");
            assertThat(grown.levels()).hasSize(levels.size());
            for (var level : levels.values()) {
                int hashCount = grown.levels().get(level.path("level").asInt()).size();
                assertThat(hashCount / 256).isEqualTo(level.path("full").asInt());
                assertThat(hashCount % 256).isEqualTo(level.path("partial_width").asInt());
            }
        }
    }

    static Stream<JsonNode> tiles() {
        return Vectors.each("tiles");
    }

    @ParameterizedTest
    @MethodSource
    void tiles(JsonNode vector) throws EvidenceException {
        var path = TilePath.parse(vector.path("path").asString());
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.width(); i++) {
            bytes.writeBytes(tree.hash(path.level(), path.index() * 256 + i).bytes());
        }
        assertThat(bytes.size()).isEqualTo(vector.path("bytes").asInt());
        assertThat(sha256(bytes.toByteArray())).isEqualTo(vector.path("sha256").asString());
    }

    static Stream<JsonNode> bundles() {
        return Vectors.each("bundles");
    }

    @ParameterizedTest
    @MethodSource
    void bundles(JsonNode vector) throws EvidenceException {
        var path = TilePath.parse(vector.path("path").asString());
        assertThat(path.level()).isEqualTo(TilePath.ENTRIES);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.width(); i++) {
            var entry = Vectors.entry(path.index() * 256 + i);
            bytes.write(entry.length >> 8);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        assertThat(sha256(bytes.toByteArray())).isEqualTo(vector.path("sha256").asString());
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Hashes.newSha256().digest(bytes));
    }
}
