package eu.sealwatch.agent.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a network card lost before the kernel saw it, as Linux counts it since the interface came
 * up: no buffer was free (rx_missed_errors) or its queue ran over (rx_fifo_errors).
 */
final class InterfaceLosses {
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private final Path statistics;
    private long before;
    private long lost;

    InterfaceLosses(String networkInterface) {
        statistics = INTERFACES.resolve(networkInterface).resolve("statistics");
        before = counted();
    }

    /** Lost since this object was made. An interface that came anew counts from 0 again. */
    long lost() {
        long now = counted();
        lost += now >= before ? now - before : now;
        before = now;
        return lost;
    }

    private long counted() {
        return counter("rx_missed_errors") + counter("rx_fifo_errors");
    }

    /** 0 where there is no such counter: then nothing is known to be lost. */
    private long counter(String name) {
        try {
            return Long.parseLong(Files.readString(statistics.resolve(name)).strip());
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }
}
