package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.TlsNames;
import eu.sealwatch.wire.v1.Tls;
import java.util.List;

/** {@code encryption.cipher}: the cipher suite that was negotiated, not those that were offered. */
final class CipherSuite implements Rule {
    private static final String CODE = "encryption.cipher";

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
        return List.of(
                Grading.judge(
                        scene,
                        CODE,
                        TlsNames.cipher(tls.getCipher()),
                        scene.encryption()
                                .preset()
                                .tlsCipher(tls.getCipher(), tls.getEncryptThenMac(), scene.day())));
    }
}
