package eu.sealwatch.collector.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.sealwatch.collector.alert.format.Formats;
import eu.sealwatch.collector.alert.format.FormatsTest;
import eu.sealwatch.config.settings.AlertTarget;
import eu.sealwatch.config.settings.WebSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against rsyslog with GnuTLS, which asks for a certificate of the same authority. */
@Timeout(60)
class SyslogDeliveryTest {
    @TempDir Path folder;

    @Test
    void rsyslogReceivesTheMessageWholeOverMutualTls() throws Exception {
        int port = freePort();
        authority();
        try (var server = new Rsyslog(folder, port)) {
            server.await(port);
            try (var delivery = new SyslogDelivery(target("localhost", port, true))) {
                var message = FormatsTest.one("Größe: \"80\" \\ [x]");
                byte[] content = Formats.of("ecs").write(message);
                delivery.deliver(message, content);
                delivery.deliver(message, Formats.of("cef").write(message));
                List<String> lines = server.lines(2);
                // facility 13, severity 3: 13 * 8 + 3
                assertThat(lines.getFirst())
                        .startsWith("107|sealwatch|finding|")
                        // the mark that says UTF-8, RFC 5424 section 6.4
                        .endsWith("|\ufeff" + new String(content, StandardCharsets.UTF_8));
                assertThat(lines.getLast()).contains("|\ufeffCEF:0|Sealwatch|Collector|");
            }
        }
    }

    @Test
    void serverWithAnotherNameIsNotSpokenTo() throws Exception {
        int port = freePort();
        authority();
        try (var server = new Rsyslog(folder, port)) {
            server.await(port);
            // the certificate is for localhost, not for the address
            try (var delivery = new SyslogDelivery(target("127.0.0.1", port, true))) {
                assertThatThrownBy(() -> delivery.deliver(FormatsTest.one("r"), new byte[] {'x'}))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("127.0.0.1:" + port);
            }
        }
    }

    private AlertTarget.Syslog target(String host, int port, boolean own) {
        return new AlertTarget.Syslog(
                host,
                port,
                13,
                new AlertTarget.Tls(
                        Optional.of(folder.resolve("ca.pem")),
                        own
                                ? Optional.of(
                                        new WebSettings.Tls(
                                                folder.resolve("client.pem"),
                                                folder.resolve("client.key")))
                                : Optional.empty()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void authority() throws Exception {
        run(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
                        + " -keyout ca.key -out ca.pem -subj /CN=authority");
        for (String name : List.of("server", "client")) {
            run(
                    ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
                                    + " -keyout %1$s.key -out %1$s.pem -subj /CN=localhost -CA"
                                    + " ca.pem -CAkey ca.key -addext subjectAltName=DNS:localhost"
                                    + " -addext basicConstraints=critical,CA:false")
                            .formatted(name));
        }
    }

    private void run(String command) throws Exception {
        Process process =
                new ProcessBuilder(command.split(" "))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** The daemon in the foreground, writing what it gets into a file. */
    private static final class Rsyslog implements AutoCloseable {
        private final Path out;
        private final Process process;

        Rsyslog(Path folder, int port) throws IOException {
            assumeTrue(
                    Files.isExecutable(Path.of("/usr/sbin/rsyslogd")), "rsyslog is not installed");
            out = folder.resolve("received.log");
            Path config =
                    Files.writeString(
                            folder.resolve("rsyslog.conf"),
                            """
                            global(workDirectory="%1$s" maxMessageSize="16k"
                              defaultNetstreamDriver="gtls"
                              defaultNetstreamDriverCAFile="%1$s/ca.pem"
                              defaultNetstreamDriverCertFile="%1$s/server.pem"
                              defaultNetstreamDriverKeyFile="%1$s/server.key"
                              parser.escapeControlCharactersOnReceive="off")
                            module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1"
                              streamDriver.authMode="x509/certvalid")
                            input(type="imtcp" port="%2$d" address="127.0.0.1")
                            template(name="parts" type="string"
                              string="%%pri%%|%%app-name%%|%%msgid%%|%%timereported:::date-rfc3339%%|%%msg%%\\n")
                            action(type="omfile" file="%1$s/received.log" template="parts")
                            """
                                    .formatted(folder, port));
            process =
                    new ProcessBuilder(
                                    "/usr/sbin/rsyslogd",
                                    "-n",
                                    "-f",
                                    config.toString(),
                                    "-i",
                                    folder.resolve("rsyslog.pid").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("rsyslog.out").toFile())
                            .start();
        }

        void await(int port) throws Exception {
            while (true) {
                assertThat(process.isAlive()).as("rsyslogd runs").isTrue();
                try (var socket = new java.net.Socket("127.0.0.1", port)) {
                    return;
                } catch (IOException e) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
        }

        List<String> lines(int most) throws Exception {
            while (Files.notExists(out) || Files.readAllLines(out).size() < most) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return Files.readAllLines(out);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
