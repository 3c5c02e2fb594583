package eu.sealwatch.collector.learn;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.EndpointIndex;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.NamePattern;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A place outside, by name or by address, and how it was used. Mutable while learning goes on. */
public final class Place {
    private static final int MOST_SERVICES = 64;
    private static final long HOUR = 3_600_000_000_000L;
    private static final long DAY = 24 * HOUR;

    private final Key key;
    private final Map<String, Long> services = new HashMap<>();
    private final SortedSet<Cidr> users = new TreeSet<>(Comparator.comparing(Cidr::toString));
    private final Peak hour = new Peak(HOUR);
    private final Peak day = new Peak(DAY);
    private long flows;
    private long unanswered;
    private long unknown;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long most;

    Place(Key key) {
        this.key = key;
    }

    /**
     * @param place a host name in lower case, else an address
     * @param named whether it is a name
     * @param inbound whether it opened the connection
     */
    public record Key(String place, boolean named, boolean inbound) implements Comparable<Key> {
        static Key outbound(FlowRecord flow) {
            String claimed = EndpointIndex.claimedName(flow);
            String name =
                    claimed.isEmpty() && flow.getNamesCount() > 0 ? flow.getNames(0) : claimed;
            if (isName(name)) {
                return new Key(new NamePattern(name).text(), true, false);
            }
            return new Key(address(flow.getDestination()), false, false);
        }

        static Key inbound(FlowRecord flow) {
            return new Key(address(flow.getSource()), false, true);
        }

        /** A client may send anything as a name; what is none would be no policy either. */
        private static boolean isName(String text) {
            if (text.isEmpty() || text.startsWith("*")) {
                return false;
            }
            try {
                new NamePattern(text);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static String address(Peer peer) {
            return Cidr.format(peer.getIp().toByteArray());
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::place)
                    .thenComparing(Key::named)
                    .thenComparing(Key::inbound)
                    .compare(this, other);
        }
    }

    void add(FlowRecord flow) {
        Peer inside = key.inbound ? flow.getDestination() : flow.getSource();
        ByteString address = inside.getIp();
        users.add(new Cidr(address.toByteArray(), address.size() * 8));
        String service = service(flow);
        if (services.size() < MOST_SERVICES || services.containsKey(service)) {
            services.merge(service, 1L, Long::sum);
        }
        flows++;
        if (!key.inbound && (flow.getDestination().getPackets() == 0 || Learner.refused(flow))) {
            unanswered++;
        }
        if (flow.getProtocol().isEmpty()) {
            unknown++;
        }
        first = Math.min(first, flow.getStart());
        last = Math.max(last, flow.getEnd());
        most = Math.max(most, inside.getBytes());
        hour.add(flow.getEnd(), inside.getBytes());
        day.add(flow.getEnd(), inside.getBytes());
    }

    /** {@code tls/443}; the transport and port where nothing is known of what was spoken. */
    private static String service(FlowRecord flow) {
        String spoken = flow.getProtocol().toLowerCase(Locale.ROOT);
        int port = flow.getDestination().getPort();
        if (spoken.isEmpty()) {
            spoken =
                    switch (flow.getTransport()) {
                        case 6 -> "tcp";
                        case 17 -> "udp";
                        case 1, 58 -> "icmp";
                        default -> "";
                    };
        }
        return port == 0 ? spoken : spoken + "/" + port;
    }

    Key key() {
        return key;
    }

    Map<String, Long> services() {
        return services;
    }

    SortedSet<Cidr> users() {
        return users;
    }

    long flows() {
        return flows;
    }

    long unanswered() {
        return unanswered;
    }

    /** Flows in which no protocol was recognised. */
    long unknown() {
        return unknown;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** Bytes that left with one connection at most. */
    long mostByConnection() {
        return most;
    }

    long mostByHour() {
        return hour.most();
    }

    long mostByDay() {
        return day.most();
    }

    /** The largest sum of any whole hour or day; records come nearly in order of time. */
    private static final class Peak {
        private final long length;
        private final Map<Long, Long> sums = new HashMap<>();
        private long newest = Long.MIN_VALUE;
        private long most;

        Peak(long length) {
            this.length = length;
        }

        void add(long time, long bytes) {
            long stretch = Math.floorDiv(time, length);
            newest = Math.max(newest, stretch);
            most = Math.max(most, sums.merge(stretch, bytes, Long::sum));
            sums.keySet().removeIf(old -> old < newest - 1);
        }

        long most() {
            return most;
        }
    }
}
