package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "vendor.example, vendor.example, true",
        "vendor.example, VENDOR.example., true",
        "vendor.example, a.vendor.example, false",
        "*.vendor.example, a.vendor.example, true",
        "*.vendor.example, a.b.Vendor.Example., true",
        "*.vendor.example, vendor.example, false",
        "*.vendor.example, xvendor.example, false",
        "*.vendor.example, .vendor.example, false",
        "*.vendor.example, vendor.example.attacker.example, false"
    })
    void starStandsForWholeLeadingLabels(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void caseAndFinalDotOfPatternDoNotMatter() {
        assertThat(new NamePattern("*.Vendor.Example."))
                .isEqualTo(new NamePattern("*.vendor.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "a.*.example",
                "*vendor.example",
                "a..example",
                "-a.example",
                "https://a.example",
                "a.example/x",
                "a b"
            })
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> new NamePattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is neither a host name nor");
    }
}
