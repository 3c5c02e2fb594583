package eu.sealwatch.agent.flow;

import org.jspecify.annotations.Nullable;

/** What a flow is lent while it is inspected, in an {@link Inspections} list meanwhile. */
abstract sealed class Inspection permits TcpConversation, DatagramHistory {
    int slot;
    @Nullable Inspection older;
    @Nullable Inspection younger;

    /** Gives the memory back. */
    abstract void release();
}
