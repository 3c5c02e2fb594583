package eu.sealwatch.collector.judge;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Tls;
import java.time.Instant;
import java.util.List;

/** One base policy and one base flow; each test changes the one thing that it is about. */
public final class Given {
    public static final String SCANNER = "10.1.0.5";
    public static final String VENDOR = "203.0.113.9";

    /** A Tuesday, 10:00 in Amsterdam. */
    public static final Instant START = Instant.parse("2026-03-03T09:00:00Z");

    public static final String POLICY =
            """
            id: test
            version: 3
            sites:
              - id: port-1
                name: Port
                networks: [10.0.0.0/8]
            assets:
              - id: xray-1
                kind: cargo-xray
                site: port-1
                addresses: [10.1.0.5]
            """;

    private Given() {}

    public static Policy policy(String more) {
        return PolicyReader.read(POLICY + more.stripIndent(), "test.yaml");
    }

    /** A closed, answered TCP flow from the scanner to the vendor's address. */
    public static FlowRecord.Builder outbound(String protocol, int port) {
        return flow(SCANNER, VENDOR, port).setProtocol(protocol);
    }

    public static FlowRecord.Builder flow(String source, String destination, int port) {
        long start = START.getEpochSecond() * 1_000_000_000L;
        return FlowRecord.newBuilder()
                .setPhase(FlowRecord.Phase.CLOSED)
                .setStart(start)
                .setEnd(start + 1_000_000_000L)
                .setWatchingSince(start - 86_400_000_000_000L)
                .setTransport(6)
                .setBasis(FlowRecord.Basis.HANDSHAKE)
                .setSourceTcpFlags(0x1b)
                .setDestinationTcpFlags(0x1b)
                .setSource(peer(source, 40000))
                .setDestination(peer(destination, port));
    }

    public static FlowRecord.Builder at(FlowRecord.Builder flow, String instant) {
        return flow.setStart(Instant.parse(instant).getEpochSecond() * 1_000_000_000L);
    }

    private static Peer peer(String ip, int port) {
        return Peer.newBuilder()
                .setIp(ByteString.copyFrom(Cidr.address(ip)))
                .setPort(port)
                .setPackets(5)
                .setBytes(500)
                .build();
    }

    /** TLS 1.3 with a good suite and group, named vendor.example. */
    public static Tls.Builder tls() {
        return Tls.newBuilder()
                .setClientSeen(true)
                .setServerSeen(true)
                .setVersion(0x0304)
                .setCipher(0x1302)
                .setGroup(0x001d)
                .setServerName("vendor.example");
    }

    public static FlowRecord.Builder tlsFlow(Tls.Builder tls) {
        return outbound("tls", 443).setTls(tls);
    }

    public static List<Verdict> verdicts(String code, String policy, FlowRecord.Builder flow) {
        return of(code, new Judge(policy(policy)).explain(flow.build()));
    }

    private static List<Verdict> of(String code, List<Judge.Opinion> opinions) {
        return opinions.stream()
                .filter(opinion -> opinion.code().equals(code))
                .map(Judge.Opinion::verdict)
                .toList();
    }

    public static List<Verdict.Breach> breaches(
            String code, String policy, FlowRecord.Builder flow) {
        return breaches(verdicts(code, policy, flow));
    }

    private static List<Verdict.Breach> breaches(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Breach.class::isInstance)
                .map(Verdict.Breach.class::cast)
                .toList();
    }

    /** A session that came from one address to another, ten seconds old and answered. */
    public static Session.Builder session(String from, String asset, String tool) {
        long start = nanos(START);
        return Session.newBuilder()
                .setId(ByteString.copyFromUtf8("session 0123456"))
                .setPhase(Session.Phase.OPENED)
                .setTool(tool)
                .setAsset(address(asset))
                .setFar(address(from))
                .addFarAddresses(address(from))
                .setFarRole(Session.FarRole.CLIENT)
                .setStart(start)
                .setEnd(start + 10_000_000_000L)
                .setAssetBytes(4000)
                .setFarBytes(3000)
                .setFlows(1)
                .addFlowIds(ByteString.copyFromUtf8("flow 0123456789a"));
    }

    public static Session.Builder at(Session.Builder session, String instant) {
        long length = session.getEnd() - session.getStart();
        long start = nanos(Instant.parse(instant));
        return session.setStart(start).setEnd(start + length);
    }

    public static Session.Builder lasting(Session.Builder session, long minutes) {
        return session.setEnd(session.getStart() + minutes * 60_000_000_000L);
    }

    public static ByteString address(String ip) {
        return ByteString.copyFrom(Cidr.address(ip));
    }

    private static long nanos(Instant moment) {
        return moment.getEpochSecond() * 1_000_000_000L;
    }

    public static List<Verdict> verdicts(String code, String policy, Session.Builder session) {
        return of(code, new Judge(policy(policy)).explain(session.build()));
    }

    public static List<Verdict.Breach> breaches(
            String code, String policy, Session.Builder session) {
        return breaches(verdicts(code, policy, session));
    }

    public static SessionJudgement judgement(String policy, Session.Builder session) {
        return new Judge(policy(policy)).judge(session.build(), session.getEnd(), "a").judgement();
    }

    public static Observation observation(FlowRecord.Builder flow) {
        return Observation.newBuilder().setTime(flow.getEnd()).setFlow(flow).build();
    }
}
