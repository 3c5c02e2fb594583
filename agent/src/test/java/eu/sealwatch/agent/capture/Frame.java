package eu.sealwatch.agent.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds packets by hand for tests: addresses are 10.0.0.x, the link is Ethernet. */
public final class Frame {
    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int ACK = 0x10;

    private Frame() {}

    public static byte[] tcp(
            int from, int fromPort, int to, int toPort, int flags, int seq, int ack, byte[] data) {
        ByteBuffer segment = ByteBuffer.allocate(20 + data.length);
        segment.putShort((short) fromPort).putShort((short) toPort).putInt(seq).putInt(ack);
        segment.put((byte) 0x50).put((byte) flags).putShort((short) 8192).putInt(0).put(data);
        return ipv4(6, from, to, segment.array());
    }

    public static byte[] udp(int from, int fromPort, int to, int toPort, byte[] data) {
        ByteBuffer datagram = ByteBuffer.allocate(8 + data.length);
        datagram.putShort((short) fromPort).putShort((short) toPort);
        datagram.putShort((short) (8 + data.length)).putShort((short) 0).put(data);
        return ipv4(17, from, to, datagram.array());
    }

    public static byte[] ipv4(int protocol, int from, int to, byte[] payload) {
        return ethernet(0x0800, ipv4Packet(protocol, from, to, 0, 0, payload));
    }

    /** An IP packet alone; fragment is the word of flags and offset. */
    public static byte[] ipv4Packet(
            int protocol, int from, int to, int id, int fragment, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(20 + payload.length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) (20 + payload.length));
        packet.putShort((short) id).putShort((short) fragment);
        packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
        packet.putInt(0x0A000000 | from).putInt(0x0A000000 | to).put(payload);
        return packet.array();
    }

    public static byte[] ipv6Packet(int next, int from, int to, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(40 + payload.length);
        packet.putInt(0x60000000).putShort((short) payload.length).put((byte) next).put((byte) 64);
        packet.putLong(0xFD00L << 48).putLong(from).putLong(0xFD00L << 48).putLong(to);
        return packet.put(payload).array();
    }

    public static byte[] ethernet(int type, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.putShort((short) 0x0200).putInt(0xBB).putShort((short) 0x0200).putInt(0xAA);
        return frame.putShort((short) type).put(payload).array();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    /** A captured Ethernet frame, whole. */
    public static Packet packet(long timeNs, byte[] frame) {
        return packet(timeNs, 1, frame, frame.length, frame.length);
    }

    public static Packet packet(
            long timeNs, int linkType, byte[] frame, int captured, int wireBytes) {
        var packet = new Packet();
        packet.timeNs = timeNs;
        packet.linkType = linkType;
        packet.bytes = new PacketBytes(Arrays.copyOf(frame, captured));
        packet.captured = captured;
        packet.wireBytes = wireBytes;
        return packet;
    }
}
