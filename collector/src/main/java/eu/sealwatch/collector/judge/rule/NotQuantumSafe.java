package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.QuantumSafe;
import eu.sealwatch.config.preset.TlsNames;
import eu.sealwatch.wire.v1.Ike;
import eu.sealwatch.wire.v1.IkeTransforms;
import java.util.List;

/**
 * {@code encryption.not-quantum-safe}: a key exchange that a later quantum computer can undo, where
 * the policy demands better. TLS, SSH and IKE are judged: of others the key exchange is not seen.
 */
final class NotQuantumSafe implements Rule {
    private static final String CODE = "encryption.not-quantum-safe";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (!scene.encryption().quantumSafe()) {
            return List.of();
        }
        if (scene.flow().hasTls()) {
            var tls = scene.flow().getTls();
            if (!tls.getServerSeen()) {
                return TlsHandshakes.answerNotSeen();
            }
            if (tls.getResumed() && tls.getGroup() == 0) {
                return List.of(
                        new Verdict.NotJudged("resumed: the keys are of an earlier handshake"));
            }
            int group = tls.getGroup();
            String shown = group == 0 ? "a key exchange without group" : TlsNames.group(group);
            return List.of(verdict(scene, QuantumSafe.isGroup(group), shown));
        }
        if (scene.flow().hasSsh()) {
            String kex = scene.flow().getSsh().getKex();
            if (kex.isEmpty()) {
                return TlsHandshakes.answerNotSeen();
            }
            return List.of(verdict(scene, QuantumSafe.isSshKeyExchange(kex), kex));
        }
        return scene.flow().hasIke() ? List.of(judgeIke(scene, scene.flow().getIke())) : List.of();
    }

    /** ML-KEM beside or in place of a classical exchange (RFC 9370), or a key known before. */
    private static Verdict judgeIke(Scene scene, Ike ike) {
        if (!ike.getResponderSeen()) {
            return TlsHandshakes.answerNotSeen().getFirst();
        }
        IkeTransforms chosen = ike.getChosen();
        boolean safe =
                ike.getPostQuantumPsk()
                        || chosen.getKeyExchangeList().stream().anyMatch(NotQuantumSafe::isMlKem)
                        || chosen.getAdditionalKeyExchangeList().stream()
                                .anyMatch(NotQuantumSafe::isMlKem);
        String shown =
                chosen.getKeyExchangeCount() == 0
                        ? "an IKE key exchange"
                        : chosen.getKeyExchange(0);
        return verdict(scene, safe, shown);
    }

    private static boolean isMlKem(String name) {
        return name.startsWith("ML_KEM");
    }

    private static Verdict verdict(Scene scene, boolean safe, String shown) {
        return safe
                ? new Verdict.Allowed(scene.encryption().line())
                : Grading.breach(
                        scene,
                        CODE,
                        shown,
                        "%s with %s is not quantum-safe: recorded today, it can be read later"
                                .formatted(shown, scene.placeInFull()));
    }
}
