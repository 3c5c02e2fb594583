package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Vnc;
import java.util.List;

/** {@code encryption.vnc-security}: the RFB security type that was chosen. */
final class VncSecurity implements Rule {
    private static final String CODE = "encryption.vnc-security";
    private static final int VENCRYPT = 19;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Vnc vnc = scene.flow().getVnc();
        if (!vnc.getChosenSeen()) {
            return TlsHandshakes.answerNotSeen();
        }
        int subtype = vnc.getVencryptSubtype();
        // VeNCrypt may have been agreed on inside Tight
        int type = subtype != 0 ? VENCRYPT : vnc.getSecurityType();
        if (type == VENCRYPT && subtype == 0) {
            return List.of(new Verdict.NotJudged("the VeNCrypt sub-type was not seen"));
        }
        return List.of(
                Grading.judge(
                        scene,
                        CODE,
                        name(type, subtype),
                        scene.encryption().preset().vncSecurity(type, subtype, scene.day())));
    }

    private static String name(int type, int subtype) {
        return switch (type) {
            case 1 -> "VNC without any login";
            case 2 -> "VNC with DES challenge login";
            case VENCRYPT -> "VNC with VeNCrypt sub-type " + subtype;
            default -> "VNC security type " + type;
        };
    }
}
