package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.SightingRule;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.wire.v1.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * {@code asset.changed}: an asset's address is used by other hardware than the policy says or,
 * where it says nothing, than before. A device that only got another address is not meant: it is
 * known by its hardware address.
 */
final class ChangedAsset implements SightingRule {
    private static final String CODE = "asset.changed";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Sighting sighting, Site site, PolicyIndex index) {
        Optional<Asset> found = index.assetOf(sighting.getIp());
        if (found.isEmpty() || sighting.getMac().isEmpty()) {
            return List.of();
        }
        Asset asset = found.get();
        String seen = HardwareAddress.text(sighting.getMac());
        if (asset.mac().isPresent()) {
            String expected = asset.mac().get();
            return List.of(
                    expected.equals(seen)
                            ? new Verdict.Allowed(asset.line())
                            : breach(asset, seen, "the policy has " + expected));
        }
        if (sighting.getPreviousMac().isEmpty()) {
            return List.of(new Verdict.NotJudged("the policy has no hardware address for it"));
        }
        String before = HardwareAddress.text(sighting.getPreviousMac());
        return List.of(
                before.equals(seen)
                        ? new Verdict.Allowed(asset.line())
                        : breach(asset, seen, "it was " + before + " before"));
    }

    private static Verdict breach(Asset asset, String seen, String other) {
        return new Verdict.Breach(
                CODE,
                asset.line(),
                seen,
                "the address of %s is used by the hardware address %s; %s"
                        .formatted(asset.id(), seen, other));
    }
}
