package eu.sealwatch.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "servces, services, 1",
        "form, from, 2",
        "SSH, ssh, 0",
        "'', abc, 3"
    })
    void distanceCountsSingleEdits(String left, String right, int edits) {
        assertThat(Nearest.distance(left, right)).isEqualTo(edits);
    }

    @Property
    void distanceIsSymmetricAndZeroOnlyForItself(
            @ForAll @AlphaChars @StringLength(max = 12) String left,
            @ForAll @AlphaChars @StringLength(max = 12) String right) {
        assertThat(Nearest.distance(left, right)).isEqualTo(Nearest.distance(right, left));
        assertThat(Nearest.distance(left, right) == 0).isEqualTo(left.equalsIgnoreCase(right));
    }

    @Test
    void whatIsFarFromEverythingListsWhatIsKnown() {
        assertThat(Nearest.hint("colour", List.of("id", "name")))
                .isEqualTo("; known here: id, name");
    }
}
