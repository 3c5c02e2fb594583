package eu.sealwatch.collector.judge.scene;

import java.util.List;

/**
 * One rule about maintenance sessions, which raises one code. Pure and stateless. It is asked with
 * the handshake of a session's first flow, each minute while there is traffic, and at the end.
 */
public interface SessionRule {

    String code();

    /** Verdicts about the session; empty when the rule has no business with it. */
    List<Verdict> judge(SessionScene scene);
}
