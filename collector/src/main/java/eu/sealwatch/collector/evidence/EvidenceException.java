package eu.sealwatch.collector.evidence;

import java.io.IOException;

/**
 * A log, proof, note or key is not what it must be. The message says what, where and what to do.
 */
public final class EvidenceException extends IOException {

    private static final long serialVersionUID = 1;

    private final String message;

    EvidenceException(String message) {
        super(message);
        this.message = message;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return message;
    }
}
