package eu.sealwatch.agent;

import eu.sealwatch.agent.capture.CaptureException;
import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.CaptureFilter;
import eu.sealwatch.agent.capture.LiveCapture;
import eu.sealwatch.agent.capture.PacketSource;
import eu.sealwatch.agent.capture.RingCapture;
import eu.sealwatch.agent.flow.FlowSettings;
import eu.sealwatch.config.settings.AgentSettings;
import eu.sealwatch.config.settings.CaptureSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what the settings name, leaving out the agent's own conversation with the collector. */
final class Sources {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private Sources() {}

    static boolean isLive(AgentSettings settings) {
        return settings.capture().source() instanceof CaptureSettings.Source.Interface;
    }

    static PacketSource open(AgentSettings settings) throws IOException {
        return switch (settings.capture().source()) {
            case CaptureSettings.Source.CaptureFile(var path) -> CaptureFile.open(path);
            case CaptureSettings.Source.Interface(var name) ->
                    live(name, settings.capture(), filter(settings));
        };
    }

    private static PacketSource live(String name, CaptureSettings capture, CaptureFilter filter)
            throws IOException {
        return switch (capture.method()) {
            case RING -> ring(name, capture, filter);
            case PCAP -> pcap(name, capture, filter);
            case AUTO -> {
                try {
                    yield ring(name, capture, filter);
                } catch (CaptureException noRing) {
                    PacketSource other = pcap(name, capture, filter);
                    LOG.warn("{}: captured through libpcap instead", noRing.getMessage());
                    yield other;
                }
            }
        };
    }

    private static PacketSource ring(String name, CaptureSettings capture, CaptureFilter filter)
            throws IOException {
        return RingCapture.open(
                name, capture.snaplen(), capture.bufferBytes(), filter, capture.promiscuous());
    }

    private static PacketSource pcap(String name, CaptureSettings capture, CaptureFilter filter)
            throws IOException {
        return LiveCapture.open(
                name,
                capture.snaplen(),
                Math.toIntExact(Math.min(capture.bufferBytes(), Integer.MAX_VALUE)),
                filter,
                capture.promiscuous());
    }

    private static CaptureFilter filter(AgentSettings settings) throws IOException {
        return new CaptureFilter(
                addresses(settings.collector().host()),
                settings.collector().port(),
                settings.capture().filter().orElse(""));
    }

    private static List<InetAddress> addresses(String host) throws IOException {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new IOException("collector.host: " + host + " has no address here", e);
        }
    }

    /**
     * The operator's bounds; what an operator does not set keeps the flow table's own.
     *
     * @throws IOException when the heap has less memory than they want
     */
    static FlowSettings flows(eu.sealwatch.config.settings.FlowSettings set) throws IOException {
        FlowSettings own = FlowSettings.defaults();
        long memory = set.memoryBytes().orElse(own.memoryBytes());
        long heap = Runtime.getRuntime().maxMemory();
        if (memory > heap / 10 * 9) {
            throw new IOException(
                    "flows.memory: %d MiB do not fit into a heap of %d MiB; give less, or raise -Xmx"
                                    .formatted(memory >> 20, heap >> 20)
                            + " in SEALWATCH_JAVA_OPTS");
        }
        return new FlowSettings(
                set.maxFlows(),
                set.prefixBytes(),
                Math.max(FlowSettings.buffersOf(memory), set.prefixBytes()),
                memory,
                set.tcpIdle(),
                own.closedLinger(),
                own.unanswered(),
                set.udpIdle(),
                set.otherIdle(),
                set.updateEvery());
    }
}
