package eu.sealwatch.collector.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TilePathTest {

    @Test
    void pathsReadAndWriteTheSame() throws EvidenceException {
        for (var vector : Vectors.of("paths").values()) {
            var tile =
                    new TilePath(
                            vector.path("level").asInt(),
                            vector.path("index").asLong(),
                            vector.path("width").asInt());
            var path = vector.path("path").asString();
            assertThat(tile.toString()).isEqualTo(path);
            assertThat(TilePath.parse(path)).isEqualTo(tile);
        }
    }

    @Test
    void bundlePathsReadAndWriteTheSame() throws EvidenceException {
        for (var vector : Vectors.of("entry_paths").values()) {
            var bundle =
                    new TilePath(
                            TilePath.ENTRIES,
                            vector.path("index").asLong(),
                            vector.path("width").asInt());
            var path = vector.path("path").asString();
            assertThat(bundle.toString()).isEqualTo(path);
            assertThat(TilePath.parse(path)).isEqualTo(bundle);
        }
    }

    @Test
    void otherSpellingsAreRefused() {
        for (var path : Vectors.of("bad_paths").values()) {
            assertThatThrownBy(() -> TilePath.parse(path.asString()))
                    .as(path.asString())
                    .isInstanceOf(EvidenceException.class);
        }
    }

    @Test
    void theLargestIndexHasSevenGroups() throws EvidenceException {
        var path = "tile/0/x009/x223/x372/x036/x854/x775/807";
        assertThat(TilePath.parse(path).index()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> TilePath.parse("tile/0/x009/x223/x372/x036/x854/x775/808"))
                .isInstanceOf(EvidenceException.class);
    }
}
