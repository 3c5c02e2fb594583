package eu.sealwatch.collector.alert.delivery;

import java.io.IOException;

/** The receiver says no to this message, and would again. */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
