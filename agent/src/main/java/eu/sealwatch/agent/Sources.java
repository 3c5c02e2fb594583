package eu.sealwatch.agent;

import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.LiveCapture;
import eu.sealwatch.agent.capture.PacketSource;
import eu.sealwatch.agent.flow.FlowSettings;
import eu.sealwatch.config.settings.AgentSettings;
import eu.sealwatch.config.settings.CaptureSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens what the settings name, leaving out the agent's own conversation with the collector. */
final class Sources {
    private Sources() {}

    static boolean isLive(AgentSettings settings) {
        return settings.capture().source() instanceof CaptureSettings.Source.Interface;
    }

    static PacketSource open(AgentSettings settings) throws IOException {
        CaptureSettings capture = settings.capture();
        return switch (capture.source()) {
            case CaptureSettings.Source.CaptureFile(var path) -> CaptureFile.open(path);
            case CaptureSettings.Source.Interface(var name) ->
                    LiveCapture.open(
                            name,
                            capture.snaplen(),
                            Math.toIntExact(Math.min(capture.bufferBytes(), Integer.MAX_VALUE)),
                            filter(settings),
                            capture.promiscuous());
        };
    }

    /** Else every batch would be a reason for the next. */
    private static String filter(AgentSettings settings) throws IOException {
        var parts = new ArrayList<String>();
        for (InetAddress collector : addresses(settings.collector().host())) {
            parts.add(
                    "not (tcp port %d and host %s)"
                            .formatted(settings.collector().port(), collector.getHostAddress()));
        }
        settings.capture().filter().ifPresent(own -> parts.add("(" + own + ")"));
        return String.join(" and ", parts);
    }

    private static List<InetAddress> addresses(String host) throws IOException {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new IOException("collector.host: " + host + " has no address here", e);
        }
    }

    /** The operator's bounds; what an operator does not set keeps the flow table's own. */
    static FlowSettings flows(eu.sealwatch.config.settings.FlowSettings set) {
        FlowSettings own = FlowSettings.defaults();
        return new FlowSettings(
                set.maxFlows(),
                set.prefixBytes(),
                Math.max(own.bufferBytes(), set.prefixBytes()),
                set.tcpIdle(),
                own.closedLinger(),
                own.unanswered(),
                set.udpIdle(),
                set.otherIdle(),
                set.updateEvery());
    }
}
