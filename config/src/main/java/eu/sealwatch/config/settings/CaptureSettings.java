package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where packets come from.
 *
 * @param promiscuous whether packets for other stations are taken: needed on a mirror port
 * @param snaplen most bytes kept of one packet
 * @param bufferBytes between kernel and agent; what does not fit is lost, and counted
 * @param filter pcap filter expression, beside the one that leaves out the agent's own uplink
 */
public record CaptureSettings(
        Source source,
        boolean promiscuous,
        int snaplen,
        long bufferBytes,
        Optional<String> filter) {

    /** What is captured from. */
    public sealed interface Source {
        record Interface(String name) implements Source {}

        record CaptureFile(Path path) implements Source {}
    }

    // 262144 is libpcap's own MAXIMUM_SNAPLEN
    private static final Range<Integer> SNAPLEN = new Range<>(128, 262_144);
    private static final Range<Long> BUFFER = new Range<>(1L << 20, 2L << 30);

    public CaptureSettings {
        SNAPLEN.check("capture.snaplen", snaplen);
        BUFFER.check("capture.buffer", bufferBytes);
    }

    public static CaptureSettings from(Source source) {
        return new CaptureSettings(source, true, 65_535, 64L << 20, Optional.empty());
    }

    static CaptureSettings read(YamlSection section, Folder folder) {
        section.only("interface", "file", "promiscuous", "snaplen", "buffer", "filter");
        CaptureSettings defaults = from(source(section, folder));
        return new CaptureSettings(
                defaults.source,
                section.flag("promiscuous", defaults.promiscuous),
                section.integer("snaplen", defaults.snaplen, SNAPLEN),
                section.size("buffer", defaults.bufferBytes, BUFFER),
                section.optionalText("filter"));
    }

    private static Source source(YamlSection section, Folder folder) {
        if (section.has("interface") == section.has("file")) {
            throw section.error("give either 'interface' or 'file'");
        }
        return section.has("file")
                ? new Source.CaptureFile(section.value("file", folder::resolve))
                : new Source.Interface(section.text("interface"));
    }
}
