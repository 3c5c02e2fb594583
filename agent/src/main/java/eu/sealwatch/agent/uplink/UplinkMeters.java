package eu.sealwatch.agent.uplink;

import eu.sealwatch.agent.spool.Spool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** What the link counts. Batches sent more than once count each time. */
final class UplinkMeters {
    final Counter connected;
    final Counter refused;
    final Counter sent;

    /** Gauges hold weakly: {@code state} and the spool must live as long as the uplink. */
    UplinkMeters(MeterRegistry registry, Spool spool, Uplink uplink, IntSupplier state) {
        connected = registry.counter("sealwatch.uplink.connected");
        refused = registry.counter("sealwatch.uplink.refused");
        sent = registry.counter("sealwatch.uplink.batches.sent");
        registry.gauge("sealwatch.uplink.state", uplink, _ -> state.getAsInt());
        registry.gauge("sealwatch.spool.waiting", spool, Spool::waiting);
        registry.gauge("sealwatch.spool.bytes", spool, Spool::bytes);
        registry.gauge("sealwatch.spool.dropped", spool, Spool::dropped);
    }
}
