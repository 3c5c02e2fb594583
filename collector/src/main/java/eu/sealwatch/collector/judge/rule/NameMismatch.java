package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.Tls;
import java.util.List;
import java.util.Locale;

/**
 * {@code evasion.name-mismatch}: the server that answered is not the one whose name the client
 * gave: its certificate does not cover the name. Up to TLS 1.2 certificates can be seen. A pinned
 * certificate is accepted whatever names it holds.
 */
final class NameMismatch implements Rule {
    private static final String CODE = "evasion.name-mismatch";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Tls tls = scene.flow().getTls();
        if (tls.getServerName().isEmpty()) {
            return List.of();
        }
        if (!tls.getServerSeen()) {
            return TlsHandshakes.answerNotSeen();
        }
        if (tls.getCertificatesCount() == 0) {
            return List.of(new Verdict.NotJudged("no certificate was seen"));
        }
        Certificate leaf = tls.getCertificates(0);
        if (scene.endpoint().filter(endpoint -> Pins.hold(endpoint, leaf)).isPresent()) {
            return List.of(new Verdict.Allowed(scene.endpoint().get().line()));
        }
        if (isMadeOutTo(leaf, tls.getServerName())) {
            return List.of(
                    new Verdict.Allowed(
                            scene.endpoint().map(Endpoint::line).orElse(scene.siteLine())));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.endpoint().map(Endpoint::line).orElse(scene.siteLine()),
                        scene.place() + " " + scene.service(),
                        "%s asked for %s, and the certificate of %s is not made out to that name but to %s"
                                .formatted(
                                        scene.way() == Scene.Way.INBOUND
                                                ? scene.placeInFull()
                                                : scene.subject(),
                                        tls.getServerName(),
                                        Scene.format(scene.destination()),
                                        names(leaf))));
    }

    private static boolean isMadeOutTo(Certificate leaf, String wanted) {
        if (leaf.getNamesCount() == 0) {
            return commonName(leaf.getSubject()).equalsIgnoreCase(wanted);
        }
        for (int i = 0; i < leaf.getNamesCount(); i++) {
            if (covers(leaf.getNames(i), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String names(Certificate leaf) {
        if (leaf.getNamesCount() == 0) {
            String name = commonName(leaf.getSubject());
            return name.isEmpty() ? "nobody" : name;
        }
        return leaf.getNames(0)
                + (leaf.getNamesCount() > 1
                        ? " and %d more".formatted(leaf.getNamesCount() - 1)
                        : "");
    }

    private static String commonName(String subject) {
        int start = subject.indexOf("CN=");
        if (start < 0) {
            return "";
        }
        int end = subject.indexOf(',', start);
        return subject.substring(start + 3, end < 0 ? subject.length() : end).strip();
    }

    /** RFC 9525 section 6.3: a star stands for exactly the leftmost label. */
    static boolean covers(String presented, String wanted) {
        if (!presented.startsWith("*.")) {
            return presented.equalsIgnoreCase(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0
                && wanted.substring(dot + 1)
                        .toLowerCase(Locale.ROOT)
                        .equals(presented.substring(2).toLowerCase(Locale.ROOT));
    }
}
