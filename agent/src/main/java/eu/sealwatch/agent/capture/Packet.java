package eu.sealwatch.agent.capture;

import java.nio.ByteBuffer;

/**
 * One captured packet, as a reusable view: the source overwrites it with each packet, and the bytes
 * stay valid only until the next one is asked for. Not thread safe.
 *
 * <p>The buffer is direct, read-only, big-endian (network order) and read by absolute index only:
 * one kind of buffer on every path keeps the decoder's calls monomorphic.
 */
public final class Packet {
    /** Capture time, nanoseconds since the epoch, UTC. */
    public long timeNs;

    /** Holds the packet's bytes from {@link #start} on, {@link #captured} of them. */
    public ByteBuffer bytes = EMPTY;

    public int start;
    public int captured;

    /** Length on the wire, from the link layer on; more than {@link #captured} when cut short. */
    public int wireBytes;

    /** LINKTYPE_ value of the file or interface, for example 1 for Ethernet. */
    public int linkType;

    private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(0).asReadOnlyBuffer();
}
