package eu.sealwatch.agent.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/**
 * A capture in a file or stream: pcap or pcapng, plain or gzip, of any size in constant memory.
 * What is damaged is read up to the damage, and {@link #warnings} tells. One thread.
 */
public final class CaptureFile implements PacketSource {
    private final String name;
    private final Input input;
    private final Damage damage;
    private final CaptureFormat format;
    private long packets;
    private long bytes;
    private boolean ended;

    private CaptureFile(String name, Input input) throws IOException {
        this.name = name;
        this.input = input;
        this.damage = new Damage(name);
        this.format = format(name, input, damage);
    }

    /**
     * Opens a file.
     *
     * @throws CaptureException when it is not there, cannot be read, or is no capture
     */
    public static CaptureFile open(Path path) throws IOException {
        String name = path.toString();
        if (!Files.exists(path)) {
            throw new CaptureException(name + " does not exist; check the path");
        }
        if (Files.isDirectory(path)) {
            throw new CaptureException(name + " is a folder; name the capture files in it");
        }
        if (!Files.isReadable(path)) {
            throw new CaptureException(name + " may not be read by this user; check its mode");
        }
        return open(Files.newInputStream(path), name);
    }

    /**
     * Reads a stream, for example standard input, which is closed with this source.
     *
     * @throws CaptureException when it is no capture
     */
    public static CaptureFile open(InputStream stream, String name) throws IOException {
        try {
            return open(name, Input.of(stream));
        } catch (ZipException | EOFException e) {
            stream.close();
            String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
            throw new CaptureException(name + " begins as gzip does, and is none: " + why, e);
        }
    }

    private static CaptureFile open(String name, Input input) throws IOException {
        try {
            return new CaptureFile(name, input);
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }

    private static CaptureFormat format(String name, Input input, Damage damage)
            throws IOException {
        if (!input.has(1)) {
            throw new CaptureException(name + " is empty; give a pcap or pcapng capture");
        }
        if (input.has(Integer.BYTES)) {
            int magic = input.bytes.getInt(input.at);
            if (magic == PcapngFormat.SECTION) {
                return new PcapngFormat(input, damage);
            }
            if (PcapFormat.knows(magic) || PcapFormat.knows(Integer.reverseBytes(magic))) {
                return PcapFormat.open(input, damage, name);
            }
        }
        throw new CaptureException(
                "%s is not a capture: it begins with \"%s\"; give a pcap or pcapng file, plain or gzip"
                        .formatted(name, beginning(input)));
    }

    private static String beginning(Input input) {
        var text = new StringBuilder();
        for (int i = input.at; i < Math.min(input.at + 16, input.limit); i++) {
            int octet = input.bytes.get(i);
            text.append(octet >= ' ' && octet <= '~' ? (char) octet : '?');
        }
        return text.toString();
    }

    @Override
    public Next next(Packet into) throws IOException {
        if (ended) {
            return Next.END;
        }
        if (!format.next(into)) {
            ended = true;
            if (packets == 0) {
                damage.note("holds no packets");
            }
            return Next.END;
        }
        packets++;
        bytes += into.wireBytes;
        return Next.PACKET;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CaptureCounters counters() {
        return new CaptureCounters(
                packets, bytes, format.droppedByKernel(), format.droppedByInterface());
    }

    @Override
    public List<String> warnings() {
        return damage.warnings();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        input.close();
    }
}
