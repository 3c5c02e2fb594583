package eu.sealwatch.collector.ingest;

import eu.sealwatch.wire.LinkTls;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What ingest counts. Batches received = stored + known + refused with their connection. */
final class IngestMeters {
    final AtomicInteger connections;
    final Counter stored;
    final Counter known;
    final Counter observations;
    final Counter bytes;
    final Counter breaks;
    final Counter enrolled;
    private final MeterRegistry registry;
    private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);

    IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        connections = new AtomicInteger();
        registry.gauge("sealwatch.ingest.connections", connections);
        stored = registry.counter("sealwatch.ingest.batches", "result", "stored");
        known = registry.counter("sealwatch.ingest.batches", "result", "known");
        observations = registry.counter("sealwatch.ingest.observations");
        bytes = registry.counter("sealwatch.ingest.bytes");
        breaks = registry.counter("sealwatch.ingest.breaks");
        enrolled = registry.counter("sealwatch.ingest.enrolled");
        for (Refusal refusal : Refusal.values()) {
            String reason = refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
            refusals.put(refusal, registry.counter("sealwatch.ingest.refused", "reason", reason));
        }
    }

    /** A handshake was answered in this group; it may still fail. */
    void keyExchange(int group) {
        registry.counter("sealwatch.ingest.key.exchange", "group", LinkTls.group(group))
                .increment();
    }

    void refused(Refusal refusal) {
        Counter counter = refusals.get(refusal);
        if (counter != null) {
            counter.increment();
        }
    }
}
