package eu.sealwatch.collector;

import eu.sealwatch.wire.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where commands beside a collector leave what they did, in the folder {@code actions}: the
 * collector alone writes to the log, and takes them in from there, when it runs again if it does
 * not run now. Who may write to the data folder can take a file away before that; the log says what
 * was done with honest hands.
 */
public final class ActionInbox {
    private static final int MOST_BYTES = 1 << 16;
    private static final int AT_ONCE = 100;

    private final Path folder;

    public ActionInbox(Path dataFolder) {
        this.folder = dataFolder.resolve("actions");
    }

    /** An action that waits. */
    record Waiting(Path file, byte[] payload) {}

    /** Durable when this returns. */
    public void put(Action action) throws IOException {
        DurableFile.createFolder(folder);
        DurableFile.replace(folder.resolve(action.id() + ".json"), action.toBytes());
    }

    /** Some of what waits. A file that is too long is no action, and stays. */
    List<Waiting> waiting() throws IOException {
        var found = new ArrayList<Waiting>();
        if (Files.notExists(folder)) {
            return found;
        }
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                if (found.size() == AT_ONCE) {
                    break;
                }
                if (Files.size(file) <= MOST_BYTES) {
                    found.add(new Waiting(file, Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }

    /** Only once they are durable in the log: a crash before leads to the same action twice. */
    static void delete(List<Waiting> logged) throws IOException {
        for (Waiting waiting : logged) {
            Files.delete(waiting.file());
        }
    }
}
