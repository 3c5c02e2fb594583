package eu.sealwatch.agent.capture;

/** What a pcapng interface description says, and what its statistics say was lost. */
final class PcapngInterface {
    private static final long SECOND = 1_000_000_000L;
    private static final int MICROSECONDS = 6;

    final int linkType;
    final int snapLength;
    long droppedByKernel;
    long droppedByInterface;

    private long ticksPerSecond = 1_000_000;
    private long offsetSeconds;

    PcapngInterface(int linkType, int snapLength) {
        this.linkType = linkType;
        this.snapLength = snapLength;
    }

    /**
     * Option if_tsresol: a power of ten, or of two when the highest bit is set. One that no 64-bit
     * count can hold is taken for the default.
     */
    void resolution(int option) {
        int exponent = option & 0x7F;
        if ((option & 0x80) != 0) {
            ticksPerSecond = exponent <= 62 ? 1L << exponent : 1_000_000;
            return;
        }
        ticksPerSecond = 1;
        for (int i = 0; i < (exponent <= 18 ? exponent : MICROSECONDS); i++) {
            ticksPerSecond *= 10;
        }
    }

    /** Option if_tsoffset. */
    void offset(long seconds) {
        offsetSeconds = seconds;
    }

    long nanoseconds(long ticks) {
        if (ticksPerSecond == 1_000_000 && ticks >= 0) {
            return ticks * 1000 + offsetSeconds * SECOND;
        }
        long seconds = Long.divideUnsigned(ticks, ticksPerSecond);
        long rest = Long.remainderUnsigned(ticks, ticksPerSecond);
        return (seconds + offsetSeconds) * SECOND + fraction(rest);
    }

    private long fraction(long rest) {
        if (ticksPerSecond <= SECOND) {
            return rest * SECOND / ticksPerSecond;
        }
        if (ticksPerSecond % SECOND == 0) {
            return rest / (ticksPerSecond / SECOND);
        }
        return (long) ((double) rest / ticksPerSecond * SECOND);
    }
}
