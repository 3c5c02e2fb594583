package eu.sealwatch.agent.observe;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.agent.inspect.ftp.FtpAnnouncement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    private record Place(
            int transport, long high, long low, int port, long otherHigh, long otherLow) {

        Place at(int otherPort) {
            return new Place(transport, high, low, otherPort, otherHigh, otherLow);
        }

        /** The same port of another IPv4 address. */
        Place named(long address) {
            return new Place(transport, 0, address, port, otherHigh, otherLow);
        }
    }

    /**
     * What is to come.
     *
     * @param protocol what it will be
     * @param parent id of the flow that announced it
     */
    record Expected(String protocol, ByteString parent, long untilNs) {}

    /** A TFTP request: the server answers it from another port (RFC 1350 section 4). */
    void answersTo(Flow request) {
        add(client(request), "tftp", request);
    }

    /** A line of FTP's control connection: data comes to who announces, from the other end. */
    void line(Flow control, boolean fromClient, String line) {
        Optional<FtpAnnouncement> announced =
                fromClient ? FtpAnnouncement.ofCommand(line) : FtpAnnouncement.ofReply(line);
        if (announced.isEmpty()) {
            return;
        }
        Place own = (fromClient ? client(control) : server(control)).at(announced.get().port());
        add(own, "ftp-data", control);
        int ipv4 = announced.get().ipv4();
        Place named = own.named(Datagram.IPV4_PREFIX | Integer.toUnsignedLong(ipv4));
        if (ipv4 != 0 && !named.equals(own)) {
            // behind address translation the line may name an address that nobody sees here
            add(named, "ftp-data", control);
        }
    }

    private void add(Place place, String protocol, Flow parent) {
        // put again, so that it is the youngest
        expected.remove(place);
        long until = parent.lastNs() + VALID_NS;
        expected.put(place, new Expected(protocol, FlowRecords.id(parent), until));
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
