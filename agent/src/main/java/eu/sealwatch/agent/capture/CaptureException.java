package eu.sealwatch.agent.capture;

import java.io.IOException;

/** A capture cannot be read at all; the message is one sentence that says what to do. */
public final class CaptureException extends IOException {
    public CaptureException(String message) {
        super(message);
    }

    public CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
