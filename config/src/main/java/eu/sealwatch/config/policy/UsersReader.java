package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlSection;
import java.util.Set;

/**
 * Reads for which assets something holds: the keys {@code assets}, {@code kinds}, {@code sites}.
 */
record UsersReader(Ids assetIds, Ids siteIds) {

    Users read(YamlSection section) {
        return new Users(
                Set.copyOf(section.list("assets", assetIds::reference)),
                // a national layer may name kinds that a site does not have
                Set.copyOf(section.list("kinds", Ids::id)),
                Set.copyOf(section.list("sites", siteIds::reference)));
    }
}
