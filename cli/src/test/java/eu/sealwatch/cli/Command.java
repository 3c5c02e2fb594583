package eu.sealwatch.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sealwatch command in a process of its own, as a user runs it. */
final class Command {
    /** The repository, from a module's folder. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final long PATIENCE_SECONDS = 120;

    private Command() {}

    record Result(int code, String out, String err) {
        /** Lines on standard error; the JVM's own are not ours. */
        List<String> errors() {
            return err.lines().filter(line -> !line.startsWith("WARNING:")).toList();
        }
    }

    static List<String> line(String... arguments) {
        var line =
                new ArrayList<String>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                // tests log quietly; a user's command does not
                                "-Dlogback.configurationFile=logback.xml",
                                "eu.sealwatch.cli.Sealwatch"));
        line.addAll(List.of(arguments));
        return line;
    }

    static Result run(String... arguments) throws IOException, InterruptedException {
        return run(null, arguments);
    }

    /** Runs it with a file as standard input. */
    static Result run(Path input, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("sealwatch", ".out");
        Path err = Files.createTempFile("sealwatch", ".err");
        try {
            var builder =
                    new ProcessBuilder(line(arguments))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.redirectInput(input == null ? new File("/dev/null") : input.toFile());
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not end: " + String.join(" ", arguments));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
