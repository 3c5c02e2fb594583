package eu.sealwatch.collector.serve;

/** What did not work, in one sentence. */
public record ErrorPage(int status, String message) {}
