package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about devices mean, for people. */
final class AssetEntries {
    private AssetEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        "asset.unknown",
                        "Device that is in no inventory",
                        "An inside address that no asset of the policy has was seen on the "
                                + "network, or talked with the outside.",
                        "An added modem, a laptop or a remote keyboard at a scanner is a way "
                                + "in that nobody guards.",
                        "Find the device by its hardware address and switch port. Add it to "
                                + "the inventory or remove it.",
                        "Add it as an asset, or as a jump host.",
                        "T1195.003",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "asset.changed",
                        "Address of an asset on other hardware",
                        "The address of an asset is used by another hardware address than "
                                + "the policy has or, where the policy has none, than before.",
                        "Either the device was replaced, or another one answers in its " + "place.",
                        "Look at the switch port. If the device was replaced, change the "
                                + "inventory; if not, unplug what answers.",
                        "Change `mac` of the asset.",
                        "T1195",
                        Severity.HIGH));
    }
}
