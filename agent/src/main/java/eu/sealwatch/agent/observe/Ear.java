package eu.sealwatch.agent.observe;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.content.ContentScan;
import eu.sealwatch.agent.rhythm.RhythmMeter;
import eu.sealwatch.agent.shape.ShapeMeter;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Shape;
import org.jspecify.annotations.Nullable;

/** What listens to one flow beside or after its inspection, and what was heard. */
final class Ear {
    /** About what the ear takes by itself, and what it may write down in the end. */
    private static final int OWN_BYTES = 80;

    private static final int SIGNS_BYTES = 320;
    private static final int SHAPE_BYTES = 160;
    private static final int RHYTHM_BYTES = 256;
    private static final int LINES_BYTES = 400;

    @Nullable RhythmMeter rhythm;

    /** Lent while there is more to look at; what they found is kept below. */
    @Nullable ContentScan scan;

    @Nullable ShapeMeter meter;

    /** FTP's control connection: lines that may announce data. */
    @Nullable Lines commands;

    @Nullable Lines replies;

    /** No inspector knew the flow when this began to listen. */
    boolean unknown;

    /** Payload is TFTP's: a head of four octets before a file's bytes. */
    boolean tftp;

    ByteString parent = ByteString.EMPTY;

    private @Nullable ContentSigns signs;
    private @Nullable Shape shape;

    /** Whether it needs the bytes and not only their number. */
    boolean reads() {
        return scan != null || meter != null || commands != null;
    }

    /** Bytes of memory, about. Scans and meters that are lent have a bound of their own. */
    int bytes() {
        return OWN_BYTES
                + (rhythm == null ? 0 : RHYTHM_BYTES)
                + (scan == null && signs == null ? 0 : SIGNS_BYTES)
                + (meter == null && shape == null ? 0 : SHAPE_BYTES)
                + (commands == null ? 0 : LINES_BYTES);
    }

    boolean listens() {
        return rhythm != null || reads();
    }

    void keep(ContentSigns found) {
        signs = found;
    }

    void keep(@Nullable Shape described) {
        shape = described;
    }

    /** Adds what was heard to the flow's record. */
    void describe(FlowRecord.Builder record) {
        if (rhythm != null && !rhythm.isEmpty()) {
            record.setRhythm(rhythm.read(isOver(record.getEndReason())));
        }
        if (scan != null && !scan.isEmpty()) {
            record.setContent(scan.read());
        } else if (signs != null) {
            record.setContent(signs);
        }
        // a protocol that was recognised in the end needs no description
        if (record.getProtocol().isEmpty()) {
            if (meter != null && !meter.isEmpty()) {
                record.setShape(meter.read());
            } else if (shape != null) {
                record.setShape(shape);
            }
        }
        record.setParent(parent);
    }

    /** A flow that we lost sight of may go on. */
    private static boolean isOver(FlowRecord.End reason) {
        return switch (reason) {
            case FINISHED, RESET, IDLE -> true;
            case END_OPEN, EVICTED, CAPTURE_ENDED, UNRECOGNIZED -> false;
        };
    }
}
