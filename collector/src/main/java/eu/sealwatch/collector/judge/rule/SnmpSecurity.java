package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Snmp;
import java.util.List;

/**
 * {@code encryption.snmp-version}: SNMP whose community is a password in clear (RFC 1157, RFC
 * 1901), or version 3 without privacy (RFC 3414). A community that everybody knows is told apart.
 */
final class SnmpSecurity implements Rule {
    private static final String CODE = "encryption.snmp-version";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Snmp snmp = scene.flow().getSnmp();
        if (!snmp.getVersion().equals("3")) {
            return List.of(judgeCommunity(scene, snmp));
        }
        return switch (snmp.getSecurityLevel()) {
            case "" -> List.of(new Verdict.NotJudged("the security level was not seen"));
            case "authPriv" -> List.of(new Verdict.Allowed(scene.encryption().line()));
            default -> List.of(judgeLevel(scene, snmp.getSecurityLevel()));
        };
    }

    private static Verdict judgeCommunity(Scene scene, Snmp snmp) {
        String version = "SNMP version " + snmp.getVersion();
        if (snmp.getDefaultCommunity()) {
            return Grading.breach(
                    scene,
                    CODE,
                    version + " default community",
                    "%s with %s goes in clear, with a community that everybody knows"
                            .formatted(version, scene.placeInFull()));
        }
        return Grading.clear(
                scene,
                CODE,
                version,
                "%s with %s sends its community, which is a password, in clear"
                        .formatted(version, scene.placeInFull()));
    }

    private static Verdict judgeLevel(Scene scene, String level) {
        String lacks =
                level.equals("authNoPriv")
                        ? "is not encrypted"
                        : "is neither authenticated nor encrypted";
        return Grading.clear(
                scene,
                CODE,
                "SNMP version 3 " + level,
                "SNMP version 3 with %s %s (%s)".formatted(scene.placeInFull(), lacks, level));
    }
}
