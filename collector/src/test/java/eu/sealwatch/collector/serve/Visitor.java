package eu.sealwatch.collector.serve;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Somebody with a client of his own, who trusts the certificate that the collector made. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final String url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;

    Visitor(String url, Path certificate) throws IOException, GeneralSecurityException {
        this.url = url;
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "web", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        this.client =
                HttpClient.newBuilder()
                        .sslContext(tls)
                        .cookieHandler(cookies)
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = request(path, headers).GET();
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, ?> form, String... headers)
            throws Exception {
        String body =
                form.entrySet().stream()
                        .flatMap(field ->
                                (field.getValue() instanceof List<?> list
                                                ? list
                                                : List.of(field.getValue()))
                                        .stream()
                                                .map(value ->
                                                        encode(field.getKey())
                                                                + "="
                                                                + encode(String.valueOf(value))))
                        .collect(Collectors.joining("&"));
        return send(path, body, "application/x-www-form-urlencoded", headers);
    }

    HttpResponse<String> send(String path, String body, String type, String... headers)
            throws Exception {
        var request =
                request(path, headers)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> logIn(String name, String password) throws Exception {
        return post("/login", Map.of("name", name, "password", password, "code", ""));
    }

    /** Logs in with a one-time password, and changes it. */
    Visitor logInFirst(String name, String once, String password) throws Exception {
        logIn(name, once);
        post(
                "/me/password",
                Map.of("csrf", csrf("/me"), "old", once, "fresh", password, "again", password));
        return this;
    }

    /** The token of a form on a page. */
    String csrf(String page) throws Exception {
        var found = CSRF.matcher(get(page).body());
        if (!found.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        return found.group(1);
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getValue)
                .collect(Collectors.joining());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(Arrays.copyOf(headers, headers.length));
        }
        return request;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
