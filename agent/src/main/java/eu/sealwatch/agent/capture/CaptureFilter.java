package eu.sealwatch.agent.capture;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left out of a live capture: the agent's own conversation with its collector, as every
 * batch would else be a reason for the next; and what the operator's expression does not match.
 *
 * @param collectors addresses of the collector
 * @param port where the collector listens
 * @param expression the operator's own, in the language of pcap-filter(7); empty for everything
 */
public record CaptureFilter(List<InetAddress> collectors, int port, String expression) {
    /** Takes everything. */
    public static final CaptureFilter NONE = new CaptureFilter(List.of(), 0, "");

    public CaptureFilter {
        collectors = List.copyOf(collectors);
    }

    /** All of it in the language of pcap-filter(7). */
    String text() {
        var parts = new ArrayList<String>();
        for (InetAddress collector : collectors) {
            parts.add("not (tcp port %d and host %s)".formatted(port, collector.getHostAddress()));
        }
        if (!expression.isBlank()) {
            parts.add("(" + expression + ")");
        }
        return String.join(" and ", parts);
    }

    /**
     * All of it as a program for the kernel. Only an expression of the operator needs libpcap.
     *
     * @throws CaptureException when the expression cannot be compiled
     */
    FilterProgram program(int linkType, int snapLength) throws CaptureException {
        return expression.isBlank()
                ? FilterProgram.leavingOut(collectors, port, linkType, snapLength)
                : Libpcap.compile(text(), linkType, snapLength);
    }
}
