package eu.sealwatch.cli.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium, without a screen, that remembers what it complained about and whom it asked.
 */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final String url;

    private Browser(ChromeDriver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static Browser open(String url) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--force-color-profile=srgb",
                "--hide-scrollbars",
                "--lang=en");
        options.setAcceptInsecureCerts(true);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
        var driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1280, 900));
        return new Browser(driver, url);
    }

    void go(String path) {
        driver.get(url + path);
    }

    void logIn(String name, String password) {
        go("/login");
        type("name", name);
        type("password", password);
        press("form button.main");
    }

    /** Logs in for the first time, and chooses a password. */
    void logInFirst(String name, String once, String password) {
        logIn(name, once);
        type("old", once);
        type("fresh", password);
        type("again", password);
        press("form[action='/me/password'] button");
    }

    void logOut() {
        press("form[action='/logout'] button");
    }

    void type(String field, String text) {
        WebElement element = driver.findElement(By.name(field));
        element.clear();
        element.sendKeys(text);
    }

    void press(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String path() {
        return String.valueOf(driver.getCurrentUrl()).substring(url.length());
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }

    ChromeDriver driver() {
        return driver;
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** As a person's system would have it set. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Warnings and errors on the console since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                // axe-core's own, when it measures contrast; no page of ours has a canvas
                .filter(entry -> !entry.getMessage().contains("willReadFrequently"))
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Addresses of other hosts that were asked for since the last call. */
    List<String> strangers() {
        var strangers = new ArrayList<String>();
        driver.manage()
                .logs()
                .get(LogType.PERFORMANCE)
                .forEach(entry -> {
                    String message = entry.getMessage();
                    int at = message.indexOf("\"Network.requestWillBeSent\"");
                    int url = message.indexOf("\"url\":\"", Math.max(at, 0));
                    if (at >= 0 && url >= 0) {
                        String asked = message.substring(url + 7, message.indexOf('"', url + 7));
                        if (!asked.startsWith(this.url) && !asked.startsWith("data:")) {
                            strangers.add(asked);
                        }
                    }
                });
        return strangers;
    }

    /** What axe-core finds against WCAG 2.2 A and AA. */
    List<String> barriers() throws IOException {
        String axe;
        try (InputStream in =
                Browser.class.getResourceAsStream(
                        "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        driver.executeScript(axe);
        Object found =
                driver.executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
                            "wcag22aa", "best-practice"]})
                          .then(found => done(found.violations.map(each => each.id + ": "
                              + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)
                                  + " " + (node.any[0]?.message ?? "")).join(" | "))))
                          .catch(error => done(["axe failed: " + error]));
                        """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** The whole page, however long. */
    byte[] picture(int width, int mostHeight) {
        Number height =
                (Number)
                        driver.executeScript(
                                "return Math.max(document.body.scrollHeight,"
                                        + " document.documentElement.scrollHeight)");
        driver.manage()
                .window()
                .setSize(
                        new Dimension(
                                width,
                                Math.min(mostHeight, Math.max(700, height.intValue() + 90))));
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
