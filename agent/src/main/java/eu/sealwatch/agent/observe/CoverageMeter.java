package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.capture.CaptureCounters;
import eu.sealwatch.agent.flow.FlowCounters;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Observation;
import java.util.Optional;

/**
 * States what could be seen since it was last asked. Counters of the source only grow; a statement
 * holds the difference, so that statements add up.
 */
public final class CoverageMeter {
    private final String source;
    private long from;
    private CaptureCounters before = new CaptureCounters(0, 0, 0, 0);
    private long malformedBefore;
    private long evictedBefore;
    private long cutBefore;

    public CoverageMeter(String source) {
        this.source = source;
    }

    /**
     * The statement up to a moment; none for the first moment of a live capture, which only begins
     * the first stretch, nor for a file without packets.
     */
    public Optional<Observation> until(long to, CaptureCounters now, Progress progress) {
        if (from == 0) {
            from = progress.watchingSince() == 0 ? to : progress.watchingSince();
        }
        if (to <= from) {
            return Optional.empty();
        }
        FlowCounters flows = progress.flows();
        long malformed = progress.malformed();
        long cut = flows.gaps() + flows.uninspected();
        var coverage =
                Coverage.newBuilder()
                        .setFrom(from)
                        .setTo(to)
                        .setSource(source)
                        .setPackets(now.packets() - before.packets())
                        .setBytes(now.bytes() - before.bytes())
                        .setMalformed(malformed - malformedBefore)
                        .setDroppedByKernel(now.droppedByKernel() - before.droppedByKernel())
                        .setDroppedByInterface(
                                now.droppedByInterface() - before.droppedByInterface())
                        .setFlowsOpen(flows.open())
                        .setFlowsEvicted(flows.evicted() - evictedBefore)
                        .setPrefixesCut(cut - cutBefore)
                        .build();
        from = to;
        before = now;
        malformedBefore = malformed;
        evictedBefore = flows.evicted();
        cutBefore = cut;
        return Optional.of(Observation.newBuilder().setTime(to).setCoverage(coverage).build());
    }
}
