package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.EncryptionRequirement;
import eu.sealwatch.config.preset.Grade;
import java.util.Optional;

/** Compares what an authority says of something with what the policy asks for. */
final class Grading {
    private Grading() {}

    /**
     * @param what as a person names it: {@code TLS 1.0}, {@code the cipher suite TLS_RSA_...}
     * @param grade empty where the authority says nothing, so that nobody is blamed
     */
    static Verdict judge(Scene scene, String code, String what, Optional<Grade> grade) {
        return judge(scene, code, authority(scene.encryption(), code), what, grade);
    }

    /**
     * @param authority who grades, where it is not the preset
     */
    static Verdict judge(
            Scene scene, String code, String authority, String what, Optional<Grade> grade) {
        EncryptionRequirement required = scene.encryption();
        if (grade.isEmpty()) {
            return new Verdict.NotJudged(authority + " says nothing about " + what);
        }
        if (grade.get().compareTo(required.least()) >= 0) {
            return new Verdict.Allowed(required.line());
        }
        return new Verdict.Breach(
                code,
                required.line(),
                about(scene, what),
                "%s with %s is %s under %s; at least %s is required"
                        .formatted(
                                what,
                                scene.placeInFull(),
                                grade.get().word(),
                                authority,
                                required.least().word()));
    }

    private static String authority(EncryptionRequirement required, String code) {
        return switch (code) {
            case "encryption.ssh-algorithm" -> required.preset().sshTitle();
            case "encryption.rdp-security", "encryption.vnc-security" ->
                    required.preset().remoteDesktopTitle();
            default -> required.preset().title();
        };
    }

    /** A breach of what goes in clear, unless the policy accepts that here. */
    static Verdict clear(Scene scene, String code, String what, String reason) {
        return scene.encryption().cleartextAllowed()
                ? new Verdict.Allowed(scene.encryption().line())
                : breach(scene, code, what, reason);
    }

    /** A breach that no grade decides. */
    static Verdict breach(Scene scene, String code, String what, String reason) {
        return new Verdict.Breach(code, scene.encryption().line(), about(scene, what), reason);
    }

    private static String about(Scene scene, String what) {
        return scene.place() + " " + scene.service() + " " + what;
    }
}
