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

    private static final int PAGE_BITS = 10;
    private static final int PAGE_FLOWS = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_FLOWS - 1;

    private long[][] pages = {};
    private @Nullable Object[][] lent = {};
    private @Nullable Object[][] attached = {};
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

    /** One more than the largest slot there can be now. */
    int slots() {
        return pageCount * PAGE_FLOWS;
    }

    long[] page(int slot) {
        return pages[slot >>> PAGE_BITS];
    }

    static int place(int slot) {
        return (slot & PAGE_MASK) * WORDS;
    }

    @Nullable Object lent(int slot) {
        return lent[slot >>> PAGE_BITS][slot & PAGE_MASK];
    }

    void lend(int slot, @Nullable Object object) {
        lent[slot >>> PAGE_BITS][slot & PAGE_MASK] = object;
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
            free = Arrays.copyOf(free, more * PAGE_FLOWS);
        }
        pages[pageCount] = new long[PAGE_FLOWS * WORDS];
        lent[pageCount] = new Object[PAGE_FLOWS];
        attached[pageCount] = new Object[PAGE_FLOWS];
        int first = pageCount * PAGE_FLOWS;
        for (int slot = first + PAGE_FLOWS - 1; slot >= first; slot--) {
            free[freeCount++] = slot;
        }
        pageCount++;
    }
}
