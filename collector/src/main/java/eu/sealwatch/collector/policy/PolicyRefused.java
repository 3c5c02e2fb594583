package eu.sealwatch.collector.policy;

/** A policy may not come in force; the message says in one sentence why, and what to do. */
public final class PolicyRefused extends Exception {
    private static final long serialVersionUID = 1L;

    PolicyRefused(String message) {
        super(message);
    }

    PolicyRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
