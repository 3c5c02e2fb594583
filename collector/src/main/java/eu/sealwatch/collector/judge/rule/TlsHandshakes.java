package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Tls;
import java.util.List;

/** What the sight of a TLS handshake permits to judge. */
final class TlsHandshakes {
    private static final Verdict ANSWER_NOT_SEEN =
            new Verdict.NotJudged("server's answer not seen");

    private TlsHandshakes() {}

    /** What a server chose can be judged only where its answer was seen. */
    static List<Verdict> answerNotSeen() {
        return List.of(ANSWER_NOT_SEEN);
    }

    /** From 1.3 on, all after ServerHello is encrypted (RFC 8446 section 2, RFC 9147). */
    static boolean hidesCertificates(Tls tls) {
        return tls.getVersion() == 0x0304 || tls.getVersion() == 0xfefc;
    }
}
