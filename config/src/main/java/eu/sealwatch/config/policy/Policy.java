package eu.sealwatch.config.policy;

import eu.sealwatch.config.geo.Places;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is allowed at one installation. Immutable; every part knows the line it was read from, so
 * that a verdict can name it.
 *
 * @param id names the policy in findings
 * @param version counts up with every change that is put in force
 * @param file the file's name as it stands in findings
 * @param layers the texts that it is made of, the lowest first, itself last
 * @param approval who answers for it; none where nothing is said
 * @param encryption the preset and lowest grade for whatever no endpoint or asset overrides
 * @param places where addresses are, by the databases that residency names
 * @param lookupGrace how long an agent must have watched before a missing name look-up means
 *     anything
 * @param severities finding code to severity, where it differs from the catalogue
 * @param detectors how sharply the rules with a memory look
 * @param exceptions findings that somebody answers for, expired ones included
 * @param configured false for the shipped default: then nobody has said yet what is allowed
 */
public record Policy(
        String id,
        int version,
        String file,
        List<Layer> layers,
        Optional<Approval> approval,
        List<Site> sites,
        List<Asset> assets,
        List<Endpoint> endpoints,
        EncryptionRequirement encryption,
        Maintenance maintenance,
        Optional<Residency> residency,
        Places places,
        Duration lookupGrace,
        Map<String, Severity> severities,
        DetectorSettings detectors,
        List<PolicyException> exceptions,
        boolean configured) {

    /** One text of a policy, with its own id and version. */
    public record Layer(String file, String id, int version) {}

    public Policy {
        layers = List.copyOf(layers);
        sites = List.copyOf(sites);
        assets = List.copyOf(assets);
        endpoints = List.copyOf(endpoints);
        severities = Map.copyOf(severities);
        exceptions = List.copyOf(exceptions);
    }

    /** The site whose networks hold the address, the first where several do. */
    public Optional<Site> siteOf(byte[] address) {
        return sites.stream().filter(site -> site.contains(address)).findFirst();
    }

    /** The asset that has the address. */
    public Optional<Asset> assetOf(byte[] address) {
        return assets.stream().filter(asset -> asset.has(address)).findFirst();
    }

    /**
     * What encryption must be between an asset and an endpoint: what the endpoint says, else what
     * the asset says, else what holds for all.
     */
    public EncryptionRequirement encryption(Optional<Asset> asset, Optional<Endpoint> endpoint) {
        return endpoint.flatMap(Endpoint::encryption)
                .or(() -> asset.flatMap(Asset::encryption))
                .orElse(encryption);
    }
}
