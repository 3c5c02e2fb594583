package eu.sealwatch.collector.serve;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.Collector;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Shown;
import eu.sealwatch.collector.store.Changes;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Changes.FindingRow;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Tls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A collector with pages and an administrator; its policy has two sites, each with a finding. */
final class House implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final String NORTH = "00000000000000000000000000000001";
    static final String SOUTH = "00000000000000000000000000000002";
    static final long START = 1_772_528_400_000_000_000L;

    private final Path folder;
    private final Collector collector;

    private House(Path folder, Collector collector) {
        this.folder = folder;
        this.collector = collector;
    }

    static House open(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("policy.yaml"),
                """
                id: two-ports
                version: 3
                sites:
                  - id: north
                    name: North port
                    networks: [10.1.0.0/16]
                  - id: south
                    name: South port
                    networks: [10.2.0.0/16]
                assets:
                  - {id: scanner-n, kind: cargo-xray, site: north, addresses: [10.1.0.5]}
                  - {id: scanner-s, kind: cargo-xray, site: south, addresses: [10.2.0.5]}
                """);
        Path file =
                Files.writeString(
                        folder.resolve("collector.yaml"),
                        """
                        data-folder: data
                        policy: policy.yaml
                        listen: {address: 127.0.0.1, port: 0}
                        evidence: {origin: example/test, checkpoint-every: 1s}
                        web: {port: 0}
                        """);
        return new House(
                folder,
                Collector.start(
                        CollectorSettings.read(file), new SimpleMeterRegistry(), (_, _) -> {}));
    }

    House furnished() {
        var store = collector.store();
        store.apply(
                new Changes(
                        collector.log().size(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of(
                                new BatchRow(
                                        0,
                                        "agent-n",
                                        1,
                                        new byte[32],
                                        START,
                                        0,
                                        List.of(
                                                flow(1, 10, 1, "update.vendor.example"),
                                                flow(2, 10, 2, "=cmd|' /C calc'!A0")))),
                        List.of(),
                        List.of(
                                new FindingRow(0, finding(NORTH, "north", "scanner-n"), 0),
                                new FindingRow(
                                        0,
                                        finding(SOUTH, "south", "<script>alert(1)</script>"),
                                        0))));
        return this;
    }

    Visitor visitor() throws Exception {
        return new Visitor(url(), folder.resolve("data/web/certificate.pem"));
    }

    Visitor administrator() throws Exception {
        return visitor().logInFirst("admin", oneTimePassword(), PASSWORD);
    }

    /** Somebody with a new account. */
    Visitor person(Visitor administrator, String name, String role, List<String> sites)
            throws Exception {
        var made =
                administrator.post(
                        "/people",
                        java.util.Map.of(
                                "csrf",
                                administrator.csrf("/people"),
                                "name",
                                name,
                                "role",
                                role,
                                "site",
                                sites));
        return visitor().logInFirst(name, secret(made.body()), PASSWORD);
    }

    /** What a page shows once. */
    static String secret(String page) {
        var found = java.util.regex.Pattern.compile("wrap secret\">([^<]+)<").matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no secret on the page: " + page);
        }
        return found.group(1);
    }

    String url() {
        return "https://localhost:" + web().address().getPort();
    }

    String oneTimePassword() {
        return web().oneTimePassword().orElseThrow();
    }

    WebServer web() {
        return collector.web().orElseThrow();
    }

    Collector collector() {
        return collector;
    }

    Path folder() {
        return folder;
    }

    private static Observation flow(int id, int net, int site, String name) {
        var flow =
                FlowRecord.newBuilder()
                        .setId(ByteString.copyFrom(new byte[] {(byte) id, 1, 1, 1}))
                        .setPhase(FlowRecord.Phase.CLOSED)
                        .setDirection(FlowRecord.Direction.OUTBOUND)
                        .setStart(START + id)
                        .setEnd(START + 1_000_000_000L)
                        .setTransport(6)
                        .setProtocol("tls")
                        .setTls(
                                Tls.newBuilder()
                                        .setServerSeen(true)
                                        .setVersion(0x0303)
                                        .setCipher(0xc02f)
                                        .setServerName(name))
                        .setSource(peer(new byte[] {(byte) net, (byte) site, 0, 5}, 40_000, 700))
                        .setDestination(
                                peer(new byte[] {(byte) 203, 0, 113, (byte) id}, 443, 9000));
        return Observation.newBuilder().setTime(START).setFlow(flow).build();
    }

    private static Peer peer(byte[] ip, int port, long bytes) {
        return Peer.newBuilder()
                .setIp(ByteString.copyFrom(ip))
                .setPort(port)
                .setBytes(bytes)
                .setPackets(3)
                .build();
    }

    private static Finding finding(String id, String site, String subject) {
        return new Finding(
                id,
                "endpoint.not-allowed",
                Severity.HIGH,
                site,
                subject,
                "update.vendor.example tls/443",
                subject + " talked to update.vendor.example; no endpoint allows this place",
                "two-ports",
                3,
                "policy.yaml:3",
                START,
                "agent-n",
                Shown.BY_ITSELF,
                Optional.empty());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        collector.close();
    }
}
