package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.Problems;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Reads a policy from YAML and checks that its parts agree. All that is wrong is thrown as one
 * {@link ConfigException}, each problem with its file, line, column and key; a policy that was read
 * has no dangling ids.
 */
public final class PolicyReader {
    private static final String DEFAULT_FILE = "default-policy.yaml";
    private static final Range<Integer> VERSION = new Range<>(1, 999_999_999);
    private static final Range<Duration> GRACE = new Range<>(Duration.ZERO, Duration.ofDays(1));
    private static final String[] KEYS = {
        "includes",
        "locked",
        "id",
        "version",
        "approval",
        "sites",
        "assets",
        "endpoints",
        "encryption",
        "maintenance",
        "residency",
        "lookups",
        "severities",
        "detectors",
        "exceptions"
    };

    private final PolicySources sources;
    private final FindingCodes codes;
    private final Problems problems = new Problems();

    private PolicyReader(PolicySources sources, FindingCodes codes) {
        this.sources = sources;
        this.codes = codes;
    }

    /** Reads a file, and those that it names, in which codes may be any. */
    public static Policy read(Path file) {
        return read(file, Set.of());
    }

    /**
     * Reads a file, and those that it names, and checks the codes in it.
     *
     * @param findingCodes which codes severities and exceptions may be for; none means any
     */
    public static Policy read(Path file, Set<String> findingCodes) {
        return read(PolicySources.load(file), findingCodes);
    }

    /**
     * Reads a policy that is at hand as text, and names no other file.
     *
     * @param name stands for the file in messages and findings
     */
    public static Policy read(String text, String name) {
        return read(PolicySources.of(name, text), Set.of());
    }

    /**
     * Reads a policy from all that it is made of.
     *
     * @param findingCodes which codes severities and exceptions may be for; none means any
     */
    public static Policy read(PolicySources sources, Set<String> findingCodes) {
        return new PolicyReader(sources, new FindingCodes(findingCodes)).policy(true);
    }

    /** What applies where nobody wrote a policy: private networks inside, nothing allowed. */
    public static Policy defaults() {
        try (InputStream in = PolicyReader.class.getResourceAsStream(DEFAULT_FILE)) {
            if (in == null) {
                throw new IllegalStateException(DEFAULT_FILE + " is not in this build");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new PolicyReader(
                            PolicySources.of(DEFAULT_FILE, text), new FindingCodes(Set.of()))
                    .policy(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys that a reader knows, by section path, as far as these sources use the sections. */
    static SortedMap<String, SortedSet<String>> vocabulary(PolicySources sources) {
        List<YamlSection> layers = Layers.of(sources.main(), files(sources));
        YamlSection root = YamlSection.layered(layers);
        new PolicyReader(sources, new FindingCodes(Set.of())).policy(layers, root, true);
        return root.vocabulary();
    }

    private Policy policy(boolean configured) {
        List<YamlSection> layers = Layers.of(sources.main(), files(sources));
        problems.attempt(() -> {
            Locks.check(layers);
            return true;
        });
        return policy(layers, YamlSection.layered(layers), configured);
    }

    private Policy.Layer layer(YamlSection root) {
        root.declare("id", "version");
        return new Policy.Layer(
                root.file(), root.value("id", Ids::id), root.integer("version", VERSION));
    }

    private static Optional<Approval> approval(YamlSection top) {
        top.declare("approval");
        return top.optionalSection("approval").map(Approval::read);
    }

    private static Layers.Files files(PolicySources sources) {
        return new Layers.Files() {
            @Override
            public String text(String name) {
                return sources.text(name);
            }

            @Override
            public String folder() {
                return sources.folder();
            }
        };
    }

    /**
     * Every part is read, though an earlier one is wrong, so that all mistakes are told at once.
     */
    private Policy policy(List<YamlSection> texts, YamlSection root, boolean configured) {
        problems.attempt(() -> root.only(KEYS));
        Ids siteIds = Ids.written("site", root, "sites");
        Ids assetIds = Ids.written("asset", root, "assets");
        var users = new UsersReader(assetIds, siteIds);
        var defaults = EncryptionReader.withDefaults(Line.of(root));
        var encryption = problems.attempt(() -> defaults.read(root.section("encryption")));
        var overrides = new EncryptionReader(encryption.orElse(defaults.inherited()));
        var inventory = new InventoryReader(siteIds, overrides);
        List<Site> sites = problems.attempt(() -> inventory.sites(root)).orElse(List.of());
        var assets = problems.attempt(() -> inventory.assets(root, sites));
        var endpoints = problems.attempt(() -> new EndpointReader(users, overrides).read(root));
        var maintenance =
                problems.attempt(() ->
                        new MaintenanceReader(users, assetIds, sources)
                                .read(root.section("maintenance")));
        Optional<Residency> residency =
                problems.attempt(() -> root.optionalSection("residency").map(ResidencyReader::read))
                        .flatMap(given -> given);
        var severities = problems.attempt(() -> severities(root.section("severities")));
        var detectors = problems.attempt(() -> DetectorReader.read(root.section("detectors")));
        var exceptions = problems.attempt(() -> new ExceptionReader(assetIds, codes).read(root));
        var grace = problems.attempt(() -> grace(root.section("lookups")));
        List<Policy.Layer> layers = new ArrayList<>();
        for (YamlSection text : texts) {
            problems.attempt(() -> layer(text)).ifPresent(layers::add);
        }
        // a mistake in any layer is told, but who approved it has not approved what is over it
        problems.attempt(() -> root.optionalSection("approval").map(Approval::read));
        Optional<Approval> approval =
                problems.none() ? approval(texts.getLast()) : Optional.empty();
        problems.throwIfAny();
        return new Policy(
                layers.getLast().id(),
                layers.getLast().version(),
                sources.main(),
                layers,
                approval,
                sites,
                assets.orElseThrow(),
                endpoints.orElseThrow(),
                encryption.orElseThrow(),
                maintenance.orElseThrow(),
                residency,
                sources.places(),
                grace.orElseThrow(),
                severities.orElseThrow(),
                detectors.orElseThrow(),
                exceptions.orElseThrow(),
                configured);
    }

    private static Duration grace(YamlSection lookups) {
        return lookups.only("grace").duration("grace", Duration.ofMinutes(5), GRACE);
    }

    private Map<String, Severity> severities(YamlSection section) {
        Map<String, Severity> severities = new TreeMap<>();
        var wrong = new Problems();
        for (String key : section.keys()) {
            wrong.attempt(
                            () -> {
                                code(section, key);
                                return section.value(key, Severity::of);
                            })
                    .ifPresent(severity -> severities.put(key, severity));
        }
        wrong.throwIfAny();
        return severities;
    }

    private void code(YamlSection section, String key) {
        try {
            codes.code(key);
        } catch (IllegalArgumentException e) {
            throw section.error(key, String.valueOf(e.getMessage()));
        }
    }
}
