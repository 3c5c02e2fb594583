package eu.sealwatch.agent;

import eu.sealwatch.agent.capture.CaptureCounters;
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
            new Figures(new CaptureCounters(0, 0, 0, 0), 0, FlowCounters.NONE);

    private record Figures(CaptureCounters capture, long malformed, FlowCounters flows) {}

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
        counter(registry, "sealwatch.decode.malformed", Figures::malformed);
        counter(registry, "sealwatch.flow.opened", now -> now.flows().opened());
        counter(registry, "sealwatch.flow.evicted", now -> now.flows().evicted());
        counter(registry, "sealwatch.flow.gaps", now -> now.flows().gaps());
        counter(registry, "sealwatch.flow.uninspected", now -> now.flows().uninspected());
        Gauge.builder("sealwatch.flow.open", this, meters -> meters.figures.flows().open())
                .register(registry);
        FunctionCounter.builder("sealwatch.observations.lost", batcher, Batcher::lost)
                .register(registry);
        FunctionCounter.builder("sealwatch.observations.cut", batcher, Batcher::cut)
                .register(registry);
    }

    void update(CaptureCounters capture, Progress progress) {
        figures = new Figures(capture, progress.malformed(), progress.flows());
    }

    private void counter(MeterRegistry registry, String name, ToDoubleFunction<Figures> value) {
        FunctionCounter.builder(name, this, meters -> value.applyAsDouble(meters.figures))
                .register(registry);
    }
}
