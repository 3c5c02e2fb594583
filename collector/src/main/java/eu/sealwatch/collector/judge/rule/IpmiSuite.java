package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.wire.v1.Ipmi;
import java.util.List;
import java.util.Optional;

/**
 * {@code encryption.ipmi-suite}: how a session with a baseboard management controller proves who is
 * there. Whether it is encrypted at all is {@code encryption.cleartext}.
 */
final class IpmiSuite implements Rule {
    private static final String CODE = "encryption.ipmi-suite";
    private static final String AUTHORITY = "Sealwatch's own grades for IPMI";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Ipmi ipmi = scene.flow().getIpmi();
        if (!ipmi.getSuiteSeen()) {
            return List.of(new Verdict.NotJudged("the controller's choice was not seen"));
        }
        return List.of(
                graded(scene, "IPMI authentication", ipmi.getAuthenticationAlgorithm()),
                graded(scene, "IPMI integrity", ipmi.getIntegrityAlgorithm()));
    }

    /** IPMI 2.0, 13.28 and 13.28.4: 0 none, 1 HMAC-SHA1, 2 HMAC-MD5, then MD5, HMAC-SHA256. */
    private static Verdict graded(Scene scene, String what, int algorithm) {
        boolean integrity = what.endsWith("integrity");
        String name =
                switch (algorithm) {
                    case 0 -> "none";
                    case 1 -> integrity ? "HMAC-SHA1-96" : "HMAC-SHA1";
                    case 2 -> integrity ? "HMAC-MD5-128" : "HMAC-MD5";
                    case 3 -> integrity ? "MD5-128" : "HMAC-SHA256";
                    case 4 -> integrity ? "HMAC-SHA256-128" : "number 4";
                    default -> "number " + algorithm;
                };
        Optional<Grade> grade =
                switch (name) {
                    case "none", "MD5-128" -> Optional.of(Grade.INSUFFICIENT);
                    case "HMAC-MD5", "HMAC-MD5-128" -> Optional.of(Grade.PHASE_OUT);
                    case "HMAC-SHA1", "HMAC-SHA1-96" -> Optional.of(Grade.SUFFICIENT);
                    case "HMAC-SHA256", "HMAC-SHA256-128" -> Optional.of(Grade.GOOD);
                    default -> Optional.empty();
                };
        return Grading.judge(scene, CODE, AUTHORITY, what + " " + name, grade);
    }
}
