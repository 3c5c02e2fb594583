package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.TlsNames;
import eu.sealwatch.wire.v1.Tls;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code encryption.key-exchange}: the group, the size of a finite-field prime, and the signature
 * over a TLS 1.2 key exchange. Static RSA has none of these; its suite is judged as a cipher.
 */
final class KeyExchange implements Rule {
    private static final String CODE = "encryption.key-exchange";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Tls tls = scene.flow().getTls();
        if (!tls.getServerSeen()) {
            return TlsHandshakes.answerNotSeen();
        }
        if (tls.getResumed() && tls.getGroup() == 0) {
            return List.of(new Verdict.NotJudged("resumed: the keys are of an earlier handshake"));
        }
        var verdicts = new ArrayList<Verdict>(3);
        EncryptionPreset preset = scene.encryption().preset();
        if (tls.getGroup() != 0) {
            verdicts.add(
                    Grading.judge(
                            scene,
                            CODE,
                            "the group " + TlsNames.group(tls.getGroup()),
                            preset.tlsGroup(tls.getGroup(), tls.getVersion(), scene.day())));
        } else if (tls.getDhBits() != 0) {
            verdicts.add(
                    Grading.judge(
                            scene,
                            CODE,
                            "Diffie-Hellman with " + tls.getDhBits() + " bits",
                            preset.dhBits(tls.getDhBits(), scene.day())));
        } else {
            verdicts.add(new Verdict.NotJudged("the handshake shows no key exchange"));
        }
        int scheme = tls.getServerSignatureScheme();
        if (scheme != 0) {
            verdicts.add(
                    Grading.judge(
                            scene,
                            CODE,
                            "the signature scheme " + TlsNames.signatureScheme(scheme),
                            preset.tlsSignature(scheme, tls.getVersion(), scene.day())));
        }
        return verdicts;
    }
}
