package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One conversation, from its first bytes to its name, as the catalogue is asked. {@code -p
 * protocol=NAME} takes one; without it all examples of the tests are taken in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class InspectorBench {

    @Param({"all", "tls", "ssh", "http", "dicom", "rdp", "vnc", "smb", "dns"})
    public String protocol;

    private final Dispatch streams = Dispatch.tcp();
    private final Dispatch datagrams = Dispatch.udp();
    private final List<Conversation> conversations = new ArrayList<>();
    private int next;

    @Setup(Level.Trial)
    public void setUp() {
        for (Example example : Example.ALL) {
            if (protocol.equals("all") || protocol.equals(example.protocol())) {
                conversations.add(example.cut(example.client().length, example.server().length));
            }
        }
        if (conversations.isEmpty()) {
            throw new IllegalArgumentException("no example of " + protocol);
        }
    }

    @Benchmark
    public Recognition recognise() {
        next = next + 1 == conversations.size() ? 0 : next + 1;
        Conversation conversation = conversations.get(next);
        Dispatch dispatch = conversation.transport() == 6 ? streams : datagrams;
        InspectorSet asked = dispatch.newSet();
        dispatch.begin(asked);
        if (!conversation.client().isEmpty()) {
            dispatch.narrow(asked, conversation.client(), false, false);
        }
        if (!conversation.server().isEmpty()) {
            dispatch.narrow(asked, conversation.server(), true, false);
        }
        for (int place = asked.next(0); place >= 0; place = asked.next(place + 1)) {
            Recognition answer = dispatch.at(place).inspect(conversation);
            if (answer instanceof Recognition.Recognised) {
                return answer;
            }
        }
        return Recognition.NOT_MINE;
    }
}
