package eu.sealwatch.agent.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where flows are kept: the numbers of each side by side in pages of longs, and the two objects
 * that a flow may hold beside them. A million flows are a few hundred arrays, so the collector has
 * next to nothing to walk or to move, and what a packet touches of its flow is two or three cache
 * lines.
 *
 * <p>A flow is known by its slot; {@link Flow} reads and writes the numbers there. Slots are used
 * again, last freed first.
 */
final class FlowMemory {
    static final int WORDS = 21;

    /**
     * What a flow costs whatever it carries: its words, two references, what it holds, and its
     * places in the wheel, in the index and among the free.
     */
    private static final int FLOW_BYTES = WORDS * Long.BYTES + 2 * 4 + 4 + 8 + 16 + 4;

    private static final int PAGE_BITS = 10;
    private static final int PAGE_FLOWS = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_FLOWS - 1;

    private long[][] pages = {};
    private @Nullable Inspection[][] lent = {};
    private @Nullable Object[][] attached = {};
    private int[][] held = {};
    private long heldBytes;
    private int[] free = {};
    private int freeCount;
    private int pageCount;

    /** A slot with old contents. */
    int take() {
        if (freeCount == 0) {
            addPage();
        }
        return free[--freeCount];
    }

    void giveBack(int slot) {
        free[freeCount++] = slot;
    }

    /** Whether the next flow that is taken makes this grow. */
    boolean isFull() {
        return freeCount == 0;
    }

    /** Bytes of memory for flows and for what they hold. */
    long bytes() {
        return (long) pageCount * PAGE_FLOWS * FLOW_BYTES + heldBytes;
    }

    /** Bytes that the layer above keeps with all flows. */
    long heldBytes() {
        return heldBytes;
    }

    /** How many bytes more there are when it grows. */
    static int pageBytes() {
        return PAGE_FLOWS * FLOW_BYTES;
    }

    /** Bytes that the layer above keeps with a flow. */
    int held(int slot) {
        return held[slot >>> PAGE_BITS][slot & PAGE_MASK];
    }

    void hold(int slot, int bytes) {
        int[] page = held[slot >>> PAGE_BITS];
        heldBytes += bytes - page[slot & PAGE_MASK];
        page[slot & PAGE_MASK] = bytes;
    }

    long[] page(int slot) {
        return pages[slot >>> PAGE_BITS];
    }

    static int place(int slot) {
        return (slot & PAGE_MASK) * WORDS;
    }

    @Nullable Inspection lent(int slot) {
        return lent[slot >>> PAGE_BITS][slot & PAGE_MASK];
    }

    void lend(int slot, @Nullable Inspection inspection) {
        lent[slot >>> PAGE_BITS][slot & PAGE_MASK] = inspection;
    }

    @Nullable Object attached(int slot) {
        return attached[slot >>> PAGE_BITS][slot & PAGE_MASK];
    }

    void attach(int slot, @Nullable Object object) {
        attached[slot >>> PAGE_BITS][slot & PAGE_MASK] = object;
    }

    private void addPage() {
        if (pageCount == pages.length) {
            int more = Math.max(16, pageCount * 2);
            pages = Arrays.copyOf(pages, more);
            lent = Arrays.copyOf(lent, more);
            attached = Arrays.copyOf(attached, more);
            held = Arrays.copyOf(held, more);
            free = Arrays.copyOf(free, more * PAGE_FLOWS);
        }
        pages[pageCount] = new long[PAGE_FLOWS * WORDS];
        lent[pageCount] = new Inspection[PAGE_FLOWS];
        attached[pageCount] = new Object[PAGE_FLOWS];
        held[pageCount] = new int[PAGE_FLOWS];
        int first = pageCount * PAGE_FLOWS;
        for (int slot = first + PAGE_FLOWS - 1; slot >= first; slot--) {
            free[freeCount++] = slot;
        }
        pageCount++;
    }
}
