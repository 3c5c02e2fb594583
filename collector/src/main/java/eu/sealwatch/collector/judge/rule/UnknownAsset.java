package eu.sealwatch.collector.judge.rule;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.SightingRule;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Maintenance.JumpHost;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.wire.v1.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * {@code asset.unknown}: a device inside that is in no inventory, seen on the network or talking
 * with the outside. Judged only at sites whose devices the policy lists; jump hosts count as known.
 */
final class UnknownAsset implements Rule, SightingRule {
    private static final String CODE = "asset.unknown";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (scene.asset().isPresent()) {
            return List.of(new Verdict.Allowed(scene.asset().get().line()));
        }
        if (scene.way() == Scene.Way.INBOUND && !scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        return List.of(
                judge(
                        scene.inside(),
                        scene.site().orElseThrow(),
                        scene.index(),
                        "talks with the outside"));
    }

    /** A device as an agent saw it; its hardware address alone can make it known. */
    @Override
    public List<Verdict> judge(Sighting sighting, Site site, PolicyIndex index) {
        Optional<Asset> asset =
                index.assetOf(sighting.getIp())
                        .or(() -> index.assetByMac(HardwareAddress.text(sighting.getMac())));
        if (asset.isPresent()) {
            return List.of(new Verdict.Allowed(asset.get().line()));
        }
        return List.of(judge(sighting.getIp(), site, index, "is on the network" + named(sighting)));
    }

    private static String named(Sighting sighting) {
        return sighting.getHostName().isEmpty() ? "" : " under the name " + sighting.getHostName();
    }

    private static Verdict judge(ByteString address, Site site, PolicyIndex index, String deed) {
        if (!index.listsAssetsOf(site)) {
            return new Verdict.NotJudged("the policy lists no assets at site " + site.id());
        }
        Optional<JumpHost> host = index.jumpHostOf(address);
        if (host.isPresent()) {
            return new Verdict.Allowed(host.get().line());
        }
        String text = Scene.format(address);
        return new Verdict.Breach(
                CODE,
                site.line(),
                text,
                "%s %s, and no asset of site %s has this address".formatted(text, deed, site.id()));
    }
}
