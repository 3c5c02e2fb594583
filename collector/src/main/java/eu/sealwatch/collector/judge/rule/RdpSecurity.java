package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Rdp;
import java.util.List;

/** {@code encryption.rdp-security}: the security protocol that an RDP server chose. */
final class RdpSecurity implements Rule {
    private static final String CODE = "encryption.rdp-security";
    private static final int STANDARD = 0;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Rdp rdp = scene.flow().getRdp();
        if (rdp.getFailureCode() != 0) {
            return List.of(new Verdict.NotJudged("the server refused the connection"));
        }
        if (!rdp.getNegotiationSeen() && !rdp.getStandardSecurity()) {
            return TlsHandshakes.answerNotSeen();
        }
        int chosen = rdp.getStandardSecurity() ? STANDARD : rdp.getSelectedProtocol();
        return List.of(
                Grading.judge(
                        scene,
                        CODE,
                        name(chosen),
                        scene.encryption().preset().rdpProtocol(chosen, scene.day())));
    }

    /** MS-RDPBCGR 2.2.1.2.1. */
    private static String name(int protocol) {
        return switch (protocol) {
            case STANDARD -> "standard RDP security (RC4, no proof of the server)";
            case 1 -> "RDP over TLS without network level authentication";
            case 2 -> "RDP with CredSSP";
            case 4 -> "RDP with RDSTLS";
            case 8 -> "RDP with CredSSP and early authorisation";
            case 16 -> "RDP with Entra ID";
            default -> "RDP security protocol " + protocol;
        };
    }
}
