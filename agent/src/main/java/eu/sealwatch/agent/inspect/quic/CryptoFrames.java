package eu.sealwatch.agent.inspect.quic;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One side's handshake stream, put together from the CRYPTO frames of its Initial packets (RFC 9000
 * section 19.6). Clients cut it into small pieces and shuffle them on purpose, so that no middlebox
 * learns to rely on its form.
 */
final class CryptoFrames {
    private static final int MOST_BYTES = 1 << 14;
    private static final int MOST_FRAMES = 256;

    private record Frame(int offset, Octets octets) {}

    private final List<Frame> frames = new ArrayList<>();

    /**
     * Adds the frames of an opened packet. False, and nothing added, when these are no frames that
     * an Initial packet may hold (section 12.4): then the keys were not its own.
     *
     * @param cryptoType the type of a CRYPTO frame, which Google's drafts had elsewhere
     */
    boolean add(Octets payload, int cryptoType) {
        var found = new ArrayList<Frame>();
        OctetReader in = payload.reader();
        while (in.remaining() > 0) {
            int type = in.u8();
            switch (type) {
                case QuicWire.PADDING, QuicWire.PING -> {
                    // no content
                }
                case QuicWire.ACK -> acknowledgement(in, 0);
                case QuicWire.ACK_ECN -> acknowledgement(in, 3);
                case QuicWire.CONNECTION_CLOSE -> {
                    LongHeader.number(in);
                    LongHeader.number(in);
                    in.skip(LongHeader.number(in));
                }
                default -> {
                    if (type != cryptoType) {
                        return false;
                    }
                    long offset = LongHeader.number(in);
                    Octets data = in.take(LongHeader.number(in));
                    if (offset + data.length() <= MOST_BYTES) {
                        found.add(new Frame((int) offset, data));
                    }
                }
            }
            if (in.ranOut()) {
                return false;
            }
        }
        if (frames.size() + found.size() <= MOST_FRAMES) {
            frames.addAll(found);
        }
        return true;
    }

    /** The stream from its beginning to the first byte that has not come. */
    Octets stream() {
        frames.sort(Comparator.comparingInt(Frame::offset));
        int known = 0;
        for (Frame frame : frames) {
            if (frame.offset() <= known) {
                known = Math.max(known, frame.offset() + frame.octets().length());
            }
        }
        byte[] stream = new byte[known];
        for (Frame frame : frames) {
            if (frame.offset() < known) {
                frame.octets().copyTo(stream, frame.offset(), frame.octets().length());
            }
        }
        return Octets.of(stream);
    }

    // section 19.3: largest, delay, count of further ranges, first range, two numbers for each
    private static void acknowledgement(OctetReader in, int ecnCounts) {
        LongHeader.number(in);
        LongHeader.number(in);
        long ranges = LongHeader.number(in);
        LongHeader.number(in);
        for (long i = 0; i < 2 * ranges + ecnCounts && !in.ranOut(); i++) {
            LongHeader.number(in);
        }
    }
}
