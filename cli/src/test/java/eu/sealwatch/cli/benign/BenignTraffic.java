package eu.sealwatch.cli.benign;

import static eu.sealwatch.cli.benign.Talk.DAY;
import static eu.sealwatch.cli.benign.Talk.HOUR;
import static eu.sealwatch.cli.benign.Talk.MINUTE;
import static eu.sealwatch.cli.benign.Talk.SECOND;

import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import eu.sealwatch.wire.v1.Smb;
import eu.sealwatch.wire.v1.Snmp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Days of the site as its agent tells of them: all of it permitted by {@link BenignSite#policy}.
 * The same seed gives the same observations. Memory holds what is open at a time, not the days.
 */
public final class BenignTraffic {
    private static final long NAME_LIVES = 5 * MINUTE;
    private static final int DNS_ADDRESS = 1;
    private static final int DNS_TEXT = 16;

    private final long start;
    private final long end;
    private final double scale;
    private final SplittableRandom random;
    private final Tape tape = new Tape();
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(
                    java.util.Comparator.comparingLong(Turn::moment)
                            .thenComparingInt(Turn::number));
    private final List<Habit> habits = new ArrayList<>();
    private final Map<String, Long> known = new HashMap<>();

    private record Turn(long moment, int number) {}

    /**
     * @param from first day, UTC
     * @param scale of how much traffic there is: 1 is some 130,000 flows on a weekday
     */
    public BenignTraffic(LocalDate from, int days, double scale, long seed) {
        this.start = BenignSite.nanos(from);
        this.end = start + days * DAY;
        this.scale = scale;
        this.random = new SplittableRandom(seed);
        live();
    }

    /** Something besides, which need not be benign. */
    interface Act {
        void write(Tape tape, long watchingSince);
    }

    /** Tells all observations in the order of their time, and how many flows there were. */
    public long play(Consumer<Observation> sink) {
        return play(sink, (tape, since) -> {});
    }

    long play(Consumer<Observation> sink, Act besides) {
        besides.write(tape, start);
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            tape.play(turn.moment, sink);
            Habit habit = habits.get(turn.number);
            habit.act().at(turn.moment, random);
            next(turn.number, turn.moment);
        }
        tape.play(Long.MAX_VALUE, sink);
        return tape.flows();
    }

    private void live() {
        for (Host device : BenignSite.devices()) {
            habit(Habit.every(DAY, 0), 0, (at, chance) -> seen(device, at));
            monitoring(device);
        }
        for (int number = 0; number < BenignSite.SCANNERS; number++) {
            scanner(BenignSite.scanner(number));
        }
        for (int number = 0; number < BenignSite.OPERATORS; number++) {
            operator(BenignSite.operator(number));
        }
        servers();
        habit(Habit.every(10 * SECOND, 0), 0, (at, chance) -> coverage(at));
        for (long day = start; day < end; day += DAY) {
            LocalDate date = LocalDate.ofEpochDay(day / DAY);
            if (BenignSite.isMaintenanceDay(date)) {
                maintenance(BenignSite.maintained(date), day + 10 * HOUR + chance(20 * MINUTE));
            }
        }
    }

    /** What the monitor, the log server and the clock have to do with each device. */
    private void monitoring(Host device) {
        if (device == BenignSite.MONITOR) {
            return;
        }
        habit(
                Habit.every(scaled(MINUTE), 0.001),
                MINUTE,
                (at, chance) -> {
                    Talk poll = Talk.udp(BenignSite.MONITOR, device, 161, "snmp");
                    poll.flow()
                            .setSnmp(
                                    Snmp.newBuilder()
                                            .setVersion("3")
                                            .setSecurityLevel("authPriv")
                                            .setOperation("get"));
                    poll.write(tape, start, at, SECOND / 20, 700, 1900);
                });
        habit(
                Habit.every(scaled(5 * MINUTE), 0.001),
                5 * MINUTE,
                (at, chance) ->
                        Talk.ping(BenignSite.MONITOR, device)
                                .write(tape, start, at, 2 * SECOND, 192, 192));
        if (device != BenignSite.LOGS) {
            habit(
                    Habit.every(scaled(4 * MINUTE), 0.5),
                    4 * MINUTE,
                    (at, chance) ->
                            Talk.udp(device, BenignSite.LOGS, 514, "syslog")
                                    .write(tape, start, at, SECOND, 400 + chance.nextInt(900), 0));
        }
        if (device != BenignSite.GATE) {
            habit(
                    Habit.every(scaled(256 * SECOND), 0.02),
                    256 * SECOND,
                    (at, chance) ->
                            Talk.udp(device, BenignSite.GATE, 123, "ntp")
                                    .write(tape, start, at, SECOND / 50, 48, 48));
        }
    }

    private void scanner(Host scanner) {
        // a vehicle every two minutes at the busiest, three views of each
        habit(
                Habit.atWork(30 * scale),
                HOUR,
                (at, chance) -> {
                    for (int view = 0; view < 3; view++) {
                        Talk.tcp(scanner, BenignSite.ARCHIVE, 11112, "dicom")
                                .write(
                                        tape,
                                        start,
                                        at + view * 4 * SECOND,
                                        2 * SECOND + chance.nextLong(3 * SECOND),
                                        8_000_000 + chance.nextInt(20_000_000),
                                        4_000);
                    }
                });
        habit(
                Habit.every(scaled(5 * MINUTE), 0.01),
                5 * MINUTE,
                (at, chance) ->
                        byName(scanner, BenignSite.HEALTH, at)
                                .write(
                                        tape,
                                        start,
                                        at + 100_000_000L,
                                        SECOND,
                                        2_500 + chance.nextInt(1_500),
                                        4_200));
        habit(
                Habit.every(6 * HOUR, 0.1),
                6 * HOUR,
                (at, chance) ->
                        byName(scanner, BenignSite.UPDATE, at)
                                .write(
                                        tape,
                                        start,
                                        at + 100_000_000L,
                                        20 * SECOND,
                                        3_000,
                                        chance.nextInt(10) == 0 ? 180_000_000 : 9_000));
    }

    private void operator(Host operator) {
        // a declaration is looked up for each vehicle: a page with its pictures
        habit(
                Habit.atWork(25 * scale),
                HOUR,
                (at, chance) -> {
                    int connections = 2 + chance.nextInt(5);
                    for (int each = 0; each < connections; each++) {
                        byName(operator, BenignSite.PORTAL, at + each * SECOND / 5)
                                .write(
                                        tape,
                                        start,
                                        at + SECOND / 10 + each * SECOND / 5,
                                        SECOND + chance.nextLong(90 * SECOND),
                                        2_000 + chance.nextInt(6_000),
                                        20_000 + chance.nextInt(400_000));
                    }
                    if (chance.nextInt(3) == 0) {
                        Host library = BenignSite.CONTENT.get(chance.nextInt(400));
                        byName(operator, library, at + SECOND)
                                .write(
                                        tape,
                                        start,
                                        at + 2 * SECOND,
                                        5 * SECOND,
                                        1_500,
                                        80_000 + chance.nextInt(900_000));
                    }
                });
        habit(
                Habit.atWork(20 * scale),
                HOUR,
                (at, chance) ->
                        Talk.tcp(operator, BenignSite.ARCHIVE, 11112, "dicom")
                                .write(
                                        tape,
                                        start,
                                        at,
                                        10 * SECOND,
                                        6_000,
                                        25_000_000 + chance.nextInt(20_000_000)));
        habit(
                Habit.atWork(4 * scale),
                HOUR,
                (at, chance) -> {
                    Talk share = Talk.tcp(operator, BenignSite.FILES, 445, "smb");
                    share.flow()
                            .setSmb(
                                    Smb.newBuilder()
                                            .setVersion(3)
                                            .setNegotiated(true)
                                            .setDialect("3.1.1")
                                            .setSigningRequired(true)
                                            .setEncryptionSupported(true)
                                            .setEncrypted(true)
                                            .setCipher("AES-128-GCM")
                                            .setAuthentication("kerberos"));
                    share.write(tape, start, at, 8 * MINUTE, 200_000, 3_000_000);
                });
        habit(
                Habit.atWork(2 * scale),
                HOUR,
                (at, chance) ->
                        Talk.tls(operator, BenignSite.PRINTER, 631)
                                .write(tape, start, at, 6 * SECOND, 700_000, 3_000));
        // reputation of files, asked for by name: long labels, each of them new
        habit(
                Habit.atWork(6 * scale),
                HOUR,
                (at, chance) ->
                        lookup(
                                operator,
                                Long.toHexString(chance.nextLong())
                                        + Long.toHexString(chance.nextLong())
                                        + ".avqs.mcafee.com",
                                DNS_TEXT,
                                List.of(),
                                at));
        habit(
                Habit.every(scaled(10 * MINUTE), 0.2),
                10 * MINUTE,
                (at, chance) -> {
                    String name = "wpad" + chance.nextInt(3) + ".site.example";
                    lookup(operator, name, DNS_ADDRESS, List.of(), at);
                });
    }

    private void servers() {
        // whatever was archived goes to the national library within a quarter of an hour
        habit(
                Habit.every(scaled(15 * MINUTE), 0.02),
                15 * MINUTE,
                (at, chance) ->
                        byName(BenignSite.ARCHIVE, BenignSite.LIBRARY, at)
                                .write(
                                        tape,
                                        start,
                                        at + SECOND,
                                        90 * SECOND + chance.nextLong(60 * SECOND),
                                        (long)
                                                (Habit.activity(at)
                                                        * (300_000_000
                                                                + chance.nextInt(200_000_000))),
                                        90_000));
        for (Host server : List.of(BenignSite.ARCHIVE, BenignSite.FILES)) {
            habit(
                    Habit.every(DAY, 0.005),
                    2 * HOUR,
                    (at, chance) ->
                            byName(server, BenignSite.BACKUP, at)
                                    .write(
                                            tape,
                                            start,
                                            at + SECOND,
                                            70 * MINUTE + chance.nextLong(20 * MINUTE),
                                            12_000_000_000L + chance.nextLong(4_000_000_000L),
                                            30_000_000));
            habit(
                    Habit.every(4 * HOUR, 0.2),
                    4 * HOUR,
                    (at, chance) -> {
                        Host mirror = BenignSite.CONTENT.get(chance.nextInt(400));
                        byName(server, mirror, at)
                                .write(tape, start, at + SECOND, 30 * SECOND, 9_000, 40_000_000);
                    });
        }
        habit(
                Habit.every(1024 * SECOND, 0.01),
                1024 * SECOND,
                (at, chance) -> {
                    name(BenignSite.GATE, BenignSite.TIME, at);
                    Talk.udp(BenignSite.GATE, BenignSite.TIME, 123, "ntp")
                            .write(tape, start, at + SECOND, SECOND / 20, 48, 48);
                });
        habit(
                Habit.atWork(1),
                6 * HOUR,
                (at, chance) ->
                        byName(BenignSite.MONITOR, BenignSite.MAIL, 465, at)
                                .write(tape, start, at + SECOND, 3 * SECOND, 9_000, 4_000));
        // the camera is looked at all day: one flow
        Talk.tcp(BenignSite.RECORDER, BenignSite.CAMERA, 554, "rtsp")
                .write(
                        tape,
                        start,
                        start + MINUTE,
                        end - start - 2 * MINUTE,
                        20_000_000,
                        (end - start) / 16_384);
    }

    /** The engineer comes to the jump host, and from there goes to the scanner. */
    private void maintenance(Host scanner, long at) {
        long length = 30 * MINUTE + chance(60 * MINUTE);
        Talk.ssh(BenignSite.ENGINEER, BenignSite.JUMP)
                .withoutName()
                .writeSession(tape, start, at, length + 3 * MINUTE, 90_000, 700_000);
        Talk.ssh(BenignSite.JUMP, scanner)
                .writeSession(tape, start, at + MINUTE, length, 80_000, 600_000);
    }

    private void seen(Host device, long at) {
        tape.add(
                at + chance(MINUTE),
                Sighting.newBuilder().setIp(device.ip()).setMac(device.mac()).build());
    }

    private void coverage(long at) {
        tape.add(
                at + 10 * SECOND,
                Coverage.newBuilder()
                        .setFrom(at)
                        .setTo(at + 10 * SECOND)
                        .setSource("br0")
                        .setPackets(40_000)
                        .setBytes(30_000_000)
                        .setFlowsOpen(300)
                        .setPolicy("benign-seaport 1")
                        .build());
    }

    private Talk byName(Host client, Host server, long at) {
        return byName(client, server, 443, at);
    }

    /** TLS with a place whose name was looked up, if it was forgotten. */
    private Talk byName(Host client, Host server, int port, long at) {
        name(client, server, at);
        return Talk.tls(client, server, port);
    }

    private void name(Host client, Host server, long at) {
        String key = client.id() + " " + server.id();
        Long since = known.get(key);
        if (since == null || at - since > NAME_LIVES) {
            known.put(key, at);
            lookup(client, server.id(), DNS_ADDRESS, List.of(server), at);
        }
    }

    /** Client and resolver, and every other time resolver and the ministry's. */
    private void lookup(Host client, String name, int type, List<Host> answers, long at) {
        Talk.udp(client, BenignSite.RESOLVER, 53, "dns")
                .write(tape, start, at, SECOND / 50, 30 + name.length(), 60 + name.length());
        Lookup.Builder lookup =
                Lookup.newBuilder()
                        .setClient(client.ip())
                        .setServer(BenignSite.RESOLVER.ip())
                        .setName(name)
                        .setType(type)
                        .setResponseCode(answers.isEmpty() ? 3 : 0)
                        .setTtl(300)
                        .setAnswers(answers.size());
        for (Host answer : answers) {
            lookup.addAddresses(answer.ip());
        }
        tape.add(at + SECOND / 50, lookup.build());
        if (random.nextBoolean()) {
            Talk.udp(BenignSite.RESOLVER, BenignSite.NAMES, 53, "dns")
                    .withoutName()
                    .write(tape, start, at, SECOND / 60, 30 + name.length(), 60 + name.length());
            tape.add(
                    at + SECOND / 60,
                    lookup.setClient(BenignSite.RESOLVER.ip())
                            .setServer(BenignSite.NAMES.ip())
                            .build());
        }
    }

    /** Begins within a span from the start on. */
    private void habit(Habit.Gap gap, long within, Habit.Act act) {
        habits.add(new Habit(gap, act));
        long first = start + SECOND + (within == 0 ? 0 : chance(within));
        if (first < end) {
            turns.add(new Turn(first, habits.size() - 1));
        }
    }

    private void next(int number, long moment) {
        long at = moment + habits.get(number).gap().after(moment, random);
        if (at < end) {
            turns.add(new Turn(at, number));
        }
    }

    private long scaled(long interval) {
        return Math.round(interval / scale);
    }

    private long chance(long bound) {
        return random.nextLong(bound);
    }
}
