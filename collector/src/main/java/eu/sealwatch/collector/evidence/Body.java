package eu.sealwatch.collector.evidence;

/** What an entry holds of its payload: all of it, or, when that is too long, what binds it. */
sealed interface Body {

    record Inline(byte[] payload) implements Body {}

    /** The payload lies beside the log, in a file named by its hash. */
    record Beside(Hash sha256, long length) implements Body {}
}
