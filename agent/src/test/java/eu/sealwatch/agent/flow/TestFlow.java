package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;

/** A flow for tests of the layers above, as its table would hand it out. */
public final class TestFlow {
    private TestFlow() {}

    /** Opened by a datagram. */
    public static Flow of(Datagram first) {
        var memory = new FlowMemory();
        var flow = new Flow(memory);
        flow.moveTo(memory.take());
        flow.begin(first, 1, false);
        return flow;
    }

    /** Between nobody in particular. */
    public static Flow any() {
        return of(new Datagram());
    }
}
