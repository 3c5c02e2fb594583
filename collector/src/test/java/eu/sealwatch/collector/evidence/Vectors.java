package eu.sealwatch.collector.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project's own test vectors, and the small parts that tests share. */
final class Vectors {

    private static final JsonNode ALL = load();

    private Vectors() {}

    static JsonNode of(String key) {
        var node = ALL.path(key);
        assertThat(node.isMissingNode()).as("vectors:" + key).isFalse();
        return node;
    }

    static Stream<JsonNode> each(String key) {
        assertThat(of(key).size()).isPositive();
        return of(key).valueStream();
    }

    static Stream<JsonNode> each(JsonNode parent, String key) {
        assertThat(parent.path(key).size()).isPositive();
        return parent.path(key).valueStream();
    }

    static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asString());
    }

    static Hash hash(JsonNode node) {
        return Hash.of(hex(node));
    }

    /** Numbers of the synthetic tree are strings, being too large for JSON. */
    static long number(JsonNode node) {
        return Long.parseLong(node.asString());
    }

    static List<Hash> path(JsonNode node) {
        return node.valueStream().map(Vectors::hash).toList();
    }

    static byte[] entry(long i) {
        return ("evidence-entry/" + i).getBytes(StandardCharsets.US_ASCII);
    }

    static LogKey logKey() {
        var key = of("keys").path("log_ed25519");
        return LogKey.fromSeed(key.path("name").asString(), hex(key.path("seed_hex")));
    }

    /** A tree in memory over the vectors' entries, with all its tiles. */
    static final class Tree implements HashSink, HashSource {

        private final List<List<Hash>> levels = new ArrayList<>();
        private final MerkleTree tree = new MerkleTree(this);
        private final List<Hash> roots = new ArrayList<>();

        Tree(int size) throws IOException {
            var hashes = new Hashes();
            roots.add(tree.root());
            for (int i = 0; i < size; i++) {
                tree.append(hashes.leaf(entry(i)));
                roots.add(tree.root());
            }
        }

        @Override
        public void add(int level, Hash hash) {
            if (level == levels.size()) levels.add(new ArrayList<>());
            levels.get(level).add(hash);
        }

        @Override
        public Hash hash(int level, long position) {
            return levels.get(level).get((int) position);
        }

        TreeView at(long size) {
            return new TreeView(this, size);
        }

        Hash root(int size) {
            return roots.get(size);
        }

        List<List<Hash>> levels() {
            return levels;
        }
    }

    private static JsonNode load() {
        try (var in = Vectors.class.getResourceAsStream("evidence-vectors.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
