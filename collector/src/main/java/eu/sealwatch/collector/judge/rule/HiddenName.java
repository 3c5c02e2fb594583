package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Tls;
import java.util.List;

/**
 * {@code encryption.hidden-name}: a TLS client that does not say which server it wants, where the
 * policy demands that: it sends no name, or hides it by ECH (RFC 9849) and the server accepts. An
 * ECH extension alone is no sign: browsers send it without meaning.
 */
final class HiddenName implements Rule {
    private static final String CODE = "encryption.hidden-name";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (scene.way() != Scene.Way.OUTBOUND || !scene.encryption().nameRequired()) {
            return List.of();
        }
        Tls tls = scene.flow().getTls();
        if (!tls.getClientSeen()) {
            return List.of(new Verdict.NotJudged("the client's hello was not seen"));
        }
        if (tls.getEchInner() || tls.getEchRetry()) {
            return List.of(
                    Grading.breach(
                            scene,
                            CODE,
                            "hidden name",
                            "TLS with %s hides the server's name (ECH was accepted), so what it is for cannot be told"
                                    .formatted(scene.placeInFull())));
        }
        if (!tls.getServerName().isEmpty()) {
            return List.of(new Verdict.Allowed(scene.encryption().line()));
        }
        return List.of(
                Grading.breach(
                        scene,
                        CODE,
                        "no name",
                        "TLS with %s names no server, so what it is for cannot be told"
                                .formatted(scene.placeInFull())));
    }
}
