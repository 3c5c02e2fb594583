package eu.sealwatch.collector.learn;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Dns;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Sighting;
import eu.sealwatch.wire.v1.Ssh;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A week of permitted traffic at a small site: two scanners that fetch updates, report to a content
 * network whose machines change, ask for the time and archive images; an operator's portal; a
 * resolver that asks outside; maintenance from a jump host on three mornings. No two weeks have the
 * same sizes, moments or machines.
 */
final class Week {
    static final String SCANNER = "10.1.0.5";
    static final String OTHER_SCANNER = "10.1.0.6";
    static final String OPERATOR = "10.1.0.20";
    static final String ARCHIVE = "10.1.0.30";
    static final String RESOLVER = "10.1.0.53";
    static final String JUMP_HOST = "10.1.2.5";

    private static final long NANOS = 1_000_000_000L;
    private static final Duration DAY = Duration.ofDays(1);

    private final Instant monday;
    private final Random random;
    private final List<Observation> observations = new ArrayList<>();
    private int ports = 20_000;

    private Week(Instant monday, long seed) {
        this.monday = monday;
        this.random = new Random(seed);
    }

    /** In the order in which an agent would see it. */
    static List<Observation> of(Instant monday, long seed) {
        var week = new Week(monday, seed);
        week.devices();
        for (int day = 0; day < 7; day++) {
            week.day(monday.plus(DAY.multipliedBy(day)), day);
        }
        week.observations.sort(Comparator.comparingLong(Observation::getTime));
        return week.observations;
    }

    private void devices() {
        int last = 1;
        for (String address :
                List.of(SCANNER, OTHER_SCANNER, OPERATOR, ARCHIVE, RESOLVER, JUMP_HOST)) {
            observations.add(
                    Observation.newBuilder()
                            .setTime(nanos(monday))
                            .setSighting(
                                    Sighting.newBuilder()
                                            .setIp(ip(address))
                                            .setMac(
                                                    ByteString.copyFrom(
                                                            new byte[] {
                                                                2, 0, 0, 0, 0, (byte) last++
                                                            })))
                            .build());
        }
    }

    private void day(Instant midnight, int day) {
        for (String scanner : List.of(SCANNER, OTHER_SCANNER)) {
            for (int hour = 0; hour < 24; hour += 6) {
                tls(midnight, hour, scanner, "update.vendor.example", "203.0.113.9", 40_000);
            }
            for (int hour = 0; hour < 24; hour++) {
                int machine = random.nextInt(40);
                String edge = "edge-" + machine + ".cdn.vendor.example";
                tls(midnight, hour, scanner, edge, "203.0.113." + (100 + machine), 200_000);
                time(at(midnight, hour), scanner);
            }
            for (int hour = 6; hour < 22; hour++) {
                internal(at(midnight, hour), scanner, ARCHIVE, 104, "dicom", 30_000_000);
            }
        }
        for (int hour = 6; hour < 22; hour++) {
            tls(midnight, hour, OPERATOR, "portal.customs.example", "192.0.2.80", 400_000);
            outsideLookup(at(midnight, hour));
        }
        if (day == 0 || day == 1 || day == 3) {
            String scanner = random.nextBoolean() ? SCANNER : OTHER_SCANNER;
            ssh(at(midnight, 9 + random.nextInt(2)), scanner);
        }
    }

    private Instant at(Instant midnight, int hour) {
        return midnight.plusSeconds(hour * 3600L + random.nextInt(3600));
    }

    private void tls(Instant midnight, int hour, String from, String name, String to, int most) {
        Instant start = at(midnight, hour);
        lookup(start.minusMillis(40), from, name, to);
        var flow =
                flow(start, from, to, 443, 20_000 + random.nextInt(most))
                        .setProtocol("tls")
                        .setDirection(FlowRecord.Direction.OUTBOUND)
                        .setTls(Given.tls().setServerName(name))
                        .addNames(name)
                        .setLookupSight(FlowRecord.LookupSight.NAMED);
        add(flow);
    }

    private void time(Instant start, String from) {
        lookup(start.minusMillis(40), from, "ntp.customs.example", "192.0.2.123");
        add(
                flow(start, from, "192.0.2.123", 123, 76)
                        .setTransport(17)
                        .setProtocol("ntp")
                        .setDirection(FlowRecord.Direction.OUTBOUND)
                        .addNames("ntp.customs.example")
                        .setLookupSight(FlowRecord.LookupSight.NAMED));
    }

    private void outsideLookup(Instant start) {
        add(
                flow(start, RESOLVER, "192.0.2.53", 53, 70)
                        .setTransport(17)
                        .setProtocol("dns")
                        .setDns(Dns.newBuilder().setQuery("portal.customs.example").setType(1))
                        .setDirection(FlowRecord.Direction.OUTBOUND)
                        .setLookupSight(FlowRecord.LookupSight.NONE_SEEN));
    }

    private void internal(
            Instant start, String from, String to, int port, String protocol, int most) {
        add(
                flow(start, from, to, port, 1_000_000 + random.nextInt(most))
                        .setProtocol(protocol)
                        .setDirection(FlowRecord.Direction.INTERNAL));
    }

    private void ssh(Instant start, String scanner) {
        FlowRecord.Builder flow =
                flow(start, JUMP_HOST, scanner, 22, 60_000)
                        .setProtocol("ssh")
                        .setSsh(
                                Ssh.newBuilder()
                                        .setKex("curve25519-sha256")
                                        .setHostKey("ssh-ed25519")
                                        .setCipherClientToServer("chacha20-poly1305@openssh.com")
                                        .setCipherServerToClient("chacha20-poly1305@openssh.com")
                                        .setStrictKexClient(true)
                                        .setStrictKexServer(true)
                                        .setEstablished(true))
                        .setDirection(FlowRecord.Direction.INTERNAL);
        add(flow);
        observations.add(
                Observation.newBuilder()
                        .setTime(flow.getEnd())
                        .setSession(session(flow, ip(scanner), "ssh", true))
                        .build());
    }

    /**
     * The session that an agent makes of one flow.
     *
     * @param came whether the far end opened it
     */
    static Session session(FlowRecord.Builder flow, ByteString asset, String tool, boolean came) {
        ByteString far = came ? flow.getSource().getIp() : flow.getDestination().getIp();
        return Session.newBuilder()
                .setId(flow.getId())
                .setPhase(Session.Phase.CLOSED)
                .setTool(tool)
                .setAsset(asset)
                .setFar(far)
                .addFarAddresses(far)
                .addAllFarNames(flow.getNamesList())
                .setFarRole(came ? Session.FarRole.CLIENT : Session.FarRole.RELAY)
                .setRelayed(!came)
                .setDirection(flow.getDirection())
                .setStart(flow.getStart())
                .setEnd(flow.getEnd())
                .setActive(flow.getEnd() - flow.getStart())
                .setAssetBytes(flow.getDestination().getBytes())
                .setFarBytes(flow.getSource().getBytes())
                .setFlows(1)
                .addFlowIds(flow.getId())
                .build();
    }

    private void lookup(Instant time, String client, String name, String address) {
        observations.add(
                Observation.newBuilder()
                        .setTime(nanos(time))
                        .setLookup(
                                Lookup.newBuilder()
                                        .setClient(ip(client))
                                        .setServer(ip(RESOLVER))
                                        .setName(name)
                                        .setType(1)
                                        .addAddresses(ip(address))
                                        .setAnswers(1)
                                        .setTtl(60))
                        .build());
    }

    private FlowRecord.Builder flow(Instant start, String from, String to, int port, int bytes) {
        var flow = Given.flow(from, to, port);
        flow.setId(ByteString.copyFrom(ByteBuffer.allocate(16).putLong(random.nextLong()).array()));
        flow.setStart(nanos(start)).setEnd(nanos(start.plusSeconds(20)));
        flow.setWatchingSince(nanos(monday.minus(DAY)));
        flow.getSourceBuilder().setBytes(bytes).setPackets(40).setPort(ports++ % 40_000 + 20_000);
        flow.getDestinationBuilder().setBytes(30_000).setPackets(40);
        return flow;
    }

    private void add(FlowRecord.Builder flow) {
        observations.add(
                Observation.newBuilder().setTime(flow.getEnd()).setFlow(flow.build()).build());
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    static ByteString ip(String address) {
        return ByteString.copyFrom(Cidr.address(address));
    }
}
