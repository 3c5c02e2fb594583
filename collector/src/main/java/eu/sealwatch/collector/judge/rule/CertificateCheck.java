package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.Tls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code encryption.certificate}: the server's own certificate, judged at the flow's time. Whether
 * its issuer is to be trusted is not judged: that depends on what the client trusts. Whether it is
 * made out to the right name is {@code evasion.name-mismatch}. A self-signed certificate is
 * accepted where the endpoint pins it.
 */
final class CertificateCheck implements Rule {
    private static final String CODE = "encryption.certificate";
    private static final long NANOS = 1_000_000_000L;

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
        if (tls.getCertificatesCount() == 0) {
            return List.of(new Verdict.NotJudged(whyNone(tls)));
        }
        return judgeLeaf(scene, tls.getCertificates(0));
    }

    private static String whyNone(Tls tls) {
        if (TlsHandshakes.hidesCertificates(tls)) {
            return "TLS 1.3 encrypts certificates";
        }
        return tls.getResumed() ? "resumed: no certificate was sent" : "no certificate was seen";
    }

    private static List<Verdict> judgeLeaf(Scene scene, Certificate leaf) {
        var verdicts = new ArrayList<Verdict>(5);
        verdicts.add(judgeTime(scene, leaf));
        EncryptionPreset preset = scene.encryption().preset();
        verdicts.add(
                Grading.judge(
                        scene,
                        CODE,
                        "a certificate key of " + keyName(leaf),
                        preset.certificateKey(
                                leaf.getKeyAlgorithm(),
                                leaf.getKeyBits(),
                                leaf.getCurve(),
                                scene.day())));
        if (leaf.getSelfSigned()) {
            // its own signature proves nothing, so its strength does not matter either
            verdicts.add(judgeSelfSigned(scene, leaf));
        } else {
            verdicts.add(
                    Grading.judge(
                            scene,
                            CODE,
                            "a certificate signed with " + leaf.getSignatureAlgorithm(),
                            preset.certificateSignature(
                                    leaf.getSignatureAlgorithm(), scene.day())));
        }
        return verdicts;
    }

    private static Verdict judgeTime(Scene scene, Certificate leaf) {
        long when = scene.flow().getStart();
        if (when > leaf.getNotAfter()) {
            return Grading.breach(
                    scene,
                    CODE,
                    "expired",
                    "the certificate of %s expired on %s"
                            .formatted(scene.placeInFull(), date(leaf.getNotAfter())));
        }
        if (when < leaf.getNotBefore()) {
            return Grading.breach(
                    scene,
                    CODE,
                    "not yet valid",
                    "the certificate of %s is valid only from %s"
                            .formatted(scene.placeInFull(), date(leaf.getNotBefore())));
        }
        return new Verdict.Allowed(scene.encryption().line());
    }

    private static String date(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS)).toString().substring(0, 10);
    }

    private static String keyName(Certificate leaf) {
        return leaf.getCurve().isEmpty()
                ? leaf.getKeyAlgorithm() + " with " + leaf.getKeyBits() + " bits"
                : leaf.getKeyAlgorithm() + " on " + leaf.getCurve();
    }

    private static Verdict judgeSelfSigned(Scene scene, Certificate leaf) {
        if (scene.way() != Scene.Way.OUTBOUND) {
            return new Verdict.Allowed(scene.encryption().line());
        }
        if (scene.endpoint().isPresent() && Pins.hold(scene.endpoint().get(), leaf)) {
            return new Verdict.Allowed(scene.endpoint().get().line());
        }
        return Grading.breach(
                scene,
                CODE,
                "self-signed",
                "the certificate of %s is self-signed: nobody else vouches for it"
                        .formatted(scene.placeInFull()));
    }
}
