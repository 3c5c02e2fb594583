package eu.sealwatch.cli;

import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.collector.evidence.Witness;
import eu.sealwatch.collector.evidence.WitnessServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a witness until it is told to stop. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = {
            "Cosigns other collectors' logs (C2SP tlog-witness), so that two histories of a log, or"
                    + " an older one, show.",
            "Run it where the logs' operators have no power: at the CERT, at the auditor."
        })
final class WitnessCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessCommand.class);

    @Option(
            names = "--data",
            required = true,
            paramLabel = "D",
            description = "folder for keys and for what was cosigned; never restore it from a copy")
    Path data = Path.of("witness");

    @Option(
            names = "--name",
            required = true,
            paramLabel = "N",
            description = "name in signatures, for example cert.example/witness")
    String name = "";

    @Option(
            names = "--logs",
            required = true,
            paramLabel = "F",
            description =
                    "the logs that it knows: a log.policy or log.vkey, or several in one policy")
    Path logs = Path.of("log.policy");

    @Option(
            names = "--listen",
            defaultValue = "127.0.0.1:7445",
            paramLabel = "A:P",
            description = "address and port; default ${DEFAULT-VALUE}")
    String listen = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        var witness =
                Witness.open(
                        data,
                        name,
                        TrustPolicy.read(logs),
                        InstantSource.system(),
                        alarm -> LOG.error("REFUSED {}", alarm));
        try (var shutdown = new Shutdown();
                var server = WitnessServer.start(witness, address(listen))) {
            LOG.info("witness {} listens at {}", name, server.address());
            witness.vkeys().forEach(vkey -> LOG.info("witness key {}", vkey));
            shutdown.await(new CompletableFuture<>());
            return Sealwatch.OK;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails it", e);
        }
    }

    private static InetSocketAddress address(String text) throws IOException {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            var address = new InetSocketAddress(text.substring(0, Math.max(0, colon)), port);
            if (colon > 0 && !address.isUnresolved()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("--listen " + text + ": not ADDRESS:PORT: " + e.getMessage());
        }
        throw new IOException("--listen " + text + ": not ADDRESS:PORT");
    }
}
