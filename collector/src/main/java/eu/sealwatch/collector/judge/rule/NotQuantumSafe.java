package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.QuantumSafe;
import eu.sealwatch.config.preset.TlsNames;
import java.util.List;

/**
 * {@code encryption.not-quantum-safe}: a key exchange that a later quantum computer can undo, where
 * the policy demands better. Only TLS and SSH are judged: of others the key exchange is not seen.
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
        return List.of();
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
