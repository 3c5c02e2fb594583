package eu.sealwatch.agent.capture;

/**
 * One captured packet, as a reusable view: the source overwrites it with each packet, and the bytes
 * stay valid only until the next one is asked for. Not thread safe.
 */
public final class Packet {
    /** Nothing was taken out of the frame. */
    public static final int NO_TAG = -1;

    /** Capture time, nanoseconds since the epoch, UTC. */
    public long timeNs;

    /** Holds the packet's bytes from {@link #start} on, {@link #captured} of them. */
    public PacketBytes bytes = PacketBytes.EMPTY;

    public int start;
    public int captured;

    /**
     * Length on the wire, from the link layer on, without a tag that was taken out; more than
     * {@link #captured} when cut short.
     */
    public int wireBytes;

    /** LINKTYPE_ value of the file or interface, for example 1 for Ethernet. */
    public int linkType;

    /**
     * Id of the outermost VLAN, where the card or the kernel took its tag out of the frame and
     * handed it over apart; else {@link #NO_TAG}, and any tags stand in the bytes.
     */
    public int vlan = NO_TAG;
}
