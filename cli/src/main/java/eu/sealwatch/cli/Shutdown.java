package eu.sealwatch.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the signal to end (SIGINT, SIGTERM), and holds the JVM until the service has closed.
 * Declare it before the service's resources, so that it is closed after them.
 */
final class Shutdown implements AutoCloseable {
    /** How long the services may take to close; after that the process goes all the same. */
    private static final long GRACE_SECONDS = 15;

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Shutdown() {
        Thread hook = Thread.ofPlatform().name("shutdown").unstarted(this::hold);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Returns when the process is asked to end.
     *
     * @throws ExecutionException when the service fails first
     */
    void await(CompletableFuture<?> failure) throws ExecutionException, InterruptedException {
        CompletableFuture.anyOf(asked, failure).get();
    }

    /** Whether the process was asked to end. */
    boolean asked() {
        return asked.isDone();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void hold() {
        asked.complete(null);
        try {
            if (!closed.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "sealwatch: did not close in time; nothing acknowledged is lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
