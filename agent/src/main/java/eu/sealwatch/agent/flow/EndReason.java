package eu.sealwatch.agent.flow;

/** Why a flow is over. */
public enum EndReason {
    /** TCP FIN in both directions. */
    FINISHED,
    /** TCP RST. */
    RESET,
    /** Nothing came for the time-out. */
    IDLE,
    /** The table was full. */
    EVICTED,
    /** The capture stopped while it was open. */
    CAPTURE_ENDED
}
