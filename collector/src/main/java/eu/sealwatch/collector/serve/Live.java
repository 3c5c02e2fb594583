package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells open pages that something changed, by server-sent events: only that it did, so that each
 * page asks for what its reader may see. Once a second at most.
 */
final class Live implements AutoCloseable {
    /** Pages that listen at once; further ones are told to come back. */
    private static final int MOST = 200;

    private static final long LOOK_MS = 1000;
    private static final long BEAT_MS = 15_000;

    private final Vertx vertx;
    private final Store store;
    private final Set<HttpServerResponse> listening = ConcurrentHashMap.newKeySet();
    private final long look;
    private final long beat;
    private volatile long seen;

    Live(Vertx vertx, Store store) {
        this.vertx = vertx;
        this.store = store;
        this.seen = store.applied();
        this.look = vertx.setPeriodic(LOOK_MS, _ -> look());
        this.beat = vertx.setPeriodic(BEAT_MS, _ -> say(":\n\n"));
    }

    void listen(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (listening.size() >= MOST) {
            response.setStatusCode(503).putHeader("Retry-After", "60").end();
            return;
        }
        response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
        response.setChunked(true);
        response.closeHandler(_ -> listening.remove(response));
        listening.add(response);
        response.write("retry: 5000\n\n");
    }

    private void look() {
        if (listening.isEmpty()) {
            return;
        }
        vertx.executeBlocking(store::applied)
                .onSuccess(applied -> {
                    if (applied != seen) {
                        seen = applied;
                        say("event: changed\ndata: " + applied + "\n\n");
                    }
                });
    }

    /** Who does not read is dropped: its browser comes back by itself. */
    private void say(String text) {
        for (HttpServerResponse response : listening) {
            if (response.ended() || response.closed() || response.writeQueueFull()) {
                listening.remove(response);
                response.reset();
            } else {
                response.write(text);
            }
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(look);
        vertx.cancelTimer(beat);
        listening.forEach(HttpServerResponse::end);
    }
}
