package eu.sealwatch.collector.ingest;

import eu.sealwatch.wire.Framing;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where the collector listens for agents, and the bounds of each connection.
 *
 * @param waitingBatches how many batches of one connection may await the journal before the
 *     collector stops reading from it
 * @param handshake time for TLS, and again for the first message after it
 * @param idle silence after which a connection is closed; agents speak at least every 10 s
 */
public record IngestSettings(
        InetSocketAddress listen,
        int connections,
        int maxFrameBytes,
        int waitingBatches,
        Duration handshake,
        Duration idle) {
    public IngestSettings {
        atLeastOne("connections", connections);
        atLeastOne("waiting-batches", waitingBatches);
        if (maxFrameBytes < 1 << 16) {
            throw new IllegalArgumentException(
                    "max-frame-bytes is " + maxFrameBytes + "; a batch needs 65536");
        }
        if (!handshake.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException("handshake and idle must be longer than nothing");
        }
    }

    public static IngestSettings listenOn(InetSocketAddress address) {
        return new IngestSettings(
                address,
                1024,
                Framing.MAX_FRAME_BYTES,
                64,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2));
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; the least is 1");
        }
    }
}
