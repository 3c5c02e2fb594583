package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Reads a packet's link, IP and transport headers into a {@link Datagram}, and then, one by one,
 * the packets that are inside it. Never throws on bad bytes, allocates nothing for a packet; what
 * cannot be read is counted by kind. Not thread safe.
 *
 * <p>From the outside in: {@link LinkDecoder}, {@link FrameDecoder}, {@link IpDecoder}, {@link
 * TransportDecoder}; {@link Tunnels} says what a datagram carries.
 */
public final class Decoder {
    private final DecodeCounters counters = new DecodeCounters();
    private final FrameDecoder frames = new FrameDecoder(counters);
    private final LinkDecoder links = new LinkDecoder(counters, frames);

    public DecodeCounters counters() {
        return counters;
    }

    /** Decodes the packet; when it is a tunnel's, the datagram is the tunnel's. */
    public Decoded decode(Packet packet, Datagram into) {
        PacketBytes bytes = packet.bytes;
        into.begin(packet.timeNs, bytes, packet.vlan);
        Decoded outcome =
                links.decode(
                        packet.linkType, packet.start, packet.captured, packet.wireBytes, into);
        counters.add(outcome);
        return outcome;
    }

    /**
     * Whether the datagram that was decoded last carries a packet that can be had by {@link #open}.
     */
    public static boolean canOpen(Decoded outcome, Datagram last) {
        return outcome == Decoded.DATAGRAM
                && last.carries != Encapsulation.NONE
                && last.carriedType != 0;
    }

    /** Puts in the place of a datagram the packet that it carries. */
    public Decoded open(Datagram datagram) {
        if (datagram.carries != Encapsulation.AH) {
            // A tunnel over IP ends the link: what is inside has none, or one of its own.
            datagram.sourceMac = 0;
            datagram.destinationMac = 0;
        }
        Decoded outcome = frames.carried(datagram);
        counters.addInside(outcome);
        return outcome;
    }
}
