package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.YamlDocument;
import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that an operator sets for one collector. Immutable.
 *
 * @param dataFolder holds keys, certificates, evidence log and embedded store
 * @param policy the policy file; without one the collector observes and proposes
 * @param policySigners vkeys of those whose signature a policy needs one of; none: it needs none
 * @param web pages and API; without it nothing listens for people
 * @param alerts who hears of findings; without it nobody does
 */
public record CollectorSettings(
        Path dataFolder,
        ListenSettings listen,
        LimitSettings limits,
        EvidenceSettings evidence,
        StoreSettings store,
        Optional<Path> policy,
        List<String> policySigners,
        MetricsSettings metrics,
        Optional<WebSettings> web,
        Optional<AlertSettings> alerts) {

    /**
     * Reads {@code collector.yaml}. Relative paths in it start at the file's own folder.
     *
     * @throws eu.sealwatch.config.yaml.ConfigException naming file, line and key
     */
    public static CollectorSettings read(Path file) {
        return read(YamlDocument.read(file), Folder.of(file));
    }

    static CollectorSettings read(YamlSection root, Folder folder) {
        root.only(
                "data-folder",
                "listen",
                "limits",
                "evidence",
                "store",
                "policy",
                "policy-signers",
                "metrics",
                "web",
                "alerts");
        Path data = root.value("data-folder", folder::resolve);
        return new CollectorSettings(
                data,
                ListenSettings.read(root.section("listen")),
                LimitSettings.read(root.section("limits")),
                EvidenceSettings.read(root.section("evidence"), folder),
                StoreSettings.read(root.section("store"), data),
                root.optional("policy", folder::resolve),
                root.list("policy-signers", Names::vkey),
                MetricsSettings.read(root.section("metrics")),
                root.optionalSection("web").map(section -> WebSettings.read(section, folder)),
                root.optionalSection("alerts").map(section -> AlertSettings.read(section, folder)));
    }
}
