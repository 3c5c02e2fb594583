package eu.sealwatch.agent.capture;

/**
 * What a source received and lost: what passed the tap = packets + droppedByKernel +
 * droppedByInterface.
 */
public record CaptureCounters(
        long packets, long bytes, long droppedByKernel, long droppedByInterface) {}
