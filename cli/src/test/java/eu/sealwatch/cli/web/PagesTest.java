package eu.sealwatch.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * The pages in a real browser, on a collector that a real agent filled with the demo's capture.
 * With {@code -Dsealwatch.screenshots=true} the pictures of the guide are taken anew.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesTest {
    private static final String PASSWORD = "correct horse battery 9";
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/findings",
                    "/maintenance",
                    "/places",
                    "/traffic",
                    "/agents",
                    "/policy",
                    "/audit",
                    "/people",
                    "/me");
    private static final Path IMAGES =
            Path.of("..").toAbsolutePath().normalize().resolve("docs/images");

    @TempDir static Path folder;
    private static Site site;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(Browser.isInstalled(), "needs chromium and chromium-driver");
        site = Site.start(folder);
        browser = Browser.open(site.url());
        browser.logInFirst("admin", site.oneTimePassword(), PASSWORD);
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void everyPageIsQuietKeepsToItsHostAndHasNoBarriers() throws Exception {
        var wrong = new ArrayList<String>();
        browser.complaints();
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            for (String path : paths()) {
                browser.size(1280, 900);
                browser.go(path);
                look(path + " " + scheme, wrong);
                if (Boolean.getBoolean("sealwatch.screenshots")) {
                    Files.createDirectories(IMAGES);
                    Files.write(
                            IMAGES.resolve(name(path) + "-" + scheme + ".png"),
                            browser.picture(1280, 1400));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(2)
    void pagesFitAPhone() throws Exception {
        browser.prefer("light");
        browser.size(390, 844);
        for (String path : paths()) {
            browser.go(path);
            Object wider =
                    browser.driver()
                            .executeScript(
                                    "return document.documentElement.scrollWidth"
                                            + " - document.documentElement.clientWidth");
            assertThat(((Number) wider).intValue()).as(path).isLessThanOrEqualTo(0);
        }
        browser.size(1280, 900);
    }

    @Test
    @Order(3)
    void findingIsUnderstoodCommentedAndResolved() {
        browser.go("/findings?code=endpoint.not-allowed");
        browser.press("tbody a");
        assertThat(browser.text())
                .contains("Why it matters", "What to do", "Policy line that decided", "Signed");
        browser.type("comment", "asked the vendor why");
        browser.press("button[value='resolve']");
        assertThat(browser.path()).startsWith("/findings/");
        assertThat(browser.text()).contains("Resolved", "asked the vendor why");
        browser.go("/audit");
        assertThat(browser.text()).contains("asked the vendor why", "resolved");
        browser.press("form[action='/audit/verify'] button");
        assertThat(browser.text()).contains("Proven.");
    }

    @Test
    @Order(4)
    void trafficIsFoundByName() {
        browser.go("/traffic?name=othervendor&protocol=dicom");
        assertThat(browser.texts("tbody tr")).hasSize(1);
        assertThat(browser.text()).contains("images.othervendor.example", "Clear");
        browser.press("tbody a");
        assertThat(browser.text()).contains("network.community_id");
    }

    @Test
    @Order(5)
    void viewerSeesOnlyWhatAViewerMay() {
        browser.go("/people");
        browser.driver()
                .findElement(By.cssSelector("form[action='/people'] input[name='name']"))
                .sendKeys("vera");
        browser.press("form[action='/people'] button");
        String once = browser.texts(".secret").getFirst();
        browser.logOut();
        browser.logInFirst("vera", once, "another long password 7");
        assertThat(browser.texts("nav a"))
                .contains("Findings", "Maintenance", "Audit")
                .doesNotContain("Traffic", "Where data goes", "People");
        browser.go("/findings");
        assertThat(browser.texts("button[value='acknowledge']")).isEmpty();
        browser.go("/people");
        assertThat(browser.text()).contains("Your role does not allow this.");
    }

    private static List<String> paths() {
        var paths = new ArrayList<>(PAGES);
        try (var findings = site.collector().store().findings()) {
            paths.add("/findings/" + findings.findFirst().orElseThrow().finding().id());
        }
        return paths;
    }

    private static void look(String where, List<String> wrong) throws IOException {
        browser.complaints().forEach(each -> wrong.add(where + " says " + each));
        browser.strangers().forEach(each -> wrong.add(where + " asks " + each));
        browser.barriers().forEach(each -> wrong.add(where + " has " + each));
    }

    private static String name(String path) {
        if (path.equals("/")) {
            return "now";
        }
        return path.startsWith("/findings/") ? "finding" : path.substring(1);
    }
}
