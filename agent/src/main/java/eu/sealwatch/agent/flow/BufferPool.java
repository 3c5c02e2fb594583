package eu.sealwatch.agent.flow;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Byte arrays of 512 bytes and its doubles, lent and taken back, within one bound. */
final class BufferPool {
    private static final int SMALLEST_BITS = 9;
    static final int SMALLEST = 1 << SMALLEST_BITS;

    private final ArrayDeque<byte[]>[] free;
    private final long bound;
    private long allocated;
    private long idle;

    BufferPool(long bound, int largest) {
        this.bound = bound;
        this.free = stacks(sizeClass(largest) + 1);
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // an array of a generic type can be made no other way
    private static ArrayDeque<byte[]>[] stacks(int count) {
        ArrayDeque<byte[]>[] stacks = new ArrayDeque[count];
        for (int i = 0; i < count; i++) {
            stacks[i] = new ArrayDeque<>();
        }
        return stacks;
    }

    private static int sizeClass(int bytes) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bytes - 1);
        return Math.max(bits - SMALLEST_BITS, 0);
    }

    /** At least so many bytes, with old contents; null when the bound is reached. */
    byte @Nullable [] take(int bytes) {
        int sizeClass = sizeClass(bytes);
        byte[] pooled = free[sizeClass].pollLast();
        if (pooled != null) {
            idle -= pooled.length;
            return pooled;
        }
        int size = SMALLEST << sizeClass;
        if (allocated + size > bound) {
            dropFree();
            if (allocated + size > bound) {
                return null;
            }
        }
        allocated += size;
        return new byte[size];
    }

    /** Whether so many bytes can be had. */
    boolean hasRoom(int bytes) {
        return allocated - idle + (SMALLEST << sizeClass(bytes)) <= bound;
    }

    /** Bytes of memory, lent or not. */
    long allocated() {
        return allocated;
    }

    void giveBack(byte[] buffer) {
        idle += buffer.length;
        free[sizeClass(buffer.length)].addLast(buffer);
    }

    /** Makes room for sizes that are wanted out of sizes that are not. */
    void dropFree() {
        for (ArrayDeque<byte[]> stack : free) {
            stack.clear();
        }
        allocated -= idle;
        idle = 0;
    }
}
