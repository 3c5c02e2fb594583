package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads sites and assets. */
final class InventoryReader {
    private static final String[] ASSET_KEYS = {
        "id", "kind", "site", "vendor", "model", "addresses", "mac", "owner", "encryption"
    };

    private final Ids siteIds;
    private final EncryptionReader encryption;

    InventoryReader(Ids siteIds, EncryptionReader encryption) {
        this.siteIds = siteIds;
        this.encryption = encryption;
    }

    List<Site> sites(YamlSection root) {
        List<Site> sites = Ids.each(root, "sites", InventoryReader::site, "id", "name", "networks");
        if (sites.isEmpty()) {
            throw root.error("'sites' is missing; name at least one site with its networks");
        }
        return sites;
    }

    private static Site site(YamlSection section) {
        List<Cidr> networks = section.list("networks", Cidr::parse);
        if (networks.isEmpty()) {
            throw section.error("'networks' is missing");
        }
        String id = section.value("id", Ids::id);
        return new Site(id, section.optionalText("name").orElse(id), networks, Line.of(section));
    }

    /** Reads assets; of sites that could not be read the networks are not known. */
    List<Asset> assets(YamlSection root, List<Site> sites) {
        Map<String, Site> byId = new HashMap<>();
        sites.forEach(site -> byId.put(site.id(), site));
        return Ids.each(root, "assets", section -> asset(section, byId), ASSET_KEYS);
    }

    private Asset asset(YamlSection section, Map<String, Site> sites) {
        String siteId = section.value("site", siteIds::reference);
        return new Asset(
                section.value("id", Ids::id),
                section.text("kind"),
                siteId,
                section.optionalText("vendor"),
                section.optionalText("model"),
                section.list("addresses", text -> addressAt(sites, siteId, text)),
                section.optional("mac", InventoryReader::mac),
                section.optionalText("owner"),
                section.optionalSection("encryption").map(encryption::override),
                Line.of(section));
    }

    private static Cidr addressAt(Map<String, Site> sites, String siteId, String text) {
        Cidr address = Cidr.parse(text);
        Site site = sites.get(siteId);
        if (site != null
                && site.networks().stream()
                        .noneMatch(network ->
                                network.bits() <= address.bits()
                                        && network.contains(address.network()))) {
            throw new IllegalArgumentException(
                    "'%s' is outside the networks of site '%s': %s"
                            .formatted(text, site.id(), site.networks()));
        }
        return address;
    }

    private static String mac(String text) {
        String mac = text.toLowerCase(Locale.ROOT).replace('-', ':');
        if (!mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a hardware address such as 00:1b:21:3c:4d:5e");
        }
        return mac;
    }
}
