package eu.sealwatch.agent.flow;

import org.jspecify.annotations.Nullable;

/**
 * Inspections that go on, the one longest without news first: where first bytes find no room, that
 * one is over, so that flows which say little cannot keep others from being looked at.
 */
final class Inspections {
    private @Nullable Inspection eldest;
    private @Nullable Inspection youngest;
    private int size;

    int size() {
        return size;
    }

    @Nullable Inspection eldest() {
        return eldest;
    }

    void add(Inspection inspection) {
        inspection.older = youngest;
        inspection.younger = null;
        if (youngest == null) {
            eldest = inspection;
        } else {
            youngest.younger = inspection;
        }
        youngest = inspection;
        size++;
    }

    void remove(Inspection inspection) {
        Inspection before = inspection.older;
        Inspection after = inspection.younger;
        if (before == null) {
            eldest = after;
        } else {
            before.younger = after;
        }
        if (after == null) {
            youngest = before;
        } else {
            after.older = before;
        }
        inspection.older = null;
        inspection.younger = null;
        size--;
    }

    /** There is news of it. */
    void touch(Inspection inspection) {
        if (inspection != youngest) {
            remove(inspection);
            add(inspection);
        }
    }
}
