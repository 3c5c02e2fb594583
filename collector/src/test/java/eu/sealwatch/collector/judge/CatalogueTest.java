package eu.sealwatch.collector.judge;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.rule.Rules;
import eu.sealwatch.collector.judge.scene.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    /** Set this property to write the page anew. */
    private static final String REWRITE = "sealwatch.rewrite";

    private static final Path PAGE = Path.of("../docs/findings.md");

    @Test
    void eachRuleRaisesOneCodeOfTheCatalogueAndNoCodeIsLeftOver() {
        assertThat(Rules.all().stream().map(Rule::code).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Catalogue.codes());
    }

    @Test
    void pageIsWhatTheCatalogueSays() throws IOException {
        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(PAGE, FindingsPage.markdown());
        }
        assertThat(Files.readString(PAGE))
                .as("run the test with -D%s=true to write docs/findings.md anew", REWRITE)
                .isEqualTo(FindingsPage.markdown());
    }
}
