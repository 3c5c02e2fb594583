package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Smb;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code encryption.smb-security}: SMB version 1, a login with NTLM version 1, messages that are
 * neither encrypted nor signed, and files in clear (MS-SMB2, MS-NLMP).
 */
final class SmbSecurity implements Rule {
    private static final String CODE = "encryption.smb-security";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Smb smb = scene.flow().getSmb();
        if (!smb.getNegotiated()) {
            return TlsHandshakes.answerNotSeen();
        }
        var verdicts = new ArrayList<Verdict>(3);
        if (smb.getVersion() == 1) {
            verdicts.add(
                    breach(scene, "version 1", "is of version 1, which nobody repairs any more"));
        }
        if (smb.getAuthentication().equals("ntlm-v1")) {
            verdicts.add(breach(scene, "NTLM version 1", "logs in with NTLM version 1, broken"));
        }
        boolean protectedWhole = smb.getEncrypted() && !smb.getClear();
        boolean signs =
                smb.getSigned() || smb.getSigningRequired() || smb.getClientSigningRequired();
        if (smb.getVersion() != 1 && !protectedWhole && !signs) {
            verdicts.add(
                    breach(
                            scene,
                            "no signing",
                            "is neither encrypted nor signed: who is on the way can change it"));
        }
        if (smb.getClear()) {
            verdicts.add(
                    Grading.clear(
                            scene,
                            CODE,
                            "files in clear",
                            "SMB with %s carries files in clear".formatted(scene.placeInFull())));
        }
        return verdicts.isEmpty()
                ? List.of(new Verdict.Allowed(scene.encryption().line()))
                : verdicts;
    }

    private static Verdict breach(Scene scene, String what, String how) {
        return Grading.breach(
                scene, CODE, what, "SMB with %s %s".formatted(scene.placeInFull(), how));
    }
}
