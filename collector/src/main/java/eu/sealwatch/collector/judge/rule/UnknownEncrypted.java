package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.EndpointIndex;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.DetectorSettings;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Shape;
import java.util.List;
import java.util.Locale;

/**
 * {@code leak.unknown-encrypted}: much leaves in a connection of no known protocol whose first
 * bytes are spread as chance would spread them, to a place and port that no endpoint allows.
 * Encrypted and compressed look alike, so the text says 'can'.
 */
final class UnknownEncrypted implements Rule {
    private static final String CODE = "leak.unknown-encrypted";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        FlowRecord flow = scene.flow();
        DetectorSettings.UnknownEncrypted settings = scene.policy().detectors().unknownEncrypted();
        if (!settings.enabled()
                || !scene.crossesPerimeter()
                || !flow.getProtocol().isEmpty()
                || flow.getShape().getLook() != Shape.Look.HIGH_ENTROPY) {
            return List.of();
        }
        if (scene.endpoint().isPresent() && scene.match().service() != EndpointIndex.Fit.NO) {
            return List.of(new Verdict.Allowed(scene.endpoint().get().line()));
        }
        long sent =
                scene.way() == Scene.Way.OUTBOUND
                        ? flow.getSource().getBytes()
                        : flow.getDestination().getBytes();
        if (sent < settings.least()) {
            return List.of(new Verdict.NotJudged("too little has left yet"));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.siteLine(),
                        scene.place() + " " + scene.service(),
                        String.format(
                                Locale.ROOT,
                                "%s sent %.1f KiB to %s in no protocol that is known; %.2f bits a byte over the first %d say that it can be encrypted",
                                scene.subject(),
                                sent / 1024.0,
                                scene.placeInFull(),
                                flow.getShape().getEntropy(),
                                flow.getShape().getSampled())));
    }
}
