package eu.sealwatch.agent.inspect.rdp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * RDP's transport over UDP by the SYN of either side, MS-RDPEUDP 2.2.2 and 3.1.5.1: its packet
 * sizes are within fixed bounds, and it is filled with zeros up to them. Each session also has a
 * TCP connection, which tells its security.
 */
public final class RdpUdpInspector implements Inspector {
    // 2.2.2.1: highest sequence number seen, receive window, flags
    private static final int SOURCE_ACK = 0;
    private static final int WINDOW = 4;
    private static final int FLAGS = 6;
    private static final long NOTHING_SEEN = 0xFFFFFFFFL;

    // 2.2.2.5: initial sequence number, largest packet upstream and downstream
    private static final int UPSTREAM = 12;
    private static final int DOWNSTREAM = 14;
    private static final int SYN_BYTES = 16;
    private static final int LEAST_PACKET = 1132;
    private static final int MOST_PACKET = 1232;

    private static final int SYN = 0x0001;
    private static final int ACK = 0x0004;
    private static final int LOSSY = 0x0200;
    private static final int CORRELATION = 0x0800;
    private static final int EXTENDED = 0x1000;
    private static final int EVER_WITH_SYN = SYN | ACK | LOSSY | CORRELATION | EXTENDED;

    // 2.2.2.8: 16 bytes and 16 reserved; 2.2.2.9: flags, version, and with version 3 a hash
    private static final int CORRELATION_BYTES = 32;
    private static final int EXTENSION_BYTES = 4;
    private static final int HASH_BYTES = 32;
    private static final int VERSION_3 = 0x0101;

    @Override
    public String protocol() {
        return "rdp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int flags = datagram.u16(FLAGS);
        boolean answer = (flags & ACK) != 0;
        if (datagram.length() < LEAST_PACKET
                || datagram.length() > MOST_PACKET
                || (flags & SYN) == 0
                || (flags & ~EVER_WITH_SYN) != 0
                || datagram.u16(WINDOW) == 0
                || answer == (datagram.u32(SOURCE_ACK) == NOTHING_SEEN)
                || !isPacketSize(datagram.u16(UPSTREAM))
                || !isPacketSize(datagram.u16(DOWNSTREAM))) {
            return Recognition.NOT_MINE;
        }
        int at = SYN_BYTES + ((flags & CORRELATION) != 0 ? CORRELATION_BYTES : 0);
        int version = 1;
        if ((flags & EXTENDED) != 0) {
            version = datagram.u16(at + 2);
            // only a client has something to hash
            at += EXTENSION_BYTES + (version == VERSION_3 && !answer ? HASH_BYTES : 0);
        }
        if (!isVersion(version) || !isZero(datagram, at)) {
            return Recognition.NOT_MINE;
        }
        return Plain.handshake("rdp")
                .with("rdp.udp_version", version == VERSION_3 ? "3" : Integer.toString(version))
                .with("rdp.udp_mode", (flags & LOSSY) != 0 ? "lossy" : "reliable")
                .complete();
    }

    private static boolean isPacketSize(int size) {
        return size >= LEAST_PACKET && size <= MOST_PACKET;
    }

    private static boolean isVersion(int version) {
        return version == 1 || version == 2 || version == VERSION_3;
    }

    private static boolean isZero(Octets datagram, int from) {
        for (int i = from; i < datagram.length(); i++) {
            if (datagram.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
