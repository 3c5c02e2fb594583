package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads sites and assets. */
final class InventoryReader {
    private final String file;

    InventoryReader(String file) {
        this.file = file;
    }

    List<Site> sites(YamlSection root) {
        List<Site> sites = new ArrayList<>();
        for (YamlSection section : Ids.sections(root, "sites", "id", "name", "networks")) {
            List<Cidr> networks = section.list("networks", Cidr::parse);
            if (networks.isEmpty()) {
                throw section.error("'networks' is missing");
            }
            String id = section.value("id", Ids::id);
            sites.add(
                    new Site(
                            id,
                            section.optionalText("name").orElse(id),
                            networks,
                            new Line(file, section.line())));
        }
        if (sites.isEmpty()) {
            throw root.error("'sites' is missing; name at least one site with its networks");
        }
        return sites;
    }

    List<Asset> assets(YamlSection root, List<Site> sites) {
        String[] keys = {"id", "kind", "site", "vendor", "model", "addresses", "mac", "owner"};
        return Ids.sections(root, "assets", keys).stream()
                .map(section -> asset(section, sites))
                .toList();
    }

    private Asset asset(YamlSection section, List<Site> sites) {
        Ids siteIds = new Ids("site", sites.stream().map(Site::id).toList());
        String siteId = section.value("site", siteIds::reference);
        Site site = sites.stream().filter(one -> one.id().equals(siteId)).findFirst().orElseThrow();
        return new Asset(
                section.value("id", Ids::id),
                section.text("kind"),
                siteId,
                section.optionalText("vendor"),
                section.optionalText("model"),
                section.list("addresses", text -> addressAt(site, text)),
                section.optional("mac", InventoryReader::mac),
                section.optionalText("owner"),
                new Line(file, section.line()));
    }

    private static Cidr addressAt(Site site, String text) {
        Cidr address = Cidr.parse(text);
        boolean inside =
                site.networks().stream()
                        .anyMatch(network ->
                                network.bits() <= address.bits()
                                        && network.contains(address.network()));
        if (!inside) {
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
