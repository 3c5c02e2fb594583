package eu.sealwatch.wire.ecs;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.net.InetAddress;

/** One finished TCP flow to port 443; each test changes what it is about. */
final class Flows {
    static final long START = 1_764_000_000_123_456_789L;

    private Flows() {}

    static FlowRecord.Builder tcp() {
        return FlowRecord.newBuilder()
                .setId(ByteString.fromHex("00112233445566778899aabbccddeeff"))
                .setPhase(FlowRecord.Phase.CLOSED)
                .setStart(START)
                .setEnd(START + 1_500_000_000)
                .setTransport(6)
                .setDirection(FlowRecord.Direction.OUTBOUND)
                .setSource(peer("10.0.0.1", 40000, 900, 9))
                .setDestination(peer("203.0.113.9", 443, 5000, 8))
                .setSourceTcpFlags(0x1b)
                .setDestinationTcpFlags(0x1b)
                .setEndReason(FlowRecord.End.FINISHED);
    }

    static Peer peer(String ip, int port, long bytes, long packets) {
        return Peer.newBuilder()
                .setIp(ByteString.copyFrom(InetAddress.ofLiteral(ip).getAddress()))
                .setPort(port)
                .setBytes(bytes)
                .setPackets(packets)
                .build();
    }
}
