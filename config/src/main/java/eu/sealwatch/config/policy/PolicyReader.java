package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.Nearest;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlDocument;
import eu.sealwatch.config.yaml.YamlSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a policy from YAML and checks that its parts agree. The first thing wrong is thrown as a
 * {@link ConfigException} that names file, line and key; a policy that was read has no dangling
 * ids.
 */
public final class PolicyReader {
    private static final String DEFAULT_FILE = "default-policy.yaml";
    private static final Range<Integer> VERSION = new Range<>(1, 999_999_999);
    private static final Range<Duration> GRACE = new Range<>(Duration.ZERO, Duration.ofDays(1));

    private PolicyReader() {}

    /** Reads a file in which severities may be given for any code. */
    public static Policy read(Path file) {
        return read(file, Set.of());
    }

    /**
     * Reads a file and checks the codes for which severities are given.
     *
     * @param findingCodes which codes severities may be given for; none means any
     */
    public static Policy read(Path file, Set<String> findingCodes) {
        return read(YamlDocument.read(file), String.valueOf(file.getFileName()), findingCodes);
    }

    /**
     * Reads a policy that is at hand as text.
     *
     * @param name stands for the file in messages and findings
     */
    public static Policy read(String text, String name) {
        return read(YamlDocument.parse(text, name), name, Set.of());
    }

    /** What applies where nobody wrote a policy: private networks inside, nothing allowed. */
    public static Policy defaults() {
        try (InputStream in = PolicyReader.class.getResourceAsStream(DEFAULT_FILE)) {
            if (in == null) {
                throw new IllegalStateException(DEFAULT_FILE + " is not in this build");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), DEFAULT_FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Policy read(YamlSection root, String file, Set<String> findingCodes) {
        root.only(
                "id",
                "version",
                "sites",
                "assets",
                "endpoints",
                "encryption",
                "maintenance",
                "residency",
                "lookups",
                "severities",
                "detectors");
        var inventory = new InventoryReader(file);
        List<Site> sites = inventory.sites(root);
        List<Asset> assets = inventory.assets(root, sites);
        Ids assetIds = new Ids("asset", assets.stream().map(Asset::id).toList());
        var encryption =
                EncryptionReader.withDefaults(file, root.line()).read(root.section("encryption"));
        return new Policy(
                root.value("id", Ids::id),
                root.integer("version", VERSION),
                file,
                sites,
                assets,
                new EndpointReader(file, assetIds, encryption).read(root),
                encryption,
                new MaintenanceReader(file, assetIds).read(root.section("maintenance")),
                root.optionalSection("residency").map(new ResidencyReader(file)::read),
                root.section("lookups")
                        .only("grace")
                        .duration("grace", Duration.ofMinutes(5), GRACE),
                severities(root.section("severities"), findingCodes),
                DetectorReader.read(root.section("detectors")));
    }

    private static Map<String, Severity> severities(YamlSection section, Set<String> codes) {
        Map<String, Severity> severities = new TreeMap<>();
        for (String code : section.keys()) {
            if (!code.matches("[a-z]+\\.[a-z]+(-[a-z]+)*")) {
                throw section.error(code, "a finding code is written group.code");
            }
            if (!codes.isEmpty() && !codes.contains(code)) {
                throw section.error(code, "unknown finding code" + Nearest.hint(code, codes));
            }
            severities.put(code, section.value(code, PolicyReader::severity));
        }
        return severities;
    }

    private static Severity severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException(
                "'" + word + "' is not one of info, low, medium, high, critical");
    }
}
