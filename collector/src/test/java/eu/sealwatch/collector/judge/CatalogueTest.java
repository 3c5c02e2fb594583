package eu.sealwatch.collector.judge;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.detect.Detectors;
import eu.sealwatch.collector.judge.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    /** Set this property to write the page anew. */
    private static final String REWRITE = "sealwatch.rewrite";

    private static final Path PAGE = Path.of("../docs/findings.md");

    @Test
    void eachRuleRaisesOneCodeOfTheCatalogueAndNoCodeIsLeftOver() {
        Set<String> raised = new HashSet<>();
        Rules.aboutFlows().forEach(group -> group.rules().forEach(rule -> raised.add(rule.code())));
        Rules.aboutMaintenance().forEach(rule -> raised.add(rule.code()));
        Rules.aboutSessions().forEach(rule -> raised.add(rule.code()));
        Rules.aboutSightings().forEach(rule -> raised.add(rule.code()));
        Detectors.ofFlows().forEach(detector -> raised.add(detector.code()));
        Detectors.ofLookups().forEach(detector -> raised.add(detector.code()));
        raised.add(Judge.NOTHING_IN_FORCE);
        Rules.aboutCoverage().forEach(rule -> raised.add(rule.code()));
        assertThat(raised).containsExactlyInAnyOrderElementsOf(Catalogue.codes());
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

    @Test
    void tableOfJudgingHasARowForEachCode() throws IOException {
        String page = Files.readString(Path.of("../docs/judging.md"));
        assertThat(Catalogue.codes())
                .allSatisfy(code -> assertThat(page).contains("\n| " + code + " | "));
    }

    /** What was seen is said to have been seen; nothing else is said to leak. */
    @Test
    void nothingIsSaidToLeakThatOnlyCan() {
        assertThat(Catalogue.entries())
                .allSatisfy(entry ->
                        assertThat(entry.meaning() + entry.why() + entry.title())
                                .doesNotContainPattern("\\bleaks\\b"));
    }
}
