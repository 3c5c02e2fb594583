package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.wire.v1.Ssh;
import eu.sealwatch.wire.v1.Tls;
import java.util.List;

/**
 * {@code encryption.pin-mismatch}: the server of a pinned endpoint showed another certificate, or
 * another SSH host key, than those pinned.
 */
final class PinMismatch implements Rule {
    private static final String CODE = "encryption.pin-mismatch";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Endpoint endpoint = scene.endpoint().orElse(null);
        // only where the outside is the server does it show what the endpoint pins
        if (endpoint == null || scene.way() != Scene.Way.OUTBOUND) {
            return List.of();
        }
        if (scene.flow().hasTls() && Pins.forTls(endpoint)) {
            return List.of(judgeTls(scene, endpoint, scene.flow().getTls()));
        }
        if (scene.flow().hasSsh() && Pins.forSsh(endpoint)) {
            return List.of(judgeSsh(scene, endpoint, scene.flow().getSsh()));
        }
        return List.of();
    }

    private static Verdict judgeTls(Scene scene, Endpoint endpoint, Tls tls) {
        if (tls.getCertificatesCount() == 0) {
            return new Verdict.NotJudged("no certificate was seen");
        }
        var leaf = tls.getCertificates(0);
        return Pins.hold(endpoint, leaf)
                ? new Verdict.Allowed(endpoint.line())
                : breach(scene, endpoint, "certificate " + Pins.hex(leaf.getSha256()));
    }

    private static Verdict judgeSsh(Scene scene, Endpoint endpoint, Ssh ssh) {
        if (ssh.getHostKeySha256().isEmpty()) {
            return new Verdict.NotJudged("the SSH host key was not seen");
        }
        return Pins.holdSsh(endpoint, ssh.getHostKeySha256())
                ? new Verdict.Allowed(endpoint.line())
                : breach(scene, endpoint, "SSH host key " + Pins.hex(ssh.getHostKeySha256()));
    }

    private static Verdict breach(Scene scene, Endpoint endpoint, String shown) {
        return new Verdict.Breach(
                CODE,
                endpoint.line(),
                endpoint.id() + " " + shown,
                "%s showed the %s, which endpoint %s does not pin"
                        .formatted(scene.placeInFull(), shown, endpoint.id()));
    }
}
