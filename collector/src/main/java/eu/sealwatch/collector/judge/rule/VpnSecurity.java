package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.wire.v1.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * {@code encryption.vpn-security}: tunnels whose protection is known from what they are. OpenVPN
 * negotiates inside of TLS, out of sight, but shows whether strangers can talk to its TLS at all.
 * WireGuard has one fixed set of algorithms.
 */
final class VpnSecurity implements Rule {
    private static final String CODE = "encryption.vpn-security";
    private static final String AUTHORITY = "Sealwatch's own grades for tunnels";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (!scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        return switch (scene.flow().getProtocol()) {
            // RFC 2637 with MS-CHAPv2 and MPPE: a login can be broken in a day since 2012
            case "pptp" -> List.of(graded(scene, "PPTP", Grade.INSUFFICIENT));
            case "l2tp" -> List.of(inClear(scene, "L2TP without IPsec around it"));
            case "gre", "ipip", "6in4", "4in6", "etherip", "teredo", "ayiya", "vxlan", "geneve" ->
                    List.of(inClear(scene, scene.flow().getProtocol()));
            case "wireguard" -> List.of(graded(scene, "WireGuard", Grade.GOOD));
            case "openvpn" -> List.of(openvpn(scene));
            default -> List.of();
        };
    }

    private static Verdict openvpn(Scene scene) {
        for (Attribute attribute : scene.flow().getAttributesList()) {
            if (attribute.getName().equals("openvpn.control_channel")) {
                return graded(
                        scene,
                        "OpenVPN with control channel " + attribute.getValue(),
                        attribute.getValue().startsWith("tls-crypt")
                                ? Grade.GOOD
                                : Grade.SUFFICIENT);
            }
        }
        return new Verdict.NotJudged("OpenVPN negotiates out of sight");
    }

    private static Verdict graded(Scene scene, String what, Grade grade) {
        return Grading.judge(scene, CODE, AUTHORITY, what, Optional.of(grade));
    }

    private static Verdict inClear(Scene scene, String what) {
        return Grading.clear(
                scene,
                CODE,
                what,
                "%s with %s encrypts nothing: what is inside can be read unless it is encrypted itself"
                        .formatted(what, scene.placeInFull()));
    }
}
