package eu.sealwatch.cli.link;

import eu.sealwatch.agent.uplink.Enroller;
import eu.sealwatch.collector.ingest.Authority;
import eu.sealwatch.collector.ingest.EnrolmentTokens;
import eu.sealwatch.collector.ingest.IngestServer;
import eu.sealwatch.collector.ingest.IngestSettings;
import eu.sealwatch.wire.EnrolmentToken;
import eu.sealwatch.wire.Identity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A collector on the loopback with real TLS; stops and starts again at the same port. */
final class TestCollector implements AutoCloseable {
    final Path folder;
    final MemoryJournal journal = new MemoryJournal();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Authority authority;
    final EnrolmentTokens tokens;
    private final Identity identity;
    private int port;
    private IngestServer server;

    TestCollector(Path folder) throws IOException {
        this.folder = folder;
        authority = Authority.open(folder, Clock.systemUTC());
        tokens = new EnrolmentTokens(folder.resolve("tokens"), Clock.systemUTC());
        identity = authority.server(List.of("localhost", "127.0.0.1"));
        start();
    }

    void start() throws IOException {
        var address = new InetSocketAddress("127.0.0.1", port);
        var settings =
                new IngestSettings(
                        address, 16, 1 << 17, 4, Duration.ofSeconds(10), Duration.ofMinutes(1));
        server = IngestServer.start(settings, identity, authority, tokens, journal, meters);
        port = server.address().getPort();
    }

    void stop() {
        server.close();
    }

    int port() {
        return port;
    }

    EnrolmentToken token(String agent) throws IOException {
        return tokens.issue(agent, Duration.ofHours(1), authority.sha256());
    }

    Enroller enroller() {
        return new Enroller("127.0.0.1", port, Duration.ofSeconds(20));
    }

    Identity enrol(Path agentFolder, String name) throws IOException, InterruptedException {
        return enroller().enrol(agentFolder, name, token(name));
    }

    /** The authority as a command beside the collector has it. */
    Authority beside() throws IOException {
        return Authority.open(folder, Clock.systemUTC());
    }

    double handshakes(String group) {
        return meters.get("sealwatch.ingest.key.exchange").tag("group", group).counter().count();
    }

    double refused(String reason) {
        return meters.get("sealwatch.ingest.refused").tag("reason", reason).counter().count();
    }

    @Override
    public void close() {
        stop();
    }
}
