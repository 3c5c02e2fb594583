package eu.sealwatch.collector.judge;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.detect.Memory;
import eu.sealwatch.collector.judge.detect.Snapshot;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Sighting;
import eu.sealwatch.wire.v1.Tls;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures judging on one thread, with all rules and detectors on. Figures are by CPU time of the
 * thread, so that other work on the machine counts little; garbage collection is told beside.
 *
 * <pre>
 * JudgeBench rate ENDPOINTS...   records a second, by the number of endpoints in the policy
 * JudgeBench memory PAIRS FILE   heap, snapshot and restore with so many pairs
 * </pre>
 */
final class JudgeBench {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_772_409_600L * SECOND;
    private static final int OBSERVATIONS = 300_000;
    private static final int ASSETS = 200;
    private static final int ROUNDS = 9;

    /** One file holds four million characters at most. */
    private static final int LAYER = 20_000;

    private JudgeBench() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "rate" -> {
                for (int i = 1; i < args.length; i++) {
                    rate(Integer.parseInt(args[i]));
                }
            }
            case "memory" -> memory(Integer.parseInt(args[1]), Path.of(args[2]));
            default -> throw new IllegalArgumentException("rate or memory, not " + args[0]);
        }
    }

    private static void rate(int endpoints) throws IOException {
        Policy policy = policy(endpoints);
        List<Observation> observations = traffic(endpoints);
        long flows = observations.stream().filter(Observation::hasFlow).count();
        double best = Double.MAX_VALUE;
        var seconds = new ArrayList<Double>();
        long findings = 0;
        long collected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var judge = new Judge(policy);
            findings = 0;
            long gc = collecting();
            long start = cpu();
            for (Observation observation : observations) {
                findings += judge.judge(observation, "agent-1").size();
            }
            double took = (cpu() - start) / 1e9;
            collected = collecting() - gc;
            best = Math.min(best, took);
            if (round >= ROUNDS / 3) {
                seconds.add(took);
            }
        }
        seconds.sort(null);
        double median = seconds.get(seconds.size() / 2);
        print(
                "%,d endpoints: %,.0f observations a second of CPU (best round %,.0f), of which %,.0f flow records; %d findings, %d ms collecting garbage in the last round",
                endpoints,
                observations.size() / median,
                observations.size() / best,
                flows / median,
                findings,
                collected);
    }

    /**
     * Half of the endpoints by name, a quarter by wildcard, a quarter by network; two hundred
     * assets at two sites.
     */
    private static Policy policy(int endpoints) throws IOException {
        Path folder = Files.createTempDirectory("bench");
        var layers = new ArrayList<String>();
        for (int from = 0; from < endpoints; from += LAYER) {
            layers.add("layer-" + from + ".yaml");
            Files.writeString(
                    folder.resolve(layers.getLast()),
                    endpoints(from, Math.min(endpoints, from + LAYER)));
        }
        var yaml = new StringBuilder("id: bench\nversion: 1\nincludes: " + layers + "\nsites:\n");
        yaml.append("  - {id: quay, networks: [10.1.0.0/16]}\n");
        yaml.append("  - {id: gate, networks: [10.2.0.0/16]}\nassets:\n");
        for (int i = 0; i < ASSETS; i++) {
            yaml.append(
                    "  - {id: scanner-%d, kind: cargo-xray, site: %s, addresses: [%s]}%n"
                            .formatted(i, i % 2 == 0 ? "quay" : "gate", asset(i)));
        }
        yaml.append(
                """
                detectors:
                  resolver-bypass: {resolvers: [10.1.0.53]}
                  first-contact: {enabled: true}
                  off-hours: {enabled: true}
                """);
        Path file = Files.writeString(folder.resolve("bench.yaml"), yaml);
        Policy policy = PolicyReader.read(file);
        for (String layer : layers) {
            Files.delete(folder.resolve(layer));
        }
        Files.delete(file);
        Files.delete(folder);
        return policy;
    }

    private static String endpoints(int from, int to) {
        var yaml = new StringBuilder("id: layer-" + from + "\nversion: 1\nendpoints:\n");
        for (int i = from; i < to; i++) {
            String place =
                    switch (i % 4) {
                        case 0, 1 -> "names: [" + name(i) + "]";
                        case 2 -> "names: ['*.e" + i + ".vendor.example']";
                        default -> "networks: [" + address(i) + "]";
                    };
            yaml.append(
                    "  - {id: e%d, %s, services: [tls/443, ntp/123], limits: {per-hour: 10GiB}, purpose: p}%n"
                            .formatted(i, place));
        }
        return yaml.toString();
    }

    private static String asset(int i) {
        return "10.%d.4.%d".formatted(1 + i % 2, 1 + i / 2);
    }

    private static String name(int i) {
        return i % 4 == 2
                ? "h" + i % 97 + ".e" + i + ".vendor.example"
                : "host-" + i + ".example.org";
    }

    private static String address(int i) {
        return "%d.%d.%d.%d".formatted(20 + (i >> 22), i >> 16 & 63, i >> 8 & 255, i & 255);
    }

    /**
     * A quarter look-ups, and flows of which most are TLS that is opened, told of and closed; the
     * rest is time, names, and one in two hundred to places that nobody allowed.
     */
    private static List<Observation> traffic(int endpoints) {
        var random = new Random(1);
        var all = new ArrayList<Observation>(OBSERVATIONS + 8);
        long now = START;
        while (all.size() < OBSERVATIONS) {
            now += 20_000_000L;
            int endpoint = random.nextInt(endpoints);
            String inside = asset(random.nextInt(ASSETS));
            int kind = random.nextInt(200);
            if (kind < 80) {
                all.add(lookup(inside, name(endpoint), now));
                FlowRecord.Builder flow = flow(inside, address(endpoint), 443, 6, now, random);
                flow.setProtocol("tls").setTls(tls(name(endpoint))).addNames(name(endpoint));
                connection(all, flow, now, 1 + random.nextInt(3), random);
            } else if (kind < 120) {
                all.add(lookup(inside, name(endpoint), now));
                FlowRecord.Builder dns = flow(inside, "10.1.0.53", 53, 17, now, random);
                connection(all, dns.setProtocol("dns"), now, 0, random);
            } else if (kind < 196) {
                FlowRecord.Builder flow = flow(inside, address(endpoint | 3), 443, 6, now, random);
                flow.setProtocol("tls").setTls(tls(""));
                connection(all, flow, now, random.nextInt(2), random);
            } else if (kind < 199) {
                all.add(
                        Observation.newBuilder()
                                .setTime(now)
                                .setSighting(
                                        Sighting.newBuilder()
                                                .setIp(ip(inside))
                                                .setMac(ByteString.copyFrom(new byte[6])))
                                .build());
            } else {
                FlowRecord.Builder flow =
                        flow(inside, "198.51.100." + random.nextInt(256), 443, 6, now, random);
                flow.setProtocol("tls").setTls(tls("other-" + random.nextInt(50) + ".example.net"));
                connection(all, flow, now, 1, random);
            }
        }
        return all;
    }

    private static void connection(
            List<Observation> all, FlowRecord.Builder flow, long now, int updates, Random random) {
        long out = 0;
        long in = 0;
        int records = updates + 2;
        for (int i = 0; i < records; i++) {
            out += 500 + random.nextInt(20_000);
            in += 500 + random.nextInt(60_000);
            flow.getSourceBuilder().setBytes(out).setPackets(1 + out / 700);
            flow.getDestinationBuilder().setBytes(in).setPackets(1 + in / 1000);
            flow.setPhase(
                    i == 0
                            ? FlowRecord.Phase.OPENED
                            : i == records - 1
                                    ? FlowRecord.Phase.CLOSED
                                    : FlowRecord.Phase.UPDATED);
            flow.setEnd(now + i * SECOND);
            all.add(Observation.newBuilder().setTime(now + i * SECOND).setFlow(flow).build());
        }
    }

    private static FlowRecord.Builder flow(
            String source, String destination, int port, int transport, long now, Random random) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return FlowRecord.newBuilder()
                .setId(ByteString.copyFrom(id))
                .setStart(now)
                .setTransport(transport)
                .setBasis(FlowRecord.Basis.HANDSHAKE)
                .setWatchingSince(START - 86_400 * SECOND)
                .setSourceTcpFlags(0x1b)
                .setDestinationTcpFlags(0x1b)
                .setSource(
                        Peer.newBuilder()
                                .setIp(ip(source))
                                .setPort(40_000 + random.nextInt(20_000)))
                .setDestination(Peer.newBuilder().setIp(ip(destination)).setPort(port));
    }

    private static Observation lookup(String client, String name, long now) {
        return Observation.newBuilder()
                .setTime(now)
                .setLookup(
                        Lookup.newBuilder()
                                .setClient(ip(client))
                                .setServer(ip("10.1.0.53"))
                                .setName(name)
                                .setType(1)
                                .setAnswers(1))
                .build();
    }

    private static Tls tls(String name) {
        return Tls.newBuilder()
                .setClientSeen(true)
                .setServerSeen(true)
                .setVersion(0x0303)
                .setCipher(0xC030)
                .setGroup(0x001d)
                .setServerName(name)
                .setExtendedMasterSecret(true)
                .setSecureRenegotiation(true)
                .addCertificates(
                        Certificate.newBuilder()
                                .setSubject("CN=" + name)
                                .setIssuer("CN=Issuing CA")
                                .addNames(name.isEmpty() ? "host.example.org" : name)
                                .setNotBefore(START - 86_400L * 100 * SECOND)
                                .setNotAfter(START + 86_400L * 265 * SECOND)
                                .setKeyAlgorithm("EC")
                                .setCurve("P-256")
                                .setKeyBits(256)
                                .setSignatureAlgorithm("SHA256withECDSA"))
                .setEstablished(true)
                .build();
    }

    private static ByteString ip(String text) {
        return ByteString.copyFrom(eu.sealwatch.config.Cidr.address(text));
    }

    /** Each pair is seen at four moments over two days, so that it holds all that a pair can. */
    private static void memory(int pairs, Path file) throws IOException {
        long before = heap();
        var memory = new Memory();
        var judge =
                new Judge(
                        PolicyReader.read(
                                "id: bench\nversion: 1\nsites: [{id: quay, networks: [10.0.0.0/8]}]\n",
                                "bench.yaml"),
                        memory);
        var random = new Random(2);
        long[] hours = {0, 1, 24, 25};
        long start = cpu();
        for (long hour : hours) {
            for (int i = 0; i < pairs; i++) {
                long now = START + hour * 3600 * SECOND + i * 3_000L;
                String inside = "10.%d.%d.%d".formatted(i % 7, i % 251, i % 241);
                var flow =
                        flow(
                                inside,
                                "%d.%d.%d.%d"
                                        .formatted(
                                                20 + (i >>> 24),
                                                i >> 16 & 255,
                                                i >> 8 & 255,
                                                i & 255),
                                443,
                                6,
                                now,
                                random);
                flow.setProtocol("tls").setPhase(FlowRecord.Phase.CLOSED).setEnd(now + SECOND);
                flow.getSourceBuilder().setBytes(900 + random.nextInt(9_000)).setPackets(5);
                flow.getDestinationBuilder().setBytes(400).setPackets(5);
                judge.judge(Observation.newBuilder().setTime(now).setFlow(flow).build(), "a");
            }
        }
        print("%,d pairs made in %.1f CPU s", memory.size().pairs(), (cpu() - start) / 1e9);
        long after = heap();
        print("heap: %.0f MiB for all that is remembered", (after - before) / 1048576.0);
        long writing = System.nanoTime();
        long writingCpu = cpu();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 17)) {
            Snapshot.write(memory, out);
        }
        print(
                "snapshot: %.2f s (%.2f CPU s), %.0f MiB",
                (System.nanoTime() - writing) / 1e9,
                (cpu() - writingCpu) / 1e9,
                Files.size(file) / 1048576.0);
        int known = memory.size().pairs();
        memory = null;
        judge = null;
        long reading = System.nanoTime();
        long readingCpu = cpu();
        Memory read;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 17)) {
            read = Snapshot.read(in);
        }
        print(
                "restore: %.2f s (%.2f CPU s)",
                (System.nanoTime() - reading) / 1e9, (cpu() - readingCpu) / 1e9);
        if (read.size().pairs() != known) {
            throw new IOException("read " + read.size() + ", written were " + known);
        }
        Files.delete(file);
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(bean -> bean.getCollectionTime())
                .sum();
    }

    private static void print(String text, Object... figures) {
        System.out.println(String.format(Locale.ROOT, text, figures));
    }
}
