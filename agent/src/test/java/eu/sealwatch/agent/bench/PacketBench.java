package eu.sealwatch.agent.bench;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Decoded;
import eu.sealwatch.agent.decode.Decoder;
import eu.sealwatch.agent.observe.Observer;
import eu.sealwatch.agent.observe.ObserverSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One packet: decoded alone, and decoded and counted for a flow that is known. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PacketBench {

    /** Few flows stay in the processor's cache, many do not. */
    @Param({"16", "65536"})
    public int flows;

    private final Decoder decoder = new Decoder();
    private final Datagram datagram = new Datagram();
    private Observer observer;
    private Packet[] packets;
    private int next;

    @Setup
    public void setUp() {
        observer = new Observer(ObserverSettings.closedFlowsOnly(), each -> {});
        packets = new Packet[flows];
        for (int i = 0; i < flows; i++) {
            byte[] segment = Frame.tcp(i, 40000, 99, 443, Frame.ACK, 1, 1, new byte[0]);
            packets[i] = Frame.packet(1, segment);
            observer.accept(packets[i]);
        }
    }

    private Packet packet() {
        // a stride that comes by every flow, in no order that a prefetcher knows
        next = next + 40_503 & flows - 1;
        return packets[next];
    }

    @Benchmark
    public Decoded decode() {
        return decoder.decode(packet(), datagram);
    }

    @Benchmark
    public void decodeAndCount() {
        observer.accept(packet());
    }
}
