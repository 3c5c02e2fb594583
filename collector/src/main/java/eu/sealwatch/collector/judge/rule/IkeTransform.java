package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.wire.v1.Ike;
import eu.sealwatch.wire.v1.IkeTransforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code encryption.ike-transform}: version, mode and chosen transforms of an IPsec key exchange.
 * The transforms of ESP itself are encrypted and cannot be judged.
 */
final class IkeTransform implements Rule {
    private static final String CODE = "encryption.ike-transform";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Ike ike = scene.flow().getIke();
        var verdicts = new ArrayList<Verdict>(6);
        if (ike.getAggressive()) {
            verdicts.add(
                    Grading.breach(
                            scene,
                            CODE,
                            "aggressive mode",
                            "IKE version 1 in aggressive mode with %s shows identity and a hash of the key in clear: the key can be guessed offline"
                                    .formatted(scene.placeInFull())));
        }
        if (!ike.getResponderSeen()) {
            verdicts.addAll(TlsHandshakes.answerNotSeen());
            return verdicts;
        }
        verdicts.add(
                Grading.judge(
                        scene,
                        CODE,
                        IkeGrades.AUTHORITY,
                        "IKE version " + ike.getVersion(),
                        IkeGrades.version(ike.getVersion())));
        if (ike.getError() != 0) {
            verdicts.add(new Verdict.NotJudged("the other side refused"));
            return verdicts;
        }
        IkeTransforms chosen = ike.getChosen();
        for (String name : chosen.getEncryptionList()) {
            add(verdicts, scene, name, IkeGrades.encryption(name));
        }
        for (String name : chosen.getPrfList()) {
            add(verdicts, scene, name, IkeGrades.named(name));
        }
        for (String name : chosen.getIntegrityList()) {
            add(verdicts, scene, name, IkeGrades.named(name));
        }
        for (String name : chosen.getKeyExchangeList()) {
            add(verdicts, scene, name, IkeGrades.named(name));
        }
        return verdicts;
    }

    private static void add(
            List<Verdict> verdicts, Scene scene, String name, Optional<Grade> grade) {
        verdicts.add(
                Grading.judge(
                        scene, CODE, IkeGrades.AUTHORITY, "the IKE transform " + name, grade));
    }
}
