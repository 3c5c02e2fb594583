package eu.sealwatch.collector.serve;

import eu.sealwatch.wire.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The few files beside the pages, from the class path, compressed once. They are looked up by name
 * among those listed here, so no path leads anywhere else. Pages name them with their hash, so that
 * browsers may keep them for ever.
 */
final class StaticFiles {
    private static final Map<String, String> TYPES =
            Map.of(
                    "app.css", "text/css; charset=utf-8",
                    "app.js", "text/javascript; charset=utf-8",
                    "htmx.js", "text/javascript; charset=utf-8",
                    "icon.svg", "image/svg+xml");
    private static final String HTMX =
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private static final Map<String, Content> CONTENTS = contents();

    private record Content(String type, Buffer gzip, Buffer plain, String tag) {}

    private StaticFiles() {}

    /** The address of a file, for pages. */
    static String url(String name) {
        Content content = CONTENTS.get(name);
        if (content == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return "/static/" + content.tag() + "/" + name;
    }

    static void serve(RoutingContext exchange) {
        Content content = CONTENTS.get(exchange.pathParam("name"));
        if (content == null || !content.tag().equals(exchange.pathParam("tag"))) {
            exchange.fail(404);
            return;
        }
        var response = exchange.response();
        response.putHeader("Content-Type", content.type());
        response.putHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.putHeader("Vary", "Accept-Encoding");
        String encodings = exchange.request().getHeader("Accept-Encoding");
        if (encodings != null && encodings.contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip");
            response.end(content.gzip());
        } else {
            response.end(content.plain());
        }
    }

    private static Map<String, Content> contents() {
        var contents = new java.util.HashMap<String, Content>();
        TYPES.forEach((name, type) ->
                contents.put(
                        name, content(name.equals("htmx.js") ? HTMX : "static/" + name, type)));
        return Map.copyOf(contents);
    }

    private static Content content(String resource, String type) {
        try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            byte[] bytes = in.readAllBytes();
            var gzip = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(gzip)) {
                out.write(bytes);
            }
            String tag = HexFormat.of().formatHex(Sha256.of(bytes)).substring(0, 12);
            return new Content(type, Buffer.buffer(gzip.toByteArray()), Buffer.buffer(bytes), tag);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
