package eu.sealwatch.collector.evidence;

import java.io.IOException;

/** Gives back payloads that lie beside the log. */
@FunctionalInterface
interface ObjectSource {

    /** The bytes, which have this length and this hash; anything else is an error. */
    byte[] object(Body.Beside beside) throws IOException;
}
