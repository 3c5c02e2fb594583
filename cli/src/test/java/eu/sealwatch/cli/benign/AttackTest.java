package eu.sealwatch.cli.benign;

import static eu.sealwatch.cli.benign.Talk.DAY;
import static eu.sealwatch.cli.benign.Talk.HOUR;
import static eu.sealwatch.cli.benign.Talk.MINUTE;
import static eu.sealwatch.cli.benign.Talk.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import eu.sealwatch.cli.benign.BenignTraffic.Act;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Dicom;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Rdp;
import eu.sealwatch.wire.v1.Shape;
import eu.sealwatch.wire.v1.Sighting;
import eu.sealwatch.wire.v1.Tls;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One attack at a time in benign traffic: it is found, and nothing else is. */
class AttackTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 10, 6);
    private static final long START = BenignSite.nanos(TUESDAY);
    private static final long AFTERNOON = START + 15 * HOUR;
    private static final double SCALE = 0.02;
    private static final long SEED = 5;

    private static final Host SCANNER = BenignSite.scanner(0);
    private static final Host OPERATOR = BenignSite.operator(0);
    private static final Host STRAY = Host.inside("stray", "unknown", "10.20.4.99");
    private static final Host DROP = Host.outside("drop.othervendor.example", "198.51.100.99");
    private static final Host OTHER_RESOLVER =
            Host.outside("dns.othervendor.example", "198.51.100.98");

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void isFoundAndNothingElse(String name, int days, Act attack, String expected) {
        var judge = new Judge(PolicyReader.read(BenignSite.policy(TUESDAY, days), "benign.yaml"));
        var found = new TreeSet<String>();
        new BenignTraffic(TUESDAY, days, SCALE, SEED)
                .play(
                        observation ->
                                judge.judge(observation, BenignSite.AGENT)
                                        .forEach(each ->
                                                found.add(each.code() + " " + each.subject())),
                        attack);
        assertThat(found).as(name).containsExactly(expected.split(", ", -1));
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                arguments(
                        "a place that nobody approved",
                        1,
                        one(() -> Talk.tls(SCANNER, DROP, 443), 3_000, 9_000),
                        "endpoint.not-allowed scanner-1"),
                arguments(
                        "SSH to the update host",
                        1,
                        one(() -> Talk.ssh(SCANNER, BenignSite.UPDATE), 3_000, 9_000),
                        "endpoint.wrong-service scanner-1"),
                arguments(
                        "a bare address",
                        1,
                        one(AttackTest::bareAddress, 3_000, 9_000),
                        "endpoint.direct-ip scanner-1, endpoint.not-allowed scanner-1"),
                arguments(
                        "HTTP in clear",
                        1,
                        one(() -> Talk.tcp(OPERATOR, DROP, 80, "http"), 500, 9_000),
                        "encryption.cleartext operator-1, endpoint.not-allowed operator-1"),
                arguments(
                        "TLS 1.0",
                        1,
                        one(AttackTest::oldVersion, 3_000, 9_000),
                        "encryption.cipher scanner-1, encryption.version scanner-1"),
                arguments(
                        "an expired certificate",
                        1,
                        one(AttackTest::expired, 3_000, 9_000),
                        "encryption.certificate scanner-1"),
                arguments(
                        "SSH on the port of HTTPS",
                        1,
                        one(AttackTest::sshOn443, 3_000, 9_000),
                        "endpoint.not-allowed scanner-1, evasion.port-mismatch scanner-1"),
                arguments(
                        "an image in clear",
                        1,
                        one(AttackTest::image, 9_000_000, 4_000),
                        "encryption.cleartext scanner-1, endpoint.not-allowed scanner-1,"
                                + " leak.scan-image scanner-1"),
                arguments(
                        "container numbers in clear",
                        1,
                        one(AttackTest::containers, 2_000, 500),
                        "encryption.cleartext operator-1, endpoint.not-allowed operator-1,"
                                + " leak.identifier operator-1"),
                arguments(
                        "random bytes",
                        1,
                        one(AttackTest::noise, 300_000, 400),
                        "endpoint.not-allowed scanner-1, leak.unknown-encrypted scanner-1"),
                arguments(
                        "another resolver",
                        1,
                        one(() -> Talk.udp(SCANNER, OTHER_RESOLVER, 53, "dns"), 40, 90),
                        "endpoint.not-allowed scanner-1, leak.resolver-bypass scanner-1"),
                arguments(
                        "pings that carry much",
                        1,
                        one(() -> Talk.ping(SCANNER, DROP), 400_000, 20_000),
                        "endpoint.not-allowed scanner-1, leak.icmp-tunnel scanner-1"),
                arguments(
                        "names that carry much",
                        1,
                        (Act) AttackTest::dnsTunnel,
                        "leak.dns-tunnel scanner-1"),
                arguments(
                        "more than a connection may carry",
                        1,
                        one(
                                () -> Talk.tls(BenignSite.ARCHIVE, BenignSite.LIBRARY, 443),
                                5L << 30,
                                90_000),
                        "leak.volume archive"),
                arguments(
                        "far more than at that hour is usual",
                        21,
                        (Act)
                                (tape, since) ->
                                        Talk.tls(OPERATOR, BenignSite.PORTAL, 443)
                                                .write(
                                                        tape,
                                                        since,
                                                        AFTERNOON + 20 * DAY,
                                                        10 * MINUTE,
                                                        900_000_000,
                                                        30_000),
                        "leak.volume operator-1"),
                arguments(
                        "a beacon every ten minutes",
                        1,
                        (Act) AttackTest::beacon,
                        "endpoint.not-allowed scanner-1, leak.beacon scanner-1"),
                arguments(
                        "a slow drip",
                        6,
                        (Act) AttackTest::drip,
                        "endpoint.not-allowed scanner-1, leak.slow-drip scanner-1"),
                arguments(
                        "a way back through SSH",
                        1,
                        (Act)
                                (tape, since) ->
                                        Talk.ssh(SCANNER, DROP)
                                                .reversed()
                                                .writeSession(
                                                        tape, since, AFTERNOON, HOUR, 700_000,
                                                        90_000),
                        "endpoint.not-allowed scanner-1, maintenance.reverse-tunnel scanner-1"),
                arguments(
                        "maintenance in the afternoon",
                        1,
                        visit(() -> Talk.ssh(BenignSite.JUMP, SCANNER), AFTERNOON, HOUR),
                        "maintenance.outside-window scanner-1"),
                arguments(
                        "maintenance that does not end",
                        1,
                        visit(() -> Talk.ssh(BenignSite.JUMP, SCANNER), START + 9 * HOUR, 5 * HOUR),
                        "maintenance.overrun scanner-1"),
                arguments(
                        "maintenance round the jump host",
                        1,
                        visit(() -> Talk.ssh(OPERATOR, SCANNER), START + 10 * HOUR, HOUR),
                        "maintenance.not-via-jump-host scanner-1"),
                arguments(
                        "a tool that is not approved",
                        1,
                        visit(AttackTest::remoteDesktop, START + 10 * HOUR, HOUR),
                        "maintenance.unapproved-tool scanner-1"),
                arguments(
                        "an unknown device",
                        1,
                        (Act) (tape, since) -> tape.add(AFTERNOON, seen(STRAY.ip(), STRAY.mac())),
                        "asset.unknown 10.20.4.99"),
                arguments(
                        "a scanner's address at another card",
                        1,
                        (Act)
                                (tape, since) ->
                                        tape.add(AFTERNOON, seen(SCANNER.ip(), OPERATOR.mac())),
                        "asset.changed scanner-1"),
                arguments(
                        "an agent that loses packets",
                        1,
                        (Act)
                                (tape, since) ->
                                        tape.add(
                                                AFTERNOON,
                                                Coverage.newBuilder()
                                                        .setFrom(AFTERNOON - 10 * SECOND)
                                                        .setTo(AFTERNOON)
                                                        .setPackets(40_000)
                                                        .setDroppedByKernel(9_000)
                                                        .setPolicy("benign-seaport 1")
                                                        .build()),
                        "coverage.packet-loss seaport-noord"));
    }

    private interface Maker {
        Talk make();
    }

    private static Act one(Maker talk, long out, long in) {
        return (tape, since) -> talk.make().write(tape, since, AFTERNOON, 20 * SECOND, out, in);
    }

    private static Act visit(Maker talk, long at, long length) {
        return (tape, since) -> talk.make().writeSession(tape, since, at, length, 90_000, 700_000);
    }

    private static Talk bareAddress() {
        Talk talk = Talk.tls(SCANNER, DROP, 443).withoutName();
        talk.flow().getTlsBuilder().clearServerName();
        return talk;
    }

    private static Talk oldVersion() {
        Talk talk = Talk.tls(SCANNER, BenignSite.HEALTH, 443);
        talk.flow().getTlsBuilder().setVersion(0x0301).setCipher(0xc013);
        return talk;
    }

    private static Talk expired() {
        Talk talk = Talk.tls(SCANNER, BenignSite.HEALTH, 443);
        Tls.Builder tls = talk.flow().getTlsBuilder();
        tls.setVersion(0x0303).setCipher(0xc02c).setServerSignatureScheme(0x0403);
        tls.addCertificates(
                Certificate.newBuilder()
                        .setSubject("CN=health.scanvendor.example")
                        .setIssuer("CN=Root")
                        .addNames("health.scanvendor.example")
                        .setNotBefore(START - 400 * DAY)
                        .setNotAfter(START - 35 * DAY)
                        .setKeyAlgorithm("EC")
                        .setKeyBits(256)
                        .setCurve("secp256r1")
                        .setSignatureAlgorithm("ecdsa-with-SHA256")
                        .setSha256(ByteString.copyFrom(new byte[32]))
                        .setPublicKeySha256(ByteString.copyFrom(new byte[32])));
        return talk;
    }

    private static Talk sshOn443() {
        Talk talk = Talk.ssh(SCANNER, DROP);
        talk.flow().getDestinationBuilder().setPort(443);
        return talk;
    }

    private static Talk image() {
        Talk talk = Talk.tcp(SCANNER, DROP, 11112, "dicom");
        talk.flow()
                .setDicom(
                        Dicom.newBuilder()
                                .setCalledAe("IMAGES")
                                .setAccepted(true)
                                .addCommands("C-STORE")
                                .setStoresSeen(1));
        return talk;
    }

    private static Talk containers() {
        Talk talk = Talk.tcp(OPERATOR, DROP, 80, "http");
        ContentSigns.Identifiers.Builder found =
                ContentSigns.Identifiers.newBuilder()
                        .setKind("container")
                        .setSender(ContentSigns.Side.SOURCE)
                        .setCount(2);
        for (String masked : new String[] {"MSKU•••••72", "CSQU•••••83"}) {
            found.addSamples(ContentSigns.Sample.newBuilder().setMasked(masked));
        }
        talk.flow().setContent(ContentSigns.newBuilder().addIdentifiers(found));
        return talk;
    }

    private static Talk noise() {
        Talk talk = Talk.tcp(SCANNER, DROP, 4433, "");
        talk.flow()
                .setBasis(FlowRecord.Basis.BASIS_NONE)
                .setShape(
                        Shape.newBuilder()
                                .setLook(Shape.Look.HIGH_ENTROPY)
                                .setEntropy(7.98)
                                .setSampled(16_384));
        return talk;
    }

    private static Talk remoteDesktop() {
        Talk talk = Talk.tcp(BenignSite.JUMP, SCANNER, 3389, "rdp");
        talk.flow()
                .setRdp(
                        Rdp.newBuilder()
                                .setNegotiationSeen(true)
                                .setRequestedProtocols(3)
                                .setSelectedProtocol(2));
        return talk;
    }

    private static Sighting seen(ByteString ip, ByteString mac) {
        return Sighting.newBuilder().setIp(ip).setMac(mac).build();
    }

    private static void dnsTunnel(Tape tape, long since) {
        var random = new SplittableRandom(1);
        for (int each = 0; each < 400; each++) {
            var label = new StringBuilder();
            while (label.length() < 50) {
                label.append(Long.toString(random.nextLong() >>> 1, 36));
            }
            tape.add(
                    AFTERNOON + each * SECOND,
                    Lookup.newBuilder()
                            .setClient(SCANNER.ip())
                            .setServer(BenignSite.RESOLVER.ip())
                            .setName(label.substring(0, 50) + ".t.othervendor.example")
                            .setType(16)
                            .setAnswers(1)
                            .setTtl(0)
                            .build());
        }
    }

    private static void beacon(Tape tape, long since) {
        var random = new SplittableRandom(2);
        long at = START + HOUR;
        for (int each = 0; each < 40; each++) {
            Talk.tls(SCANNER, DROP, 443)
                    .write(tape, since, at, SECOND, 900 + random.nextInt(40), 700);
            at += 9 * MINUTE + random.nextLong(2 * MINUTE);
        }
    }

    private static void drip(Tape tape, long since) {
        var random = new SplittableRandom(3);
        long at = START + HOUR;
        for (int each = 0; each < 30; each++) {
            Talk.tls(SCANNER, DROP, 443)
                    .write(tape, since, at, 5 * SECOND, 90_000 + random.nextInt(20_000), 3_000);
            // as it comes: sometimes minutes, sometimes half a day
            double chance = random.nextDouble();
            at += 10 * MINUTE + Math.round(chance * chance * chance * 16 * HOUR);
        }
    }
}
