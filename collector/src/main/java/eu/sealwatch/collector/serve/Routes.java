package eu.sealwatch.collector.serve;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;

/** From the list of endpoints to a router: headers, rates and sizes first, then the entrance. */
final class Routes {
    /** The largest form is a bulk action: 500 ids, and a comment. */
    static final int MOST_BODY_BYTES = 65_536;

    private static final double REQUESTS_PER_SECOND = 50;
    private static final double REQUESTS_AT_ONCE = 500;

    /** No script, style or frame but our own, and no form to anywhere else. */
    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private Routes() {}

    static Handler<HttpServerRequest> of(
            Vertx vertx,
            Entrance entrance,
            List<Endpoint> endpoints,
            Live live,
            WebCertificate certificate) {
        Router router = Router.router(vertx);
        var rates = new RateLimit(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE, System::nanoTime);
        router.route().handler(context -> headers(context, certificate));
        router.route()
                .handler(context -> {
                    var remote = context.request().remoteAddress();
                    if (rates.takes(remote == null ? "" : String.valueOf(remote.hostAddress()))) {
                        context.next();
                    } else {
                        context.fail(429);
                    }
                });
        router.get("/static/:tag/:name").handler(StaticFiles::serve);
        router.get("/live")
                .handler(context -> {
                    if (entrance.known(context)) {
                        live.listen(context);
                    } else {
                        context.response().setStatusCode(204).end();
                    }
                });
        var body =
                BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES).setHandleFileUploads(false);
        for (Endpoint endpoint : endpoints) {
            var route = router.route(HttpMethod.valueOf(endpoint.method().name()), endpoint.path());
            if (endpoint.method() == Endpoint.Method.POST) {
                route.handler(body);
            }
            route.blockingHandler(context -> entrance.handle(context, endpoint), false);
        }
        for (int status : new int[] {400, 404, 405, 413, 429, 500}) {
            router.errorHandler(status, context -> refuse(context, entrance, status));
        }
        return router;
    }

    private static void refuse(RoutingContext context, Entrance entrance, int status) {
        if (!context.response().ended() && !context.response().headWritten()) {
            entrance.refuse(context, status);
        }
    }

    private static void headers(RoutingContext context, WebCertificate certificate) {
        var response = context.response();
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.putHeader("Cache-Control", "no-store");
        if (!certificate.selfSigned()) {
            // with a self-signed one, browsers would let nobody past their warning (RFC 6797, 8.4)
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        context.next();
    }
}
