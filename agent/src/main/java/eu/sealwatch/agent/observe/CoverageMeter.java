package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.capture.CaptureCounters;
import eu.sealwatch.agent.decode.DecodeSums;
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
    private Progress progressBefore = Progress.NONE;
    private long sessionsBefore;

    public CoverageMeter(String source) {
        this.source = source;
    }

    /**
     * The statement up to a moment; none for the first moment of a live capture, which only begins
     * the first stretch, nor for a file without packets.
     *
     * @param sessionsEvicted sessions that were ended because there were too many
     */
    public Optional<Observation> until(
            long to, CaptureCounters now, Progress progress, long sessionsEvicted) {
        if (from == 0) {
            from = progress.watchingSince() == 0 ? to : progress.watchingSince();
        }
        if (to <= from) {
            return Optional.empty();
        }
        var coverage =
                Coverage.newBuilder()
                        .setFrom(from)
                        .setTo(to)
                        .setSource(source)
                        .setPackets(now.packets() - before.packets())
                        .setBytes(now.bytes() - before.bytes())
                        .setDroppedByKernel(now.droppedByKernel() - before.droppedByKernel())
                        .setDroppedByInterface(
                                now.droppedByInterface() - before.droppedByInterface())
                        .setFlowsOpen(progress.flows().open())
                        .setSessionsEvicted(sessionsEvicted - sessionsBefore);
        decoded(progress.decoded(), progressBefore.decoded(), coverage);
        bounds(progress, progressBefore, coverage);
        from = to;
        before = now;
        progressBefore = progress;
        sessionsBefore = sessionsEvicted;
        return Optional.of(Observation.newBuilder().setTime(to).setCoverage(coverage).build());
    }

    private static void decoded(DecodeSums now, DecodeSums before, Coverage.Builder coverage) {
        coverage.setMalformed(now.malformed() - before.malformed())
                .setPacketsInside(now.opened() - before.opened())
                .setReassembled(now.reassembled() - before.reassembled())
                .setFragmentsOverlapping(now.overlapping() - before.overlapping())
                .setReassemblyGivenUp(now.reassemblyGivenUp() - before.reassemblyGivenUp());
    }

    private static void bounds(Progress now, Progress before, Coverage.Builder coverage) {
        FlowCounters flows = now.flows();
        FlowCounters flowsBefore = before.flows();
        long uninspected = flows.uninspected() - flowsBefore.uninspected();
        Unheard unheard = now.unheard();
        Unheard unheardBefore = before.unheard();
        coverage.setFlowsEvicted(flows.evicted() - flowsBefore.evicted())
                .setFlowsEvictedForMemory(flows.evictedForMemory() - flowsBefore.evictedForMemory())
                .setPrefixesCut(flows.gaps() - flowsBefore.gaps() + uninspected)
                .setInspectionsCut(uninspected)
                .setContentsNotSearched(unheard.notSearched() - unheardBefore.notSearched())
                .setFlowsNotDescribed(unheard.notDescribed() - unheardBefore.notDescribed())
                .setNamesForgotten(now.namesForgotten() - before.namesForgotten());
    }
}
