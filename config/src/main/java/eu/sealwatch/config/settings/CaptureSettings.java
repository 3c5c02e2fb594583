package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where packets come from, and how.
 *
 * @param promiscuous whether packets for other stations are taken: needed on a mirror port
 * @param snaplen most bytes kept of one packet
 * @param bufferBytes between kernel and agent; what does not fit is lost, and counted
 * @param filter pcap filter expression, beside the one that leaves out the agent's own uplink
 * @param threads workers that share the inspection
 */
public record CaptureSettings(
        Source source,
        Method method,
        boolean promiscuous,
        int snaplen,
        long bufferBytes,
        Optional<String> filter,
        int threads) {

    /** What is captured from. */
    public sealed interface Source {
        record Interface(String name) implements Source {}

        record CaptureFile(Path path) implements Source {}
    }

    /** What brings packets from an interface. */
    public enum Method {
        /** The ring where it can be had, else libpcap. */
        AUTO,
        /** Linux's packet ring, which is shared with the kernel. */
        RING,
        /** libpcap. */
        PCAP;

        static Method parse(String text) {
            for (Method each : values()) {
                if (each.word().equals(text)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is not auto, ring or pcap");
        }

        /** As it is written in a settings file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    // 262144 is libpcap's own MAXIMUM_SNAPLEN
    private static final Range<Integer> SNAPLEN = new Range<>(128, 262_144);
    private static final Range<Long> BUFFER = new Range<>(1L << 20, 2L << 30);
    private static final Range<Integer> THREADS = new Range<>(1, 64);

    public CaptureSettings {
        SNAPLEN.check("capture.snaplen", snaplen);
        BUFFER.check("capture.buffer", bufferBytes);
        THREADS.check("capture.threads", threads);
    }

    public static CaptureSettings from(Source source) {
        return new CaptureSettings(
                source, Method.AUTO, true, 65_535, 64L << 20, Optional.empty(), 1);
    }

    static CaptureSettings read(YamlSection section, Folder folder) {
        section.only(
                "interface",
                "file",
                "method",
                "promiscuous",
                "snaplen",
                "buffer",
                "filter",
                "threads");
        CaptureSettings defaults = from(source(section, folder));
        return new CaptureSettings(
                defaults.source,
                section.optional("method", Method::parse).orElse(defaults.method),
                section.flag("promiscuous", defaults.promiscuous),
                section.integer("snaplen", defaults.snaplen, SNAPLEN),
                section.size("buffer", defaults.bufferBytes, BUFFER),
                section.optionalText("filter"),
                section.integer("threads", defaults.threads, THREADS));
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
