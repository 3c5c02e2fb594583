package eu.sealwatch.collector.learn;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Sighting;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** An inside address, and what its holder was seen to do. Mutable while learning goes on. */
public final class Device {
    private static final int MOST_PROTOCOLS = 32;
    private static final int MOST_MACS = 4;

    private final Cidr address;
    private final SortedSet<String> macs = new TreeSet<>();
    private final SortedSet<String> serves = new TreeSet<>();
    private final SortedSet<String> asks = new TreeSet<>();
    private String hostName = "";
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long flows;

    Device(Cidr address) {
        this.address = address;
    }

    void sighted(Sighting sighting, long time) {
        seen(time, time);
        if (!sighting.getMac().isEmpty() && macs.size() < MOST_MACS) {
            macs.add(HexFormat.ofDelimiter(":").formatHex(sighting.getMac().toByteArray()));
        }
        if (!sighting.getHostName().isEmpty()) {
            hostName = sighting.getHostName().toLowerCase(Locale.ROOT);
        }
    }

    void asked(FlowRecord flow) {
        flow(flow, asks);
    }

    void served(FlowRecord flow) {
        flow(flow, serves);
    }

    private void flow(FlowRecord flow, SortedSet<String> protocols) {
        flows++;
        seen(flow.getStart(), flow.getEnd());
        if (!flow.getProtocol().isEmpty() && protocols.size() < MOST_PROTOCOLS) {
            protocols.add(flow.getProtocol());
        }
    }

    private void seen(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    Cidr address() {
        return address;
    }

    SortedSet<String> macs() {
        return macs;
    }

    SortedSet<String> serves() {
        return serves;
    }

    SortedSet<String> asks() {
        return asks;
    }

    String hostName() {
        return hostName;
    }

    long flows() {
        return flows;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
