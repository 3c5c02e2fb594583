package eu.sealwatch.wire;

import eu.sealwatch.wire.v1.FlowRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Identity of a flow: the first 16 bytes of SHA-256 over transport, VLAN, start and both endpoints.
 * The same capture read twice gives the same ids; a later flow with the same tuple has another
 * start, so another id.
 */
public final class FlowId {
    public static final int BYTES = 16;

    /** transport 1, VLAN 2, start 8, then twice: length 1, address up to 16, port 2. */
    private static final int LONGEST = 11 + 2 * 19;

    private FlowId() {}

    public static byte[] of(FlowRecord flow) {
        return of(
                flow.getTransport(),
                flow.getVlan(),
                flow.getStart(),
                flow.getSource().getIp().toByteArray(),
                flow.getSource().getPort(),
                flow.getDestination().getIp().toByteArray(),
                flow.getDestination().getPort());
    }

    /**
     * @param start nanoseconds since the epoch
     * @param source 4 or 16 bytes, as is {@code destination}
     */
    public static byte[] of(
            int transport,
            int vlan,
            long start,
            byte[] source,
            int sourcePort,
            byte[] destination,
            int destinationPort) {
        ByteBuffer about =
                ByteBuffer.allocate(LONGEST)
                        .put((byte) transport)
                        .putShort((short) vlan)
                        .putLong(start)
                        .put((byte) source.length)
                        .put(source)
                        .putShort((short) sourcePort)
                        .put((byte) destination.length)
                        .put(destination)
                        .putShort((short) destinationPort)
                        .flip();
        MessageDigest sha256 = sha256();
        sha256.update(about);
        return Arrays.copyOf(sha256.digest(), BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
