package eu.sealwatch.collector.alert.delivery;

import eu.sealwatch.collector.alert.format.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A line for each message at a file's end. Opened for each, so that it can be rotated. */
final class FileDelivery implements Delivery {
    private final Path file;

    FileDelivery(Path file) {
        this.file = file;
    }

    @Override
    public void deliver(Message message, byte[] content) throws IOException {
        var line = new ByteArrayOutputStream(content.length + 1);
        line.writeBytes(content);
        line.write('\n');
        try (var out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
    }
}
