package eu.sealwatch.agent.spool;

import java.time.Duration;

/**
 * Bounds of the spool.
 *
 * @param maxBytes when the files would grow beyond, the oldest segment goes
 * @param segmentBytes after which a new segment file begins
 * @param forceBytes unforced bytes after which the disk is made to hold them
 * @param forceEvery time after which the disk is made to hold what came, however little
 */
public record SpoolLimits(long maxBytes, int segmentBytes, int forceBytes, Duration forceEvery) {
    public SpoolLimits {
        if (segmentBytes < 1 << 10 || maxBytes < 2L * segmentBytes) {
            throw new IllegalArgumentException(
                    "spool.max-bytes is %d with segments of %d; it must hold two segments of 1024 or more"
                            .formatted(maxBytes, segmentBytes));
        }
        if (forceEvery.isNegative() || forceBytes < 0) {
            throw new IllegalArgumentException("spool forcing bounds cannot be negative");
        }
    }

    public static SpoolLimits of(long maxBytes) {
        int segment = Math.clamp(maxBytes / 16, 1 << 16, 4 << 20);
        return new SpoolLimits(maxBytes, segment, 256 << 10, Duration.ofMillis(200));
    }
}
