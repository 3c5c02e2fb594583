package eu.sealwatch.agent.capture;

import java.io.IOException;

/** A file format, reading packets from an {@link Input} that stands behind its magic number. */
sealed interface CaptureFormat permits PcapFormat, PcapngFormat {
    /** More than any snapshot length in use; a greater one is damage. */
    int MOST_CAPTURED = 256 << 10;

    /** Fills the packet; false when there are no more, or no more can be found. */
    boolean next(Packet into) throws IOException;

    /** Losses that the file itself tells of. */
    long droppedByKernel();

    long droppedByInterface();
}
