package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.serve.login.Right;

/**
 * One thing that can be asked for, and the right that it takes.
 *
 * @param path as the router writes it, with {@code :name} for parts that vary
 */
record Endpoint(Method method, String path, Right right, Handling handling) {

    enum Method {
        GET,
        POST
    }

    /** Answers on a worker thread; may wait. */
    interface Handling {
        void handle(Exchange exchange) throws Exception;
    }

    static Endpoint get(String path, Right right, Handling handling) {
        return new Endpoint(Method.GET, path, right, handling);
    }

    static Endpoint post(String path, Right right, Handling handling) {
        return new Endpoint(Method.POST, path, right, handling);
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }
}
