package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Session.FarRole;
import java.util.List;
import java.util.Optional;

/**
 * {@code maintenance.reverse-tunnel}: an asset opened an SSH connection whose requests then come
 * from the server's side, as when a port of the server leads back to the asset or behind it. It is
 * guessed from sizes and who begins, and says so.
 */
final class ReverseTunnel implements SessionRule {
    private static final String CODE = "maintenance.reverse-tunnel";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(SessionScene scene) {
        Session session = scene.session();
        boolean farOpened = session.getFarRole() == FarRole.CLIENT;
        Optional<Asset> opener =
                scene.index().assetOf(farOpened ? session.getFar() : session.getAsset());
        if (opener.isEmpty() && !leavesUnlisted(scene, farOpened)) {
            return List.of();
        }
        if (!session.getReverseForwarding()) {
            return session.getActivitiesCount() == 0
                    ? List.of(new Verdict.NotJudged("too little was sent to tell"))
                    : List.of(new Verdict.Allowed(scene.siteLine()));
        }
        String who =
                opener.map(Asset::id)
                        .orElseGet(() ->
                                Scene.format(farOpened ? session.getFar() : session.getAsset()));
        String place = farOpened ? Scene.format(session.getAsset()) : scene.placeInFull();
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.siteLine(),
                        scene.toolName() + " " + who + " " + scene.place(),
                        "%s opened %s to %s, and by sizes and turns the far side then began the talk: it can be a way in"
                                .formatted(who, scene.toolName(), place)));
    }

    /** Where a site lists no assets, each of its devices counts. */
    private static boolean leavesUnlisted(SessionScene scene, boolean farOpened) {
        PolicyIndex index = scene.index();
        return !farOpened
                && scene.crossesPerimeter()
                && !index.listsAssetsOf(scene.site().orElseThrow());
    }
}
