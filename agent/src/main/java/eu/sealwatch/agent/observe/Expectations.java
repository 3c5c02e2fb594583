package eu.sealwatch.agent.observe;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Flows that other flows have announced: FTP's control connection names the port of the data to
 * come, and a TFTP server answers a request from a port of its own. An announcement counts once,
 * and for two minutes of packet time. Bounded: the oldest goes.
 */
final class Expectations {
    private static final int MOST = 4096;
    private static final long VALID_NS = 120_000_000_000L;

    private final Map<Place, Expected> expected =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Place, Expected> eldest) {
                    return size() > MOST;
                }
            };

    /** A port that was announced, and who is to come to it. */
    record Place(int transport, long high, long low, int port, long otherHigh, long otherLow) {}

    /**
     * What is to come.
     *
     * @param protocol what it will be
     * @param parent id of the flow that announced it
     */
    record Expected(String protocol, ByteString parent, long untilNs) {}

    void add(Place place, String protocol, ByteString parent, long now) {
        // put again, so that it is the youngest
        expected.remove(place);
        expected.put(place, new Expected(protocol, parent, now + VALID_NS));
    }

    /** Takes what was announced of a flow that opens; null for nothing. */
    @Nullable Expected take(Flow flow) {
        if (expected.isEmpty()) {
            return null;
        }
        Expected found = expected.remove(server(flow));
        if (found == null) {
            // without a SYN, client and server are a guess
            found = expected.remove(client(flow));
        }
        return found == null || found.untilNs() < flow.startNs() ? null : found;
    }

    int size() {
        return expected.size();
    }

    private static Place server(Flow flow) {
        return new Place(
                flow.transport(),
                flow.serverAddressHigh(),
                flow.serverAddressLow(),
                flow.serverPort(),
                flow.clientAddressHigh(),
                flow.clientAddressLow());
    }

    private static Place client(Flow flow) {
        return new Place(
                flow.transport(),
                flow.clientAddressHigh(),
                flow.clientAddressLow(),
                flow.clientPort(),
                flow.serverAddressHigh(),
                flow.serverAddressLow());
    }
}
