package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final int CONNECTIONS = 20_000;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void floodOfHandshakesFitsIntoASmallHeapAndEndsNoMaintenance() throws Exception {
        Map<String, String> told = flood("-Xmx64m");

        assertThat(number(told, "opened")).isEqualTo(CONNECTIONS + 1);
        assertThat(number(told, "open") + number(told, "evicted")).isEqualTo(CONNECTIONS + 1);
        assertThat(number(told, "for-memory")).isPositive().isEqualTo(number(told, "evicted"));
        assertThat(number(told, "bytes")).isLessThan((64 - 32) * MEBIBYTE / 4 * 3);
        // each was read before it went
        assertThat(number(told, "handshakes")).isEqualTo(CONNECTIONS);
        assertThat(number(told, "certificates")).isEqualTo(CONNECTIONS);
        assertThat(told).containsEntry("session", "CAPTURE_ENDED");
        assertThat(number(told, "session-packets")).isEqualTo(2 + CONNECTIONS / 1000);
    }

    /** Some launchers load tests by a loader of their own. */
    private static String classPath() {
        if (MemoryTest.class.getClassLoader() instanceof URLClassLoader own) {
            return Stream.of(own.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static long number(Map<String, String> told, String name) {
        return Long.parseLong(told.get(name));
    }

    private static Map<String, String> flood(String heap) throws IOException, InterruptedException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        HandshakeFlood.class.getName(),
                        String.valueOf(CONNECTIONS));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        var told = new HashMap<String, String>();
        for (String line : output.lines().filter(it -> it.contains("=")).toList()) {
            int equals = line.indexOf('=');
            told.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return told;
    }
}
