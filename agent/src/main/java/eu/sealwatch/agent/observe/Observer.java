package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.content.ContentScanner;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.DecodeCounters;
import eu.sealwatch.agent.decode.Decoded;
import eu.sealwatch.agent.decode.Decoder;
import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.EndReason;
import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.agent.flow.FlowCounters;
import eu.sealwatch.agent.flow.FlowEvents;
import eu.sealwatch.agent.flow.FlowTable;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Dispatch;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.dns.DnsMessage;
import eu.sealwatch.agent.inspect.profinet.StationAnnouncement;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Phase;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns packets into observations: a pure function of the packets, whose time is packet time. The
 * same capture gives the same observations, byte for byte, live or from a file.
 *
 * <p>A flow is reported when its handshake is known or given up, or when it is a second old; again
 * when facts are added, each minute, and when it closes. One thread.
 */
public final class Observer {
    /** No frame of PROFINET is longer than Ethernet's. */
    private static final int MOST_FRAME = 1500;

    private static final int MOST_BINDINGS = 1 << 16;
    static final int MOST_DEVICES = 1 << 16;
    static final long MOST_DEVICE_BYTES = 16L << 20;
    private static final int NAMES_SHARE = 16;

    private final ObserverSettings settings;
    private final Consumer<Observation> sink;
    private final Decoder decoder = new Decoder();
    private final Datagram datagram = new Datagram();
    private final Dispatch streams = Dispatch.tcp();
    private final Dispatch datagrams = Dispatch.udp();
    private final FlowTable table;
    private final NameBook names;
    private final Sightings sightings;
    private final FlowRecords records;
    private final Listening listening;
    private long now;
    private boolean began;

    public Observer(ObserverSettings settings, Consumer<Observation> sink) {
        this(settings, sink, book(settings), MOST_DEVICES);
    }

    private Observer(
            ObserverSettings settings, Consumer<Observation> sink, NameBook names, int devices) {
        this.settings = settings;
        this.sink = sink;
        this.names = names;
        this.sightings = new Sightings(devices, MOST_DEVICE_BYTES);
        this.table = new FlowTable(settings.flows(), new Events());
        this.records =
                new FlowRecords(
                        new Directions(settings.site()),
                        new ApplicationNaming(settings.applications()));
        var scanner = new ContentScanner(settings.identifierKey().bytes(), settings.workers());
        this.listening =
                new Listening(new Loans(scanner, records.directions(), settings.workers()));
    }

    /**
     * One of several that share the packets of a capture. It reports every device again each time
     * that it sees it; {@link SightingNews} tells which of all those reports are news.
     */
    public static Observer sharing(ObserverSettings settings, Consumer<Observation> sink) {
        return new Observer(settings, sink, book(settings), 0);
    }

    /** Names are as much worth as a part of the flows. */
    private static NameBook book(ObserverSettings settings) {
        return new NameBook(
                MOST_BINDINGS / settings.workers(), settings.flows().memoryBytes() / NAMES_SHARE);
    }

    /**
     * An observer for look-ups that another worker reports: it observes nothing, but this one
     * learns from it which names were given to which addresses.
     */
    public Observer overhearing() {
        return new Observer(settings.overhearing(), _ -> {}, names, 0);
    }

    /** Takes the next packet. */
    public void accept(Packet packet) {
        begin(packet.timeNs);
        Decoded outcome = decoder.decode(packet, datagram);
        take(outcome);
        while (Decoder.canOpen(outcome, datagram)) {
            outcome = decoder.open(datagram);
            take(outcome);
        }
    }

    private void take(Decoded outcome) {
        if (outcome == Decoded.DATAGRAM) {
            table.packet(datagram);
            return;
        }
        // time passes with any packet, so that it is the same for all who share a capture
        table.advance(now);
        if (outcome == Decoded.ARP) {
            see(datagram.sourceHigh, datagram.sourceLow, 4, datagram.sourceMac);
        } else if (outcome == Decoded.STATION) {
            byte[] frame = new byte[Math.min(datagram.payloadCaptured, MOST_FRAME)];
            datagram.bytes.get(datagram.payloadStart, frame, 0, frame.length);
            StationAnnouncement.read(Octets.of(frame))
                    .flatMap(station -> HostName.of(station, datagram.sourceMac))
                    .ifPresent(this::name);
        }
    }

    /** Lets time pass with a packet that another worker takes. */
    public void pass(long timeNs) {
        begin(timeNs);
        table.advance(timeNs);
    }

    private void begin(long timeNs) {
        now = timeNs;
        if (!began) {
            began = true;
            records.watchingSince(timeNs);
        }
    }

    /** Lets time pass although nothing arrives. */
    public void advance(long timeNs) {
        if (began && timeNs > now) {
            now = timeNs;
            table.advance(timeNs);
        }
    }

    /** The capture is over: reports every flow that is open. */
    public void finish() {
        table.finish();
    }

    public Progress progress() {
        return new Progress(
                watchingSince(),
                latest(),
                decoded().sums(),
                table.counters(),
                listening.unheard(),
                names.evicted());
    }

    /** Bytes of memory that flows and all that is known of them take, about. */
    long memory() {
        return table.bytes();
    }

    public FlowCounters flows() {
        return table.counters();
    }

    public DecodeCounters decoded() {
        return decoder.counters();
    }

    /** Packet time of the first packet; 0 before it. */
    public long watchingSince() {
        return records.watchingSince();
    }

    /** Packet time of the latest packet; 0 before the first. */
    public long latest() {
        return now;
    }

    private void emit(Flow flow, @Nullable Watch watch, Phase phase, @Nullable EndReason reason) {
        if (settings.closedOnly() && phase != Phase.CLOSED) {
            return;
        }
        FlowRecord record = records.record(flow, watch, phase, reason, names);
        if (phase != Phase.CLOSED) {
            listening.named(flow, watch, record, this::watch);
        }
        sink.accept(Observation.newBuilder().setTime(now).setFlow(record).build());
    }

    private Watch watch(Flow flow) {
        Watch watch = (Watch) flow.attachment();
        if (watch == null) {
            watch = new Watch(flow.transport() == Datagram.TCP ? streams : datagrams);
            flow.attach(watch);
        }
        return watch;
    }

    private void see(long high, long low, int ipVersion, long mac) {
        if (settings.closedOnly() || mac == 0 || !records.directions().isInside(high, low)) {
            return;
        }
        byte[] ip = Addresses.bytes(high, low, ipVersion);
        Optional<Sightings.News> news = sightings.see(ip, mac);
        if (news.isEmpty()) {
            return;
        }
        var sighting =
                Sighting.newBuilder()
                        .setIp(Addresses.string(ip))
                        .setMac(Addresses.mac(mac))
                        .setHostName(news.get().name());
        if (news.get().previousMac() != 0) {
            sighting.setPreviousMac(Addresses.mac(news.get().previousMac()));
        }
        sink.accept(Observation.newBuilder().setTime(now).setSighting(sighting).build());
    }

    /** What the flow table tells, made into observations. */
    private final class Events implements FlowEvents {
        @Override
        public void opened(Flow flow) {
            see(
                    flow.clientAddressHigh(),
                    flow.clientAddressLow(),
                    flow.ipVersion(),
                    flow.clientMac());
            if (listening.opened(flow, Observer.this::watch)) {
                report(flow, watch(flow));
            }
        }

        @Override
        public void data(Flow flow, Conversation conversation, boolean fromClient) {
            Watch watch = watch(flow);
            Watch.Outcome outcome = watch.inspect(conversation);
            boolean signs = listening.recognised(flow, watch, conversation);
            switch (outcome) {
                case NOTHING_NEW -> {
                    listening.undecided(flow, watch, conversation);
                    if (signs) {
                        report(flow, watch);
                    }
                }
                case NEW_FACTS -> report(flow, watch);
                case DECIDED, GIVEN_UP -> {
                    listening.begin(flow, watch, conversation);
                    flow.stopInspecting();
                    report(flow, watch);
                }
            }
            Facts facts = watch.facts();
            if (outcome == Watch.Outcome.DECIDED && facts != null) {
                HostName.of(facts, flow).ifPresent(Observer.this::name);
            }
            watch.ofThisDatagram(conversation)
                    .flatMap(said -> HostName.of(said, flow))
                    .ifPresent(Observer.this::name);
            if (watch.wantsEarlier()) {
                flow.keepDatagram();
            }
            if (watch.isNameService()) {
                watch.lookup(conversation)
                        .ifPresent(message -> {
                            learn(flow, message);
                            nameSender(flow, watch, message, fromClient);
                        });
            }
            boolean over = conversation.clientEnded() && conversation.serverEnded();
            if (over || !flow.inspecting()) {
                watch.conclude();
                if (watch.isEmpty()) {
                    // in a flood there are many of which nothing is to be known
                    flow.attach(null);
                    flow.hold(0);
                    return;
                }
            }
            weigh(flow, watch);
        }

        /** What is known of a flow counts where room is short, and so does what it is for. */
        private void weigh(Flow flow, Watch watch) {
            flow.hold(watch.bytes());
            if (watch.isMaintenance()) {
                flow.prefer();
            }
        }

        /** Facts are told at once: a breach must be known before the flow ends. */
        private void report(Flow flow, @Nullable Watch watch) {
            emit(flow, watch, flow.announced() ? Phase.UPDATED : Phase.OPENED, null);
            flow.announce();
            Watch kept = (Watch) flow.attachment();
            if (kept != null) {
                weigh(flow, kept);
            }
        }

        @Override
        public void payload(Flow flow, Datagram packet, boolean fromClient) {
            Watch watch = watch(flow);
            if (listening.payload(flow, watch, packet, fromClient)) {
                report(flow, watch);
            }
        }

        @Override
        public void tick(Flow flow) {
            report(flow, (Watch) flow.attachment());
        }

        @Override
        public void closed(Flow flow, EndReason reason) {
            Watch watch = (Watch) flow.attachment();
            if (watch != null) {
                listening.closed(watch);
            }
            emit(flow, watch, Phase.CLOSED, reason);
        }
    }

    /** On the own link, a host answers for itself. */
    private void nameSender(Flow flow, Watch watch, DnsMessage message, boolean fromClient) {
        Facts facts = watch.facts();
        if (facts != null && !facts.protocol().equals("dns")) {
            byte[] sender = fromClient ? Addresses.client(flow) : Addresses.server(flow);
            long mac = fromClient ? flow.clientMac() : flow.serverMac();
            HostName.of(message, sender, mac).ifPresent(this::name);
        }
    }

    private void name(HostName host) {
        if (settings.closedOnly()
                || !records.directions()
                        .isInside(Addresses.high(host.ip()), Addresses.low(host.ip()))) {
            return;
        }
        sightings
                .name(host.ip(), host.mac(), host.name())
                .map(device ->
                        Sighting.newBuilder()
                                .setIp(Addresses.string(host.ip()))
                                .setMac(Addresses.mac(device.mac()))
                                .setHostName(host.name()))
                .ifPresent(sighting ->
                        sink.accept(
                                Observation.newBuilder()
                                        .setTime(now)
                                        .setSighting(sighting)
                                        .build()));
    }

    private void learn(Flow flow, DnsMessage message) {
        if (!message.response() || message.name().isEmpty()) {
            return;
        }
        byte[] client = Addresses.client(flow);
        for (byte[] address : message.addresses()) {
            names.learn(client, address, message.name(), message.minimumTtl(), now);
        }
        if (settings.closedOnly()) {
            return;
        }
        var lookup =
                Lookup.newBuilder()
                        .setClient(Addresses.string(client))
                        .setServer(Addresses.string(Addresses.server(flow)))
                        .setName(message.name())
                        .setType(message.type())
                        .setResponseCode(message.responseCode())
                        .addAllAliases(message.aliases())
                        .setTtl((int) Math.min(message.minimumTtl(), Integer.MAX_VALUE))
                        .setAnswers(message.answers());
        message.addresses().forEach(address -> lookup.addAddresses(Addresses.string(address)));
        sink.accept(Observation.newBuilder().setTime(now).setLookup(lookup).build());
    }
}
