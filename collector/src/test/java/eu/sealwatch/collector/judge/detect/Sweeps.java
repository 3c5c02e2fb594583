package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.wire.v1.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Measures what each detector finds over the strength of what it looks for, and how often it speaks
 * of ordinary traffic: all by the judge itself, with default settings. Writes a picture and the
 * tables between two marks of a page.
 *
 * <pre>
 * Sweeps IMAGE.svg PAGE.md
 * </pre>
 */
final class Sweeps {
    private static final int TRIALS = 40;
    private static final int MIB = 1 << 20;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String BEGIN = "<!-- sweeps: written by bench/sweeps -->\n";
    private static final String END = "<!-- end of sweeps -->\n";
    private static final String ALLOWED =
            "endpoints: [{id: vendor, networks: [203.0.113.9], purpose: test}]\n";

    private final Plot plot = new Plot();
    private final StringBuilder tables = new StringBuilder();
    private final StringBuilder quiet = new StringBuilder();

    /** Traffic of one trial, of which the random numbers are given. */
    @FunctionalInterface
    private interface Traffic extends BiConsumer<Watched, Random> {}

    public static void main(String[] args) throws IOException {
        var sweeps = new Sweeps();
        sweeps.beacon();
        sweeps.volume();
        sweeps.drip();
        sweeps.dripToAnAllowedPlace();
        sweeps.names();
        sweeps.pings();
        Files.writeString(Path.of(args[0]), sweeps.plot.svg());
        Path page = Path.of(args[1]);
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IOException(page + " has no place for the tables: " + BEGIN + END);
        }
        Files.writeString(page, text.substring(0, begin) + sweeps.page() + text.substring(end));
    }

    private String page() {
        return "\nShare of %d trials in which the detector spoke, by what was varied:\n\n"
                        .formatted(TRIALS)
                + tables
                + "Ordinary traffic, and in how many of %d trials the detector spoke of it:\n\n"
                        .formatted(TRIALS)
                + "| detector | ordinary traffic | trials with a finding |\n|---|---|---|\n"
                + quiet
                + "\n";
    }

    private void beacon() {
        var jitters = List.of(0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50);
        var curves = new ArrayList<Plot.Curve>();
        for (int seconds : new int[] {60, 300, 3600}) {
            var shares = new ArrayList<Double>();
            for (int jitter : jitters) {
                shares.add(
                        share(
                                "leak.beacon",
                                "",
                                (watched, random) -> calls(watched, random, seconds, jitter)));
            }
            curves.add(new Plot.Curve("every " + Magnitude.time(1000L * seconds), shares));
        }
        sweep(
                "leak.beacon: calls for two days",
                "jitter, per cent either way",
                jitters.stream().map(String::valueOf).toList(),
                curves);
        quiet(
                "leak.beacon",
                "connections at chance times, 300 a day, for 3 days",
                "",
                (watched, random) -> {
                    Instant now = Watched.MONDAY;
                    for (int i = 0; i < 900; i++) {
                        now = now.plusMillis((long) (-288_000 * Math.log(1 - random.nextDouble())));
                        call(watched, now, 900);
                    }
                });
        quiet(
                "leak.beacon",
                "a person at work: bursts of connections with pauses, for 5 days",
                "",
                (watched, random) -> {
                    for (int day = 0; day < 5; day++) {
                        Instant now = Watched.after(Duration.ofDays(day).plusHours(8));
                        while (now.isBefore(Watched.after(Duration.ofDays(day).plusHours(17)))) {
                            call(watched, now, (long) Math.exp(7 + 1.5 * random.nextGaussian()));
                            now =
                                    now.plusMillis(
                                            (long)
                                                    (1000
                                                            * Math.exp(
                                                                    3.5
                                                                            + 1.6
                                                                                    * random
                                                                                            .nextGaussian())));
                        }
                    }
                });
        quiet(
                "leak.beacon",
                "an allowed poller, each 5 min, for 2 days",
                ALLOWED,
                (watched, random) -> calls(watched, random, 300, 2));
    }

    private static void calls(Watched watched, Random random, int seconds, int jitter) {
        Instant now = Watched.MONDAY.plusSeconds(random.nextInt(3600));
        Instant end = now.plus(Duration.ofDays(2));
        while (now.isBefore(end)) {
            call(watched, now, 700 + random.nextInt(100));
            double stray = 1 + jitter / 100.0 * (2 * random.nextDouble() - 1);
            now = now.plusMillis((long) (1000 * seconds * stray));
        }
    }

    private static void call(Watched watched, Instant now, long bytes) {
        watched.flow(Watched.toVendor("tls", 443), now, Duration.ofSeconds(1), bytes, 700);
    }

    private void volume() {
        var factors = List.of(2, 4, 6, 8, 10, 12, 16, 24, 32);
        var curves = new ArrayList<Plot.Curve>();
        for (double sigma : new double[] {0.1, 0.4, 0.7}) {
            var shares = new ArrayList<Double>();
            for (int factor : factors) {
                shares.add(
                        share(
                                "leak.volume",
                                ALLOWED,
                                (watched, random) -> {
                                    office(watched, random, 21, sigma);
                                    hour(
                                            watched,
                                            Watched.after(Duration.ofDays(21).plusHours(10)),
                                            20L * MIB * factor);
                                }));
            }
            curves.add(
                    new Plot.Curve(
                            String.format(Locale.ROOT, "varying %.1f×", Math.exp(sigma)), shares));
        }
        sweep(
                "leak.volume: one hour after three weeks",
                "times the usual 20 MiB",
                factors.stream().map(String::valueOf).toList(),
                curves);
        for (double sigma : new double[] {0.1, 0.4, 0.7}) {
            quiet(
                    "leak.volume",
                    String.format(
                            Locale.ROOT,
                            "office hours of 6 weeks, 20 MiB each, varying by %.1f× (standard deviation)",
                            Math.exp(sigma)),
                    ALLOWED,
                    (watched, random) -> office(watched, random, 42, sigma));
        }
    }

    private static void office(Watched watched, Random random, int days, double sigma) {
        for (int day = 0; day < days; day++) {
            for (int hour = 8; hour < 18; hour++) {
                hour(
                        watched,
                        Watched.after(Duration.ofDays(day).plusHours(hour)),
                        (long) (20 * MIB * Math.exp(sigma * random.nextGaussian())));
            }
        }
    }

    private static void hour(Watched watched, Instant start, long bytes) {
        watched.flow(Watched.toVendor("tls", 443), start, Duration.ofMinutes(5), bytes, bytes / 30);
    }

    private void drip() {
        var sizes = List.of(16, 32, 64, 128, 256, 512, 1024, 4096, 16384);
        var curves = new ArrayList<Plot.Curve>();
        for (int days : new int[] {2, 3, 5, 7}) {
            var shares = new ArrayList<Double>();
            for (int size : sizes) {
                shares.add(
                        share(
                                "leak.slow-drip",
                                "",
                                (watched, random) -> drips(watched, random, 0, days, size << 10)));
            }
            curves.add(new Plot.Curve(days + " days", shares));
        }
        sweep(
                "leak.slow-drip: to a place not allowed",
                "KiB a day",
                sizes.stream().map(String::valueOf).toList(),
                curves);
        quiet(
                "leak.slow-drip",
                "updates fetched daily from a place not allowed: 30 times as much in as out, for 30 days",
                "",
                (watched, random) -> {
                    for (int day = 0; day < 30; day++) {
                        watched.flow(
                                Watched.toVendor("tls", 443),
                                Watched.after(Duration.ofDays(day).plusHours(6)),
                                Duration.ofMinutes(4),
                                (1L + random.nextInt(9)) * MIB,
                                30L * (1 + random.nextInt(9)) * MIB);
                    }
                });
    }

    private void dripToAnAllowedPlace() {
        var factors = List.of(1, 2, 3, 4, 5, 6, 8);
        var curves = new ArrayList<Plot.Curve>();
        for (double sigma : new double[] {0.1, 0.4}) {
            var shares = new ArrayList<Double>();
            for (int factor : factors) {
                shares.add(
                        share(
                                "leak.slow-drip",
                                ALLOWED,
                                (watched, random) -> {
                                    days(watched, random, 0, 28, 5L * MIB, sigma);
                                    days(watched, random, 28, 35, 5L * MIB * factor, sigma);
                                }));
            }
            curves.add(
                    new Plot.Curve(
                            String.format(Locale.ROOT, "varying %.1f×", Math.exp(sigma)), shares));
        }
        sweep(
                "leak.slow-drip: a week to an allowed place",
                "times the usual day",
                factors.stream().map(String::valueOf).toList(),
                curves);
        for (double sigma : new double[] {0.1, 0.4, 0.7}) {
            quiet(
                    "leak.slow-drip",
                    String.format(
                            Locale.ROOT,
                            "daily upload to an allowed place for 90 days, varying by %.1f×",
                            Math.exp(sigma)),
                    ALLOWED,
                    (watched, random) -> days(watched, random, 0, 90, 5L * MIB, sigma));
        }
    }

    private static void drips(Watched watched, Random random, int from, int to, long bytes) {
        for (int day = from; day < to; day++) {
            int pieces = 1 + random.nextInt(12);
            for (int i = 0; i < pieces; i++) {
                watched.flow(
                        Watched.toVendor("tls", 443),
                        Watched.after(
                                Duration.ofDays(day).plusSeconds(7000L * i + random.nextInt(7000))),
                        Duration.ofSeconds(1),
                        bytes / pieces,
                        bytes / pieces / 20);
            }
        }
    }

    private static void days(
            Watched watched, Random random, int from, int to, long bytes, double sigma) {
        for (int day = from; day < to; day++) {
            drips(
                    watched,
                    random,
                    day,
                    day + 1,
                    (long) (bytes * Math.exp(sigma * random.nextGaussian())));
        }
    }

    private void names() {
        var rates = List.of(128, 256, 512, 1024, 2048, 4096, 16384, 65536);
        var curves = new ArrayList<Plot.Curve>();
        for (int letters : new int[] {16, 24, 50, 150}) {
            var shares = new ArrayList<Double>();
            for (int rate : rates) {
                shares.add(
                        share(
                                "leak.dns-tunnel",
                                "",
                                (watched, random) -> tunnel(watched, random, letters, rate)));
            }
            curves.add(new Plot.Curve(letters + " letters", shares));
        }
        sweep(
                "leak.dns-tunnel: Base32 in names for a day",
                "bytes carried in an hour",
                rates.stream().map(String::valueOf).toList(),
                curves);
        quiet(
                "leak.dns-tunnel",
                "20,000 look-ups of a day: 3,000 hosts of 400 domains, by Zipf",
                "",
                (watched, random) -> {
                    Instant now = Watched.MONDAY;
                    for (int i = 0; i < 20_000; i++) {
                        int host = (int) (3000 * Math.pow(random.nextDouble(), 3));
                        watched.lookup(
                                "www" + host + ".site-" + host % 400 + ".example.com",
                                1,
                                now = now.plusMillis(4300));
                    }
                });
        quiet(
                "leak.dns-tunnel",
                "5,000 customers of content networks, 2,000 reverse look-ups, 2,000 of an address list in an hour",
                "",
                (watched, random) -> {
                    Instant now = Watched.MONDAY;
                    for (int i = 0; i < 5_000; i++) {
                        watched.lookup(
                                "d" + text(random, 13) + ".cloudfront.net",
                                1,
                                now = now.plusMillis(300));
                        watched.lookup(
                                "e" + random.nextInt(99_999) + ".dscb.akamaiedge.net", 1, now);
                        if (i % 5 < 2) {
                            watched.lookup(
                                    random.nextInt(256)
                                            + "."
                                            + random.nextInt(256)
                                            + ".2.10.in-addr.arpa",
                                    12,
                                    now);
                            watched.lookup(
                                    random.nextInt(256)
                                            + "."
                                            + random.nextInt(256)
                                            + ".9.81.zen.spamhaus.org",
                                    1,
                                    now);
                        }
                    }
                });
        quiet(
                "leak.dns-tunnel",
                "an inventory asks for 3,000 long host names of one scheme in an hour, in any order",
                "",
                (watched, random) -> {
                    Instant now = Watched.MONDAY;
                    for (int i = 0; i < 3_000; i++) {
                        watched.lookup(
                                "rtm-quay-%d-xray-workstation-%04d.scanning.port.customs.example"
                                        .formatted(random.nextInt(9), random.nextInt(9999)),
                                1,
                                now = now.plusMillis(1000));
                    }
                });
        quiet(
                "leak.dns-tunnel",
                "a reputation service: 3,000 hashes in an hour",
                "",
                (watched, random) -> {
                    Instant now = Watched.MONDAY;
                    for (int i = 0; i < 3_000; i++) {
                        watched.lookup(
                                text(random, 52) + ".avqs.mcafee.com",
                                1,
                                now = now.plusMillis(1000));
                    }
                });
    }

    private static void tunnel(Watched watched, Random random, int letters, int bytesAnHour) {
        // five bits a letter
        double names = bytesAnHour * 8.0 / 5 / letters;
        long pause = (long) (3_600_000 / names);
        Instant now = Watched.MONDAY.plusSeconds(random.nextInt(3600));
        Instant end = now.plus(Duration.ofHours(22));
        for (int i = 0; now.isBefore(end) && i < 5000; i++) {
            var name = new StringBuilder();
            for (int left = letters; left > 0; left -= 60) {
                name.append(text(random, Math.min(60, left))).append('.');
            }
            watched.lookup(name + "t.evil.example", 1, now);
            now = now.plusMillis(pause);
        }
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(BASE32.charAt(random.nextInt(32)));
        }
        return text.toString();
    }

    private void pings() {
        var rates = List.of(1, 4, 16, 64, 256, 1024, 4096, 16384);
        var curves = new ArrayList<Plot.Curve>();
        for (String kind : List.of("other sizes", "in kind", "unanswered")) {
            var shares = new ArrayList<Double>();
            for (int rate : rates) {
                shares.add(
                        share(
                                "leak.icmp-tunnel",
                                "",
                                (watched, random) -> icmp(watched, random, rate << 10, kind)));
            }
            curves.add(new Plot.Curve(kind, shares));
        }
        sweep(
                "leak.icmp-tunnel: large pings, by their answers",
                "KiB in an hour",
                rates.stream().map(String::valueOf).toList(),
                curves);
        quiet(
                "leak.icmp-tunnel",
                "a ping each second of 56 bytes for a day, a tenth lost",
                "",
                (watched, random) ->
                        ping(
                                watched,
                                Watched.MONDAY,
                                Duration.ofHours(24),
                                86_400,
                                84,
                                77_700 + random.nextInt(200),
                                84));
        quiet(
                "leak.icmp-tunnel",
                "20 pings of 1,400 bytes each 5 min, answered, and a search for the path's MTU each hour, for a day",
                "",
                (watched, random) -> {
                    for (int i = 0; i < 288; i++) {
                        Instant now = Watched.MONDAY.plusSeconds(300L * i);
                        ping(watched, now, Duration.ofSeconds(20), 20, 1428, 20, 1428);
                        if (i % 12 == 0) {
                            ping(
                                    watched,
                                    now.plusSeconds(60),
                                    Duration.ofSeconds(9),
                                    9,
                                    1269,
                                    5,
                                    1100);
                        }
                    }
                });
    }

    private static void icmp(Watched watched, Random random, long bytes, String kind) {
        int size = 200 + random.nextInt(1200);
        long packets = Math.max(1, bytes / size);
        switch (kind) {
            case "in kind" ->
                    ping(
                            watched,
                            Watched.MONDAY,
                            Duration.ofMinutes(50),
                            packets / 2 + 1,
                            size,
                            packets / 2 + 1,
                            size);
            case "unanswered" ->
                    ping(watched, Watched.MONDAY, Duration.ofMinutes(50), packets, size, 0, 0);
            default ->
                    ping(
                            watched,
                            Watched.MONDAY,
                            Duration.ofMinutes(50),
                            packets / 2 + 1,
                            size,
                            packets / 2 + 1,
                            40 + random.nextInt(140));
        }
    }

    private static void ping(
            Watched watched,
            Instant start,
            Duration length,
            long out,
            long sizeOut,
            long in,
            long sizeIn) {
        FlowRecord.Builder flow = Watched.toVendor("icmp", 0).setTransport(1).setIcmpType(8);
        watched.flow(flow, start, length, out * sizeOut, in * sizeIn, out, in);
    }

    private static double share(String code, String policy, Traffic traffic) {
        return (double) spoke(code, policy, traffic) / TRIALS;
    }

    private static int spoke(String code, String policy, Traffic traffic) {
        int spoke = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            var watched = new Watched(new Judge(Given.policy(policy)), code);
            traffic.accept(watched, new Random(1000 + trial));
            spoke += watched.findings(code).isEmpty() ? 0 : 1;
        }
        return spoke;
    }

    private void sweep(String title, String axis, List<String> places, List<Plot.Curve> curves) {
        plot.panel(title, axis, places, curves);
        tables.append("| ").append(title).append("; ").append(axis);
        places.forEach(place -> tables.append(" | ").append(place));
        tables.append(" |\n|---").append("|---".repeat(places.size())).append("|\n");
        for (Plot.Curve curve : curves) {
            tables.append("| ").append(curve.name());
            curve.shares()
                    .forEach(share -> tables.append(String.format(Locale.ROOT, " | %.2f", share)));
            tables.append(" |\n");
        }
        tables.append('\n');
        System.out.println(title);
    }

    private void quiet(String code, String what, String policy, Traffic traffic) {
        int spoke = spoke(code, policy, traffic);
        quiet.append("| `%s` | %s | %d |%n".formatted(code, what, spoke));
        System.out.println(code + ", " + what + ": " + spoke);
    }
}
