package eu.sealwatch.collector.alert.delivery;

import eu.sealwatch.collector.alert.format.Message;
import java.io.IOException;

/** A way to a receiver. Used by one thread. */
public interface Delivery extends AutoCloseable {

    /**
     * Returns when the receiver has it, as far as the way can tell.
     *
     * @throws Refused when trying again is of no use
     * @throws IOException when it may work later
     */
    void deliver(Message message, byte[] content) throws IOException, InterruptedException;

    @Override
    default void close() {}
}
