package eu.sealwatch.agent.capture;

import java.io.Closeable;
import java.io.IOException;

/** Where packets come from: a file, standard input or a live interface. One reader thread. */
public interface PacketSource extends Closeable {

    enum Next {
        /** The packet is filled. */
        PACKET,
        /** Nothing arrived for a while (live only); ask again. */
        QUIET,
        /** There is nothing more. */
        END
    }

    /**
     * Fills the packet with the next one.
     *
     * @throws IOException with one clear sentence, naming the source, when it cannot be read at all
     */
    Next next(Packet into) throws IOException;

    /** The interface or file, as people know it. */
    String name();

    /** What was received and lost so far. */
    CaptureCounters counters();

    /**
     * What was wrong with the input although it could be read, for example that a file ends in the
     * middle of a packet; empty when all is well.
     */
    java.util.List<String> warnings();
}
