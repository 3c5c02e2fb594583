package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.rhythm.RhythmMeter;
import eu.sealwatch.wire.v1.FlowRecord;
import org.jspecify.annotations.Nullable;

/** What listens to one flow after its inspection, and what was heard. */
final class Ear {
    private @Nullable RhythmMeter rhythm;

    @Nullable RhythmMeter rhythm() {
        return rhythm;
    }

    void measure(RhythmMeter meter) {
        rhythm = meter;
    }

    /** Adds what was heard to the flow's record. */
    void describe(FlowRecord.Builder record, boolean ended) {
        if (rhythm != null && !rhythm.isEmpty()) {
            record.setRhythm(rhythm.read(ended));
        }
    }
}
