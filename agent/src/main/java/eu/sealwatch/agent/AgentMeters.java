package eu.sealwatch.agent;

import eu.sealwatch.agent.capture.CaptureCounters;
import eu.sealwatch.agent.decode.DecodeSums;
import eu.sealwatch.agent.flow.FlowCounters;
import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.agent.spool.Batcher;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * The capture thread's counters, published for the metrics page by that thread: packets = decoded +
 * malformed, and what passed the tap = packets + dropped.
 */
final class AgentMeters {
    private volatile Figures figures =
            new Figures(new CaptureCounters(0, 0, 0, 0), Progress.NONE, 0);

    private record Figures(CaptureCounters capture, Progress progress, long sessionsEvicted) {
        FlowCounters flows() {
            return progress.flows();
        }

        DecodeSums decoded() {
            return progress.decoded();
        }
    }

    AgentMeters(MeterRegistry registry, Batcher batcher) {
        counter(registry, "sealwatch.capture.packets", now -> now.capture().packets());
        counter(registry, "sealwatch.capture.bytes", now -> now.capture().bytes());
        counter(
                registry,
                "sealwatch.capture.dropped.kernel",
                now -> now.capture().droppedByKernel());
        counter(
                registry,
                "sealwatch.capture.dropped.interface",
                now -> now.capture().droppedByInterface());
        counter(registry, "sealwatch.decode.malformed", now -> now.decoded().malformed());
        counter(registry, "sealwatch.decode.inside", now -> now.decoded().opened());
        counter(registry, "sealwatch.decode.reassembled", now -> now.decoded().reassembled());
        counter(registry, "sealwatch.decode.overlapping", now -> now.decoded().overlapping());
        counter(
                registry,
                "sealwatch.decode.reassembly.given.up",
                now -> now.decoded().reassemblyGivenUp());
        counter(registry, "sealwatch.flow.opened", now -> now.flows().opened());
        counter(registry, "sealwatch.flow.evicted", now -> now.flows().evicted());
        counter(
                registry,
                "sealwatch.flow.evicted.for.memory",
                now -> now.flows().evictedForMemory());
        counter(registry, "sealwatch.flow.gaps", now -> now.flows().gaps());
        counter(registry, "sealwatch.flow.uninspected", now -> now.flows().uninspected());
        counter(
                registry,
                "sealwatch.content.not.searched",
                now -> now.progress().unheard().notSearched());
        counter(
                registry,
                "sealwatch.shape.not.described",
                now -> now.progress().unheard().notDescribed());
        counter(registry, "sealwatch.names.forgotten", now -> now.progress().namesForgotten());
        counter(registry, "sealwatch.session.evicted", Figures::sessionsEvicted);
        Gauge.builder("sealwatch.flow.open", this, meters -> meters.figures.flows().open())
                .register(registry);
        FunctionCounter.builder("sealwatch.observations.lost", batcher, Batcher::lost)
                .register(registry);
        FunctionCounter.builder("sealwatch.observations.cut", batcher, Batcher::cut)
                .register(registry);
    }

    void update(CaptureCounters capture, Progress progress, long sessionsEvicted) {
        figures = new Figures(capture, progress, sessionsEvicted);
    }

    private void counter(MeterRegistry registry, String name, ToDoubleFunction<Figures> value) {
        FunctionCounter.builder(name, this, meters -> value.applyAsDouble(meters.figures))
                .register(registry);
    }
}
