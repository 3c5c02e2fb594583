package eu.sealwatch.collector.learn;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.Chatter;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations of ordinary days and proposes a policy that allows them: sites and assets from
 * inside addresses, endpoints from places outside, maintenance from sessions between machines
 * inside. What a person should decide alone is left out: remote access from or through outside.
 *
 * <p>What is inside is the agent's word: it knows the site's networks. Memory grows with devices
 * and places, each up to a bound; what is beyond is counted and told in the proposal. Not thread
 * safe.
 */
public final class Learner {
    static final int MOST_DEVICES = 20_000;
    static final int MOST_PLACES = 50_000;
    static final int MOST_VISITS = 100_000;
    private static final int MOST_OPEN = 100_000;

    private final Map<ByteString, Device> devices = new LinkedHashMap<>();
    private final Map<Place.Key, Place> places = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final Map<Place.Key, Long> leftOut = new TreeMap<>();

    /** The newest record of each flow that has not ended; a long tunnel may never. */
    private final LinkedHashMap<ByteString, FlowRecord> open =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteString, FlowRecord> eldest) {
                    if (size() <= MOST_OPEN) {
                        return false;
                    }
                    learn(eldest.getValue());
                    return true;
                }
            };

    private long flows;
    private long beyond;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** One session between two machines inside. */
    public record Visit(ByteString from, ByteString to, String tool, long start, long end) {}

    /** A capture or a log begins: flows that were open before have ended. */
    public void begin() {
        open.values().forEach(this::learn);
        open.clear();
    }

    public void take(Observation observation) {
        switch (observation.getAboutCase()) {
            case FLOW -> takeFlow(observation.getFlow());
            case SIGHTING -> takeSighting(observation.getSighting(), observation.getTime());
            // a session's flows and a look-up's names come with the flows
            case SESSION, LOOKUP, COVERAGE, ABOUT_NOT_SET -> {}
        }
    }

    /**
     * What was learned so far.
     *
     * @param zone in which maintenance windows are written
     */
    public Proposal propose(ZoneId zone) {
        begin();
        return new Proposal(
                List.copyOf(devices.values()),
                List.copyOf(places.values()),
                List.copyOf(visits),
                new TreeMap<>(leftOut),
                zone,
                flows,
                beyond,
                first,
                last);
    }

    private void takeFlow(FlowRecord flow) {
        if (Chatter.is(flow)) {
            return;
        }
        if (flow.getPhase() == FlowRecord.Phase.CLOSED) {
            open.remove(flow.getId());
            learn(flow);
        } else {
            open.put(flow.getId(), flow);
        }
    }

    private void takeSighting(Sighting sighting, long time) {
        byte[] address = sighting.getIp().toByteArray();
        if (address.length == 4 || address.length == 16) {
            @Nullable Device device = device(sighting.getIp());
            if (device != null) {
                device.sighted(sighting, time);
            }
        }
    }

    private void learn(FlowRecord flow) {
        switch (flow.getDirection()) {
            case OUTBOUND -> outbound(flow);
            case INBOUND -> inbound(flow);
            case INTERNAL -> internal(flow);
            case EXTERNAL, DIRECTION_UNKNOWN, UNRECOGNIZED -> {
                return;
            }
        }
        flows++;
        first = Math.min(first, flow.getStart());
        last = Math.max(last, flow.getEnd());
    }

    private void outbound(FlowRecord flow) {
        @Nullable Device device = device(flow.getSource().getIp());
        if (device != null) {
            device.asked(flow);
        }
        if (Category.isRelayed(tool(flow))) {
            leaveOut(Place.Key.outbound(flow), flow);
        } else {
            place(Place.Key.outbound(flow), flow);
        }
    }

    /** A knock that nobody answered is not the site's doing. */
    private void inbound(FlowRecord flow) {
        if (flow.getDestination().getPackets() == 0 || refused(flow)) {
            return;
        }
        @Nullable Device device = device(flow.getDestination().getIp());
        if (device != null) {
            device.served(flow);
        }
        if (Category.of(flow) == Category.REMOTE_MAINTENANCE) {
            leaveOut(Place.Key.inbound(flow), flow);
        } else {
            place(Place.Key.inbound(flow), flow);
        }
    }

    private void internal(FlowRecord flow) {
        @Nullable Device source = device(flow.getSource().getIp());
        if (source != null) {
            source.asked(flow);
        }
        if (flow.getDestination().getPackets() == 0 || refused(flow)) {
            return;
        }
        @Nullable Device destination = device(flow.getDestination().getIp());
        if (destination != null) {
            destination.served(flow);
        }
        if (Category.of(flow) == Category.REMOTE_MAINTENANCE) {
            if (visits.size() < MOST_VISITS) {
                visits.add(
                        new Visit(
                                flow.getSource().getIp(),
                                flow.getDestination().getIp(),
                                tool(flow),
                                flow.getStart(),
                                flow.getEnd()));
            } else {
                beyond++;
            }
        }
    }

    private void place(Place.Key key, FlowRecord flow) {
        Place place = places.get(key);
        if (place == null) {
            if (places.size() == MOST_PLACES) {
                beyond++;
                return;
            }
            place = new Place(key);
            places.put(key, place);
        }
        place.add(flow);
    }

    private void leaveOut(Place.Key key, FlowRecord flow) {
        var named = new Place.Key(key.place() + " by " + tool(flow), key.named(), key.inbound());
        if (leftOut.size() < MOST_PLACES || leftOut.containsKey(named)) {
            leftOut.merge(named, 1L, Long::sum);
        } else {
            beyond++;
        }
    }

    private @Nullable Device device(ByteString address) {
        Device device = devices.get(address);
        if (device == null) {
            if (devices.size() == MOST_DEVICES) {
                beyond++;
                return null;
            }
            device = new Device(new Cidr(address.toByteArray(), address.size() * 8));
            devices.put(address, device);
        }
        return device;
    }

    private static String tool(FlowRecord flow) {
        return Category.ofName(flow.getApplication()) == Category.REMOTE_MAINTENANCE
                ? flow.getApplication()
                : flow.getProtocol();
    }

    /** A TCP destination that sent something else than a SYN: in practice a reset. */
    static boolean refused(FlowRecord flow) {
        return flow.getTransport() == 6
                && flow.getDestination().getPackets() > 0
                && !flow.getBeganBeforeCapture()
                && (flow.getDestinationTcpFlags() & 0x02) == 0;
    }
}
