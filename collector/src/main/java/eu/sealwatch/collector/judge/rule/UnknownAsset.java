package eu.sealwatch.collector.judge.rule;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Maintenance;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.wire.v1.Sighting;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code asset.unknown}: a device inside that is in no inventory, seen on the network or talking
 * with the outside. Judged only at sites whose devices the policy lists; jump hosts count as known.
 */
public final class UnknownAsset implements Rule {
    private static final String CODE = "asset.unknown";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (!scene.crossesPerimeter()) {
            return List.of();
        }
        if (scene.asset().isPresent()) {
            return List.of(new Verdict.Allowed(scene.asset().get().line()));
        }
        if (scene.way() == Scene.Way.INBOUND && !scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        return List.of(
                judge(
                        scene.inside(),
                        ByteString.EMPTY,
                        scene.site().orElseThrow(),
                        scene.policy(),
                        "talks with the outside"));
    }

    /** A device as an agent saw it; its hardware address alone can make it known. */
    public Verdict judge(Sighting sighting, Site site, Policy policy) {
        return judge(
                sighting.getIp().toByteArray(),
                sighting.getMac(),
                site,
                policy,
                "is on the network" + named(sighting));
    }

    private static String named(Sighting sighting) {
        return sighting.getHostName().isEmpty() ? "" : " under the name " + sighting.getHostName();
    }

    private static Verdict judge(
            byte[] address, ByteString mac, Site site, Policy policy, String deed) {
        boolean listed = false;
        for (Asset asset : policy.assets()) {
            if (asset.has(address) || hasMac(asset, mac)) {
                return new Verdict.Allowed(asset.line());
            }
            listed |= asset.site().equals(site.id());
        }
        if (!listed) {
            return new Verdict.NotJudged("the policy lists no assets at site " + site.id());
        }
        for (Maintenance.JumpHost host : policy.maintenance().jumpHosts()) {
            if (NotViaJumpHost.has(host, address)) {
                return new Verdict.Allowed(host.line());
            }
        }
        String text = Cidr.format(address);
        return new Verdict.Breach(
                CODE,
                site.line(),
                text,
                "%s %s, and no asset of site %s has this address".formatted(text, deed, site.id()));
    }

    private static boolean hasMac(Asset asset, ByteString mac) {
        return !mac.isEmpty()
                && asset.mac().isPresent()
                && asset.mac()
                        .get()
                        .equalsIgnoreCase(HexFormat.ofDelimiter(":").formatHex(mac.toByteArray()));
    }
}
