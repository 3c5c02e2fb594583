package eu.sealwatch.collector.serve;

/** What was asked cannot be answered as it was asked; the message is for who asked. */
final class BadRequest extends Exception {
    private final int status;

    BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    BadRequest(String message) {
        this(400, message);
    }

    static BadRequest notFound() {
        return new BadRequest(404, "there is no such thing here");
    }

    int status() {
        return status;
    }
}
