package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.flow.Octets;
import java.util.Optional;

/**
 * A packet of the control channel that is not wrapped (draft-openvpn-wire-protocol section 3): it
 * acknowledges what the other side sent, and may carry a part of TLS.
 *
 * @param peer the session that the acknowledgements are for; empty without any
 * @param number of the message, -1 when it is none but acknowledges only
 */
record ControlPacket(Octets session, Octets peer, long number, Octets tls) {
    private static final int CONTROL = 4;
    private static final int ACKNOWLEDGEMENT = 5;
    private static final int SESSION_BYTES = 8;
    private static final int REPLAY_BYTES = 8;
    private static final int MOST_ACKNOWLEDGED = 8;

    static boolean mayBegin(int octet) {
        return octet >> 3 == CONTROL || octet >> 3 == ACKNOWLEDGEMENT;
    }

    /**
     * @param digest bytes of the HMAC in front, 0 without
     */
    static Optional<ControlPacket> read(Octets packet, int digest) {
        if (!mayBegin(packet.u8(0))) {
            return Optional.empty();
        }
        var reader = packet.reader();
        reader.skip(1);
        Octets session = reader.take(SESSION_BYTES);
        reader.skip(digest == 0 ? 0 : digest + REPLAY_BYTES);
        int acknowledged = reader.u8();
        reader.skip(4L * acknowledged);
        Octets peer = acknowledged == 0 ? Octets.EMPTY : reader.take(SESSION_BYTES);
        long number = packet.u8(0) >> 3 == CONTROL ? reader.u32() : -1;
        return reader.ranOut() || acknowledged > MOST_ACKNOWLEDGED
                ? Optional.empty()
                : Optional.of(new ControlPacket(session, peer, number, reader.rest()));
    }

    /** Whether the other side's packet is of the session that this one answers. */
    boolean answers(Octets other) {
        Octets session = other.slice(1, SESSION_BYTES);
        return session.length() == SESSION_BYTES
                && peer.length() == SESSION_BYTES
                && session.u32(0) == peer.u32(0)
                && session.u32(4) == peer.u32(4);
    }
}
