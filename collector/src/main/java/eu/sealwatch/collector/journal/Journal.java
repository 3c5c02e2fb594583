package eu.sealwatch.collector.journal;

import java.util.concurrent.CompletableFuture;

/** Takes what people did into the evidence log. */
public interface Journal {

    /**
     * Completes with the log index when the entry is durable and the store knows it; exceptionally
     * when nothing can be recorded any more. Whoever shows something that must be remembered waits
     * for it.
     */
    CompletableFuture<Long> record(Deed deed);
}
